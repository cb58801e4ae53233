package io.github.criticalminerals.io.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void hasTheDefaultsItPromises() {
        assertThat(Limits.DEFAULT).isEqualTo(new Limits(65_536, 1_048_576, 1_024, 68_719_476_736L, 200, 10_000));
    }

    @Test
    void changesOneAtATime() {
        Limits limits = new Limits(2, 3, 5, 7, 11, 13);
        assertThat(limits.withFieldBytes(1)).isEqualTo(new Limits(1, 3, 5, 7, 11, 13));
        assertThat(limits.withFieldBytes(17)).isEqualTo(new Limits(17, 17, 5, 7, 11, 13));
        assertThat(limits.withRowBytes(17)).isEqualTo(new Limits(2, 17, 5, 7, 11, 13));
        assertThat(limits.withColumns(17)).isEqualTo(new Limits(2, 3, 17, 7, 11, 13));
        assertThat(limits.withUnpackedBytes(17)).isEqualTo(new Limits(2, 3, 5, 17, 11, 13));
        assertThat(limits.withUnpackedRatio(17)).isEqualTo(new Limits(2, 3, 5, 7, 17, 13));
        assertThat(limits.withEntries(17)).isEqualTo(new Limits(2, 3, 5, 7, 11, 17));
    }

    @Test
    void refusesWhatIsNoLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withColumns(0))
                .withMessage("columns must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withRowBytes(7))
                .withMessage("fieldBytes must be at most rowBytes, 7, but was 65536");
    }
}
