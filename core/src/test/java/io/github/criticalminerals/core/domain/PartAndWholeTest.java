package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartAndWholeTest {

    @Test
    void aMemberAndAGroupOfSomeMembersArePartsOfAGroup() {
        Aggregate both = (Aggregate) Producer.parse("China and Burma");
        Aggregate three = (Aggregate) Producer.parse("China, Burma and Vietnam");
        assertThat(both.contains(Country.CHINA)).isTrue();
        assertThat(both.contains(Country.UNITED_STATES)).isFalse();
        assertThat(three.contains(both)).isTrue();
        assertThat(both.contains(three)).isFalse();
        assertThat(both.contains(both)).isFalse();
        assertThat(both.contains(Aggregate.of("Other countries"))).isFalse();
        assertThat(Aggregate.of("Other countries").contains(Country.CHINA)).isFalse();
    }

    @Test
    void theExceptionHoldsBoth() {
        Aggregate both = (Aggregate) Producer.parse("China and Burma");
        PartAndWholeException thrown = new PartAndWholeException(Country.CHINA, both);
        assertThat(thrown.part()).isEqualTo(Country.CHINA);
        assertThat(thrown.whole()).isEqualTo(both);
        assertThat(thrown)
                .hasMessage("producers must be apart, but China is a member of China and Burma, and it is not known"
                        + " whether the figure of the one holds that of the other; leave one of them out");
        assertThat(new PartAndWholeException(both, (Aggregate) Producer.parse("China, Burma and Vietnam")))
                .hasMessageContaining("but China and Burma is a part of China, Burma and Vietnam,");
    }
}
