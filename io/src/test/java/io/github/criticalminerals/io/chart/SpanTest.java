package io.github.criticalminerals.io.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final LocalDate FIRST = LocalDate.of(2031, 1, 13);
    private static final LocalDate LAST = LocalDate.of(2031, 4, 12);

    @Test
    void holdsWhatItWasGiven() {
        Span span = Span.of("truce", "both", FIRST, LAST);
        assertThat(span.label()).isEqualTo("truce");
        assertThat(span.group()).isEqualTo("both");
        assertThat(span.from()).isEqualTo(FIRST);
        assertThat(span.until()).hasValue(LAST);
        assertThat(Span.openEnded("truce", "both", FIRST).until()).isEmpty();
    }

    @Test
    void printsItsDays() {
        assertThat(Span.of("truce", "both", FIRST, LAST)).hasToString("2031-01-13 to 2031-04-12: truce (both)");
        assertThat(Span.of("list", "US", FIRST, FIRST)).hasToString("2031-01-13: list (US)");
        assertThat(Span.openEnded("licences", "China", FIRST)).hasToString("from 2031-01-13: licences (China)");
    }

    @Test
    void isAValue() {
        Span span = Span.of("a", "g", FIRST, LAST);
        assertThat(span)
                .isEqualTo(Span.of("a", "g", FIRST, LAST))
                .hasSameHashCodeAs(Span.of("a", "g", FIRST, LAST))
                .isNotEqualTo(Span.of("b", "g", FIRST, LAST))
                .isNotEqualTo(Span.of("a", "h", FIRST, LAST))
                .isNotEqualTo(Span.of("a", "g", LAST, LAST))
                .isNotEqualTo(Span.openEnded("a", "g", FIRST))
                .isNotEqualTo("a");
    }

    @Test
    void refusesBlankTextsAndAnEndBeforeTheStart() {
        assertThatThrownBy(() -> Span.of("a", "g", LAST, FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("until must not be before from, 2031-04-12, but was 2031-01-13");
        assertThatThrownBy(() -> Span.of("", "g", FIRST, LAST)).hasMessage("label must not be blank");
        assertThatThrownBy(() -> Span.openEnded("a", " ", FIRST)).hasMessage("group must not be blank");
        assertThatThrownBy(() -> Span.of("a", "g", FIRST, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("until is required");
    }
}
