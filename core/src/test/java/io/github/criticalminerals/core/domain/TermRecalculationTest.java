package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermRecalculationTest {

    private static final Source PAGE = Source.of("Survey", "Summaries").withNote("see [3]");

    /** x = 2, 3, 5; w = 7, 11, 13; k = 17; z = 0. */
    private static List<Term> children() {
        List<Term> terms = new ArrayList<>();
        for (double x : new double[] {2, 3, 5}) {
            terms.add(exact("x", x));
        }
        for (double w : new double[] {7, 11, 13}) {
            terms.add(exact("w", w));
        }
        terms.add(exact("k", 17));
        terms.add(exact("z", 0));
        return terms;
    }

    private static Term exact(String name, double value) {
        return Term.input(name, "", Interval.exact(value), "t", List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 - 4 / 8 | 8.5",
                "-k ^ 2 | -289",
                "2 ^ 3 ^ 2 | 512",
                "2 ^ -1 | 0.5",
                "8 - 3 - 2 | 3",
                "16 / 4 / 2 | 2",
                "1.5e2 | 150",
                "sqrt(k * k) | 17",
                "ln(exp(3)) | 3",
                "min(k, 19) + max(k, 19) | 36",
                "clamp(k, 0, 5) | 5",
                "clamp(-k, 0, 5) | 0",
                "sum(x) | 10",
                "sum(x * w) | 112",
                "sum(x * k) | 170",
                "mean(x ^ 2) | 12.666666666666666",
                "largest(x * w) | 65",
                "least(w - x) | 5",
                "sum(x - mean(x)) | 0",
                "sum(x * sum(w)) | 310",
                "sum(k) | 17",
                "z * ln(z) | 0",
                "sum((x / sum(x)) ^ 2) | 0.38"
            })
    void evaluates(String formula, double expected) {
        assertThat(TermRecalculation.recompute(printed("y", Interval.exact(expected), formula, children())))
                .isEqualTo(new TermRecalculation.Outcome(8, 1, 0, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(x) | term y: sum(x) gives 10.0, but printed is 7.0",
                "x | term y: several terms x below, not inside a sum, in x",
                "q | term y: no term q below, in q",
                "cosh(k) | term y: no function cosh in cosh(k)",
                "k) | term y: expected the end at \")\" in k)",
                "min(k) | term y: expected , at \")\" in min(k)",
                "k * / 3 | term y: expected a number, a name or ( at \"/ 3\" in k * / 3",
                "sum(x * v) | term y: names of unequal counts [x, v] in sum of sum(x * v)"
            })
    void findsFaults(String formula, String fault) {
        List<Term> terms = children();
        terms.add(exact("v", 19));
        terms.add(exact("v", 23));
        assertThat(TermRecalculation.recompute(printed("y", Interval.exact(7), formula, terms))
                        .faults())
                .containsExactly(fault);
    }

    @Test
    void aFaultOfATermNamesIt() {
        Term term =
                Term.computed("y", "", Interval.exact(7), "", Expression.of("x").summed(), children());
        assertThatThrownBy(() -> TermRecalculation.check(term))
                .hasMessage("term y: sum(x) gives 10.0, but printed is 7.0\nin\n" + term.toText());
    }

    private static String printed(String name, Interval value, String formula, List<Term> children) {
        StringBuilder text = new StringBuilder(name + " = " + value + " = " + formula + "\n");
        children.forEach(child -> text.append("  ").append(child).append("\n"));
        return text.toString();
    }

    @Test
    void comparesToTwelveDigits() {
        assertThat(faults("k / 3", 17 / 3.0 * (1 + 1e-13))).isEmpty();
        assertThat(faults("k / 3", 17 / 3.0 * (1 + 1e-11))).hasSize(1);
        assertThat(faults("k - 17 * (1 + 2^-46)", 0)).hasSize(1);
        assertThat(faults("k - 17 * (1 + 2^-52)", 0)).isEmpty();
    }

    private static List<String> faults(String formula, double value) {
        return TermRecalculation.recompute(printed("y", Interval.exact(value), formula, children()))
                .faults();
    }

    @Test
    void computesIntervalsEndByEndWhereANoteSaysSo() {
        Term low = Term.input("s", "", Interval.of(0.25, 0.5), "", List.of());
        Term square = Term.computed(
                "H", "", Interval.of(0.0625, 0.25), "", Expression.of("s").squared(), List.of(low));
        assertThat(TermRecalculation.check(square)).isEqualTo(new TermRecalculation.Outcome(1, 0, 1, List.of()));
        Term stated = square.withNote(TermRecalculation.END_BY_END);
        assertThat(TermRecalculation.check(stated)).isEqualTo(new TermRecalculation.Outcome(1, 1, 0, List.of()));
        Term wrong = Term.computed(
                        "H",
                        "",
                        Interval.of(0.0625, 0.26),
                        "",
                        Expression.of("s").squared(),
                        List.of(low))
                .withNote(TermRecalculation.END_BY_END);
        assertThat(TermRecalculation.recompute(wrong.toText()).faults())
                .containsExactly("term H: s^2 gives 0.25, but printed is 0.26");
        Term unreadable =
                Term.computed("H", "", Interval.of(0, 1), "", Expression.of("q").squared(), List.of(low));
        assertThat(TermRecalculation.recompute(unreadable.toText()).faults())
                .containsExactly("term H: no term q below, in q^2");
    }

    @Test
    void readsBackWhatIsPrinted() {
        Term share = Term.computed(
                        "s",
                        "Country A [disputed] @2",
                        Interval.exact(2.0 / 17),
                        "fraction (0..1), of (a + b)",
                        Expression.of("x").over("k"),
                        List.of(exact("x", 2), Term.input("k", "all = sum", Interval.exact(17), "t", List.of(PAGE))))
                .withNote("first")
                .withNote("second = 2");
        Term root = Term.computed(
                "H", "index", Interval.of(0, 1), "", Expression.of("s").squared(), List.of(share, exact("q", 3)));
        TermRecalculation.Line line = TermRecalculation.parse(root.toText());
        assertThat(line.name()).isEqualTo("H");
        assertThat(line.formula()).contains("s^2");
        assertThat(line.unit()).isEmpty();
        assertThat(line.children()).extracting(TermRecalculation.Line::name).containsExactly("s", "q");
        TermRecalculation.Line printed = line.children().get(0);
        assertThat(printed.label()).isEqualTo("Country A [disputed] @2");
        assertThat(printed.unit()).isEqualTo("fraction (0..1), of (a + b)");
        assertThat(printed.value().exactValue()).isCloseTo(2.0 / 17, within(0.0));
        assertThat(printed.formula()).isEqualTo(Optional.of("x / k"));
        assertThat(printed.notes()).containsExactly("first", "second = 2");
        assertThat(printed.children().get(1).sources()).containsExactly("Survey, Summaries [see [3]]");
        assertThat(printed.children().get(1).label()).isEqualTo("all = sum");
        assertThat(TermRecalculation.check(root).recomputed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y : 3 | not a term: y : 3",
                "y = 3~    x = 2 | a term at the wrong indentation:     x = 2",
                "y = 3~x = 2 | a term at the wrong indentation: x = 2",
                "y = 3~  ! note | a note at the wrong indentation:   ! note",
                "y = 3 @1~@2 Survey | not a numbered source: @2 Survey",
                "@1 Survey | there is no term in \"@1 Survey\""
            })
    void refusesOtherText(String text, String message) {
        refused(() -> TermRecalculation.parse(text.replace('~', '\n'))).hasMessage(message);
    }
}
