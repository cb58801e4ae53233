package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Mutants that no test can tell: a last round of a loop over pairs that finds no pair; equal ranks where ranks are
 * apart.
 */
class SideBySideTest {

    private static Term product(double h, double w) {
        return Node.computed(
                        "score",
                        "score",
                        "0..1",
                        Expression.of("H").times("W"),
                        Node.input("H", "", h, ""),
                        Node.input("W", "", w, ""))
                .term();
    }

    private static Term plain(String name, Interval value) {
        return Term.input(name, name, value, "points", List.of());
    }

    /** By the product a, b, c, d; by the plain score d, b, c, a. */
    private static SideBySide.Builder four() {
        return SideBySide.builder()
                .add("product", "a", product(0.9, 0.8))
                .add("product", "b", product(0.8, 0.7))
                .add("product", "c", product(0.5, 0.6))
                .add("product", "d", product(0.95, 0.1))
                .add("plain", "a", plain("P", Interval.exact(1)))
                .add("plain", "b", plain("P", Interval.exact(3)))
                .add("plain", "c", plain("P", Interval.exact(2)))
                .add("plain", "d", plain("P", Interval.exact(4)));
    }

    @Test
    void ranksAndAgreement() {
        SideBySide table = four().missing("plain", "e", "no trade, \"HS\"").build();
        assertThat(table.methods()).containsExactly("product", "plain");
        assertThat(table.materials()).containsExactly("a", "b", "c", "d", "e");
        assertThat(table.rows()).hasSize(8);
        assertThat(table.rows().get(3))
                .isEqualTo(new SideBySide.Row(
                        "d", "product", Interval.exact(0.95 * 0.1), "0..1", Interval.exact(4), List.of()));
        assertThat(table.missing()).containsExactly(new SideBySide.Missing("e", "plain", "no trade, \"HS\""));
        SideBySide.Agreement agreement = table.agreements().get(0);
        assertThat(table.agreements()).hasSize(1);
        assertThat(agreement.left()).isEqualTo("product");
        assertThat(agreement.right()).isEqualTo("plain");
        assertThat(agreement.materials()).isEqualTo(4);
        // Ranks 1 2 3 4 and 4 2 3 1: rho = 1 - 6 * 18 / 60, one concordant pair of six
        assertThat(agreement.spearman()).isCloseTo(-0.8, within(1e-12));
        assertThat(agreement.kendall()).isCloseTo((1 - 5) / 6.0, within(1e-12));
    }

    @Test
    void disagreementsNameTheTermsThatMakeThem() {
        assertThat(four().build().disagreements(3))
                .extracting(SideBySide.Disagreement::toString)
                .containsExactly(
                        "a: product 1 (W rank 1 of 4), plain 4 (P as a whole)",
                        "d: product 4 (W rank 4 of 4), plain 1 (P as a whole)");
        assertThat(four().build().disagreements(0.5)).hasSize(2);
        SideBySide widest = SideBySide.builder()
                .add("one", "a", plain("P", Interval.exact(4)))
                .add("one", "b", plain("P", Interval.exact(3)))
                .add("one", "c", plain("P", Interval.exact(2)))
                .add("two", "a", plain("P", Interval.exact(6)))
                .add("two", "b", plain("P", Interval.exact(5)))
                .add("two", "c", plain("P", Interval.exact(7)))
                .build();
        assertThat(widest.disagreements(1))
                .extracting(SideBySide.Disagreement::material)
                .as("a moves by one rank, b by one, c by two")
                .containsExactly("c", "a", "b");
        refused(() -> four().build().disagreements(0)).hasMessage("ranks apart must be above 0, but were 0.0");
        List<SideBySide.Disagreement> turned = SideBySide.builder()
                .add("plain", "a", plain("P", Interval.exact(1)))
                .add("plain", "b", plain("P", Interval.exact(3)))
                .add("product", "a", product(0.9, 0.8))
                .add("product", "b", product(0.95, 0.1))
                .build()
                .disagreements(1);
        assertThat(turned)
                .extracting(SideBySide.Disagreement::rightTerm)
                .containsExactly("W rank 1 of 2", "W rank 2 of 2");
    }

