package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {

    private static final Source PAGE = Source.of("Survey", "Summaries").withLocator("p. 7");
    private static final Source BOOK = Source.of("Press", "Tables");

    private final Term a = Term.input("x", "Country A", Interval.exact(61), "t REO", List.of(PAGE));
    private final Term b = Term.input("x", "Country B", Interval.exact(39), "t REO", List.of(BOOK, PAGE))
            .withNote("an\n estimate");
    private final Term total = Term.computed(
            "X", "all", Interval.exact(100), "t REO", Expression.of("x").summed(), List.of(a, b));

    @Test
    void printsATreeWithNumberedSources() {
        assertThat(total.toText())
                .isEqualTo(
                        """
                        X = 100 (t REO) = sum(x) [all]
                          x = 61 (t REO) [Country A] @1
                          x = 39 (t REO) [Country B] @2 @1
                          ! an estimate
                        @1 Survey, Summaries, p. 7
                        @2 Press, Tables
                        """);
        assertThat(total).hasToString("X = 100 (t REO) = sum(x) [all]");
        assertThat(Term.input("n", "", Interval.of(3, 5), "", List.of())).hasToString("n = 3..5");
    }

    @Test
    void saysWhatItIsMadeOf() {
        assertThat(total.name()).isEqualTo("X");
        assertThat(total.label()).isEqualTo("all");
        assertThat(total.value()).isEqualTo(Interval.exact(100));
        assertThat(total.unit()).isEqualTo("t REO");
        assertThat(total.formula()).map(Object::toString).contains("sum(x)");
        assertThat(total.children()).containsExactly(a, b);
        assertThat(a.formula()).isEmpty();
        assertThat(b.sources()).containsExactly(BOOK, PAGE);
        assertThat(b.notes()).containsExactly("an estimate");
        assertThat(total.named("S").toString()).startsWith("S = 100 ");
        assertThat(total.named("X")).isEqualTo(total).hasSameHashCodeAs(total);
        assertThat(total.named("S")).isNotEqualTo(total);
        assertThat(a).isNotEqualTo(a.withNote("seen"));
    }

    @Test
    void breaksNoLine() {
        Term term = Term.computed(
                "y", "two\nlines", Interval.ONE, "t\tREO", Expression.of("x").over("x"), List.of(a.named("x")));
        assertThat(term).hasToString("y = 1 (t REO) = x / x [two lines]");
    }

    @Test
    void refusesWhatIsNoTerm() {
        refused(() -> a.named("2x")).hasMessage("term name must be letters, digits and _, but was \"2x\"");
        refused(() -> Term.computed("y", "", Interval.ONE, "", null, List.of(a)))
                .hasMessage("term y has children and must say by which formula");
        assertThatThrownBy(() -> Term.input("y", null, Interval.ONE, "", List.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("label is required");
        assertThatThrownBy(() -> Term.input("y", "", null, "", List.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value is required");
        assertThatThrownBy(() -> Term.input("y", "", Interval.ONE, null, List.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("unit is required");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Term term = Term.computed("y", "", Interval.of(0, 5), "", Expression.of("X"), List.of(total));
        assertThat(mapper.readValue(mapper.writeValueAsString(term), Term.class))
                .isEqualTo(term);
        assertThat(mapper.writeValueAsString(Term.input("n", "", Interval.atLeast(3), "t", List.of())))
                .isEqualTo("{\"name\":\"n\",\"value\":\"3..\",\"unit\":\"t\"}");
        assertThat(mapper.readValue("{\"name\":\"n\",\"value\":7}", Term.class))
                .isEqualTo(Term.input("n", "", Interval.exact(7), "", List.of()));
        assertThat(mapper.readValue("null", Term.class)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | name is required",
                "{'name':null,'value':5} | name is required",
                "{'name':'n'} | value is required",
                "{'name':'n','value':null} | value is required",
                "{'name':'n','value':5,'formula':''} | " + "term name must be letters, digits and _, but was \"\"\"\""
            })
    void refusesIncompleteJson(String json, String message) {
        refused(json.replace('\'', '"'), Term.class).rootCause().hasMessage(message.replace("\"\"\"\"", "\"\""));
    }
}