    @Test
    void ofRangesTheRanksAreRanges() {
        SideBySide table = SideBySide.builder()
                .add("plain", "a", plain("P", Interval.of(1, 3)))
                .add("plain", "b", plain("P", Interval.of(2, 5)))
                .add("plain", "c", plain("P", Interval.of(6, 7)))
                .add("plain", "d", plain("P", Interval.exact(0)))
                .build();
        assertThat(table.rows())
                .extracting(SideBySide.Row::rank)
                .containsExactly(Interval.of(2, 3), Interval.of(2, 3), Interval.exact(1), Interval.exact(4));
        SideBySide touching = SideBySide.builder()
                .add("plain", "a", plain("P", Interval.of(1, 3)))
                .add("plain", "b", plain("P", Interval.of(3, 5)))
                .add("N-1", "a", plain("P", Interval.of(1, 3)), SideBySide.Direction.LOWER_IS_RISKIER)
                .add("N-1", "b", plain("P", Interval.of(3, 5)), SideBySide.Direction.LOWER_IS_RISKIER)
                .build();
        assertThat(touching.rows()).extracting(SideBySide.Row::rank).containsOnly(Interval.of(1, 2));
        SideBySide left = SideBySide.builder()
                .add("N-1", "a", plain("P", Interval.of(1, 3)), SideBySide.Direction.LOWER_IS_RISKIER)
                .add("N-1", "b", plain("P", Interval.of(2, 5)), SideBySide.Direction.LOWER_IS_RISKIER)
                .add("N-1", "c", plain("P", Interval.of(6, 7)), SideBySide.Direction.LOWER_IS_RISKIER)
                .build();
        assertThat(left.rows())
                .extracting(SideBySide.Row::rank)
                .containsExactly(Interval.of(1, 2), Interval.of(1, 2), Interval.exact(3));
    }

    @Test
    void directionCountsAndWhatDoesNotVaryHasNoAgreement() {
        SideBySide table = SideBySide.builder()
                .add("risk", "a", plain("P", Interval.exact(1)))
                .add("risk", "b", plain("P", Interval.exact(2)))
                .add("left", "a", plain("L", Interval.exact(20)), SideBySide.Direction.LOWER_IS_RISKIER)
                .add("left", "b", plain("L", Interval.exact(10)), SideBySide.Direction.LOWER_IS_RISKIER)
                .add("same", "a", plain("S", Interval.exact(5)))
                .add("same", "b", plain("S", Interval.exact(5)))
                .add("one", "a", plain("O", Interval.exact(5)))
                .build();
        assertThat(table.agreements()).hasSize(1);
        assertThat(table.agreements().get(0).left()).isEqualTo("risk");
        assertThat(table.agreements().get(0).right()).isEqualTo("left");
        assertThat(table.agreements().get(0).spearman()).isCloseTo(1, within(1e-12));
        assertThat(table.disagreements(1)).isEmpty();
        assertThat(table.disagreements(0.5))
                .extracting(SideBySide.Disagreement::toString)
                .contains("a: risk 2 (P as a whole), same 1.5 (S as a whole)");
    }

    /** H is 0.3, 0.1, 0.35 in the middle and W 0.6, 0.55, 0.5, whatever else is below the score. */
    @Test
    void ofRangesATermIsTheMiddleOfItsEnds() {
        Term ranged = Term.between(product(0.2, 0.6), product(0.4, 0.6));
        Term open = Term.computed(
                "score",
                "score",
                Interval.exact(0.35 * 0.5),
                "0..1",
                Expression.of("H").times("W"),
                List.of(
                        Term.input("H", "", Interval.exact(0.35), "", List.of()),
                        Term.input("U", "", Interval.atLeast(2), "", List.of()),
                        Term.input("W", "", Interval.exact(0.5), "", List.of())));
        SideBySide table = SideBySide.builder()
                .add("product", "a", ranged)
                .add("product", "b", product(0.1, 0.55))
                .add("product", "c", open)
                .add("plain", "a", plain("P", Interval.exact(1)))
                .add("plain", "b", plain("P", Interval.exact(3)))
                .add("plain", "c", plain("P", Interval.exact(2)))
                .build();
        assertThat(table.disagreements(2))
                .extracting(SideBySide.Disagreement::toString)
                .containsExactly(
                        "a: product 1 (W rank 1 of 3), plain 3 (P as a whole)",
                        "b: product 3 (H rank 3 of 3), plain 1 (P as a whole)");
    }

    /**
     * H of the highest stage is 0.9 for a, 0.6 for b; of the other stage it would be 0.1 for both, and no term would
     * differ.
     */
    @Test
    void ofSeveralStagesTheTermIsOfTheHighest() {
        Term first = Term.computed(
                "SR",
                "",
                Interval.exact(0.9 * 0.5),
                "",
                Expression.of("SR").largest(),
                List.of(stage(0.9, 0.5), stage(0.1, 0.5)));
        Term last = Term.computed(
                "SR",
                "",
                Interval.exact(0.6 * 0.5),
                "",
                Expression.of("SR").largest(),
                List.of(stage(0.1, 0.5), stage(0.6, 0.5)));
        SideBySide table = SideBySide.builder()
                .add("EU", "a", first)
                .add("EU", "b", last)
                .add("EU", "c", stage(0.7, 0.5))
                .add("plain", "a", plain("P", Interval.exact(1)))
                .add("plain", "b", plain("P", Interval.exact(3)))
                .add("plain", "c", plain("P", Interval.exact(2)))
                .build();
        assertThat(table.disagreements(2))
                .extracting(SideBySide.Disagreement::leftTerm)
                .containsExactly("H rank 1 of 3", "H rank 3 of 3");
    }

    private static Term stage(double h, double w) {
        return product(h, w).named("SR");
    }

    @Test
    void realScoresHaveTheirTerms() {
        SideBySide.Builder builder = SideBySide.builder();
        double[] estimates = {-1, 0.5, 1};
        double[] shares = {60, 80, 99};
        for (int i = 0; i < 3; i++) {
            EuSupplyRisk risk = EuSupplyRisk.of(
                            Cases.mined()
                                    .add("China", shares[i])
                                    .add("Australia", Interval.of(1, 100 - shares[i]))
                                    .build(),
                            Cases.governance("China", estimates[i], "Australia", 1))
                    .withGlobalSupply(Cases.processed().add("Australia", 1).build())
                    .withRecycling(io.github.criticalminerals.core.quantity.Share.of(0.1 * i))
                    .withSubstitution(0.9);
            builder.add("EU", "m" + i, risk.result().term());
            builder.add("plain", "m" + i, plain("P", Interval.exact(i)));
        }
        List<SideBySide.Disagreement> found = builder.build().disagreements(2);
        assertThat(found).hasSize(2);
        assertThat(found.get(0).leftTerm()).isEqualTo("H_weight rank 1 of 3");
        assertThat(found.get(1).leftTerm()).isEqualTo("H_weight rank 3 of 3");
    }

    @Test
    void aSumOfManyTermsIsTakenAsAWhole() {
        SideBySide.Builder builder = SideBySide.builder();
        for (int i = 0; i < 3; i++) {
            SupplyTable table =
                    Cases.mined().add("China", 60 + i).add("Australia", 40 - i).build();
            builder.add("HHI", "m" + i, Concentration.of(table).hhi().term());
            builder.add("plain", "m" + i, plain("P", Interval.exact(2 - i)));
        }
        assertThat(builder.build().disagreements(2))
                .extracting(SideBySide.Disagreement::leftTerm)
                .containsExactly("H as a whole", "H as a whole");
    }

    @Test
    void writesCsv() {
        String csv = SideBySide.builder()
                .add("plain", "a, b", plain("P", Interval.of(1, 3)))
                .missing("plain", "c", "no \"HS\"")
                .missing("plain", "d", "two\nlines")
                .build()
                .toCsv();
        assertThat(csv)
                .isEqualTo(
                        """
                        material,method,low,high,unit,rank_low,rank_high,missing
                        "a, b",plain,1,3,points,1,1,
                        c,plain,,,,,,"no ""HS""\"
                        d,plain,,,,,,"two
                        lines"
                        """);
    }

    @Test
    void refusesWhatCannotBeCompared() {
        SideBySide.Builder builder = four();
        refused(() -> builder.add("plain", "a", plain("P", Interval.ONE)))
                .hasMessage("score must be given once, but was given twice: a by plain");
        refused(() -> builder.missing("plain", "a", "why"))
                .hasMessage("score must be given once, but was given twice: a by plain");
        refused(() -> builder.missing("plain", "x", "why").add("plain", "x", plain("P", Interval.ONE)))
                .hasMessage("score must be given once, but was given twice: x by plain");
        refused(() -> builder.add("plain", "y", plain("P", Interval.atLeast(1))))
                .hasMessage("score must have an upper end to be ranked, but was 1.. of y by plain");
        refused(() -> builder.add("plain", "y", plain("P", Interval.ONE), SideBySide.Direction.LOWER_IS_RISKIER))
                .hasMessage("direction must be one for a method, but was two for plain");
        refused(() -> SideBySide.builder().build()).hasMessage("a comparison needs a score, but none was given");
    }
}
