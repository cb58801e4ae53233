package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

    @Test
    void textAndJsonRoundTrip() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (Zeros zeros : Zeros.values()) {
            for (Index index : Family.all(zeros)) {
                assertThat(Index.parse(index.toString())).isEqualTo(index).hasSameHashCodeAs(index);
                assertThat(Index.parse(" " + index.toString().toUpperCase(java.util.Locale.ROOT) + " "))
                        .isEqualTo(index);
                assertThat(mapper.readValue(mapper.writeValueAsString(index), Index.class))
                        .isEqualTo(index);
                assertThat(index.label()).isNotBlank();
                assertThat(index.unit()).isNotBlank();
            }
        }
        assertThat(Index.hill(0.5)).isNotEqualTo(Index.hill(2)).hasToString("hill(0.5)");
        assertThat(Index.hill(Double.POSITIVE_INFINITY)).hasToString("hill(infinity)");
        assertThat(Index.atkinson(0.5, Zeros.KEPT)).hasToString("atkinson(0.5, kept)");
        assertThat(Index.HHI.label()).isEqualTo("Herfindahl-Hirschman index");
        assertThat(Index.HHI.unit()).isEqualTo("fraction, 0..1");
        assertThat(Index.hill(2).unit()).isEqualTo("number of producers, from 1");
        assertThat(Index.SHANNON.unit()).isEqualTo("nats, from 0");
        assertThat(Index.theilT(Zeros.KEPT).unit()).isEqualTo("number, from 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hhi(2)",
                "cr",
                "cr(0)",
                "cr(1.5)",
                "cr(2, kept)",
                "gini",
                "gini(2, kept)",
                "hill",
                "hill(kept)",
                "hill(1, kept)",
                "ge(kept)",
                "ge(2)",
                "atkinson(1)",
                "normalisedHhi(2)",
                "evenness()",
                "theilT",
                "theilL(1)",
                "hoover",
                "gini(,kept)",
                "ge(,kept)",
                "renyi",
                "tsallis",
                "hannahKay",
                "effectiveNumber(1)",
                "nMinus1(1)",
                "hallTideman(1)",
                "shannon(2)",
                "horvath(1)",
                "dominance",
                "x y",
                "hhi)"
            })
    void otherTextIsRefused(String text) {
        refused(() -> Index.parse(text))
                .hasMessage("index must be like one of hhi, normalisedHhi(kept), effectiveNumber, cr(3), nMinus1,"
                        + " hallTideman, hill(0.5), hannahKay(2), renyi(1), tsallis(2), shannon, evenness(dropped),"
                        + " theilT(kept), theilL(dropped), ge(2, kept), atkinson(0.5, kept), gini(kept), hoover(kept),"
                        + " horvath, but was \"" + text + "\"");
    }

    @Test
    void parametersAreChecked() {
        refused(() -> Index.concentrationRatio(0))
                .hasMessage("k of a concentration ratio must be at least 1, but was 0");
        refused(() -> Index.hill(-1)).hasMessage("order of hill must be at least 0, but was -1.0");
        refused(() -> Index.renyi(Double.NaN)).hasMessage("order of renyi must be at least 0, but was NaN");
        refused(() -> Index.hannahKay(101))
                .hasMessage("order of hannahKay must be at most 100 or infinite, but was 101.0");
        assertThat(Index.hannahKay(100).ofShares(0.5, 0.5)).isCloseTo(0.5, within(1e-12));
        refused(() -> Index.tsallis(Double.POSITIVE_INFINITY))
                .hasMessage("order of tsallis must be finite, but was Infinity");
        refused(() -> Index.generalisedEntropy(Double.NaN, Zeros.KEPT))
                .hasMessage("alpha of generalised entropy must be finite, but was NaN");
        refused(() -> Index.atkinson(0, Zeros.KEPT))
                .hasMessage("epsilon of atkinson must be above 0 and finite, but was 0.0");
        refused(() -> Index.atkinson(Double.POSITIVE_INFINITY, Zeros.KEPT))
                .hasMessage("epsilon of atkinson must be above 0 and finite, but was Infinity");
        refused("{}", Index.class);
    }

    @ParameterizedTest
    @CsvSource({
        "hhi, 0.4152",
        "effectiveNumber, 2.4084778420038533",
        "cr(2), 0.8",
        "cr(9), 1",
        "nMinus1, 0.4",
        "hallTideman, 0.40322580645161293",
        "hill(0), 5",
        "hill(infinity), 1.6666666666666667",
        "normalisedHhi(kept), 0.269",
        "gini(kept), 0.504",
        "horvath, 0.7011200"
    })
    void handCalculatedOnFiveShares(String index, double expected) {
        assertThat(Index.parse(index).ofShares(0.06, 0.6, 0.04, 0.1, 0.2)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void numbersAreChecked() {
        refused(() -> Index.HHI.ofShares(0.5, 0.4))
                .hasMessage("shares must sum to 1 within 1e-6 (amounts are divided by their sum), but sum to 0.9");
        refused(() -> Index.HHI.ofAmounts(3, -2))
                .hasMessage("amount must be finite and at least 0, but number 2 was -2.0");
        refused(() -> Index.HHI.ofAmounts(3, Double.NaN))
                .hasMessage("amount must be finite and at least 0, but number 2 was NaN");
        refused(() -> Index.HHI.ofAmounts(Double.POSITIVE_INFINITY))
                .hasMessage("amount must be finite and at least 0, but number 1 was Infinity");
        refused(() -> Index.HHI.ofAmounts(0, 0))
                .hasMessage("amounts must sum to more than 0, but 2 of them sum to 0.0");
        refused(() -> Index.HHI.ofAmounts()).hasMessage("amounts must sum to more than 0, but 0 of them sum to 0.0");
        refused(() -> Index.evenness(Zeros.DROPPED).ofAmounts(3, 0))
                .hasMessage("evenness(dropped) is undefined for one producer");
        refused(() -> Index.generalisedEntropy(-1, Zeros.KEPT).ofAmounts(3, 0))
                .hasMessage("ge(-1, kept) is infinite where a producer that counts has nothing; drop the zeros");
        double[] kept = {5, 3, 0};
        Index.gini(Zeros.DROPPED).ofAmounts(kept);
        assertThat(kept).containsExactly(5, 3, 0);
    }

    @Test
    void tinySharesAndManyProducersAreMeasured() {
        double[] many = new double[200];
        java.util.Arrays.fill(many, 3);
        assertThat(Index.HHI.ofAmounts(many)).isCloseTo(0.005, within(1e-15));
        assertThat(Index.hill(0.5).ofAmounts(many)).isCloseTo(200, within(1e-10));
        assertThat(Index.hill(0).ofAmounts(1, 1e-12)).isEqualTo(2);
        assertThat(Index.HHI.ofAmounts(1, 1e-12)).isCloseTo(1 - 2e-12, within(1e-15));
        assertThat(Index.SHANNON.ofAmounts(1, 1e-12)).isCloseTo(1e-12 * (1 + 12 * Math.log(10)), within(1e-15));
        assertThat(Index.HHI.ofAmounts(1e300, 1e300)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void kernelsCheckTheirArguments() {
        refused(() -> Herfindahl.normalised(0.5, 1)).hasMessage("producers must be at least 2, but was 1");
        refused(() -> Herfindahl.ofShares(0.5, 0.6)).hasMessageContaining("shares must sum to 1");
        assertThat(Herfindahl.normalised(0.5, 2)).isZero();
        assertThat(Herfindahl.normalised(1, 7)).isEqualTo(1);
        assertThat(Herfindahl.points(0.25)).isEqualTo(2500);
        assertThat(Herfindahl.ofShares(0.5, 0.3, 0.2)).isCloseTo(0.38, within(1e-15));
        assertThat(Profile.lorenz(2, 5, 1)).containsExactly(0, 0.125, 0.375, 1);
    }

    @Test
    void profilesAreCheckedAndLaidOutInOrder() {
        double[] out = new double[18];
        Profile.ofEach(new double[] {2, 3, 5, 7, 7, 7}, 3, out);
        assertThat(out[0]).isCloseTo(0.38, within(1e-15));
        assertThat(out[9]).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(out[3]).isCloseTo(1, within(1e-15));
        assertThat(Profile.of(2, 3, 5).hhi()).isEqualTo(out[0]);
        refused(() -> Profile.of(3)).hasMessage("width must be at least 2, but was 1");
        refused(() -> Profile.ofEach(new double[7], 3, out))
                .hasMessage(
                        "amounts must be whole vectors of 3 and out nine times as many numbers as vectors, but were 7"
                                + " and 18");
        refused(() -> Profile.ofEach(new double[6], 3, new double[17])).hasMessageContaining("6 and 17");
        refused(() -> Profile.ofEach(new double[6], 3, out)).hasMessageContaining("sum to more than 0");
    }

    @Test
    void endsKeepTheirGaps() {
        refused(() -> new End(End.Kind.OUTER, -1)).hasMessage("gap must be at least 0, but was -1.0");
        refused(() -> new End(End.Kind.OUTER, Double.NaN)).hasMessage("gap must be at least 0, but was NaN");
        refused(() -> new End(End.Kind.LIMIT, 1)).hasMessage("gap of an end that is not OUTER must be 0, but was 1.0");
        assertThat(new End(End.Kind.OUTER, 0.5).gap()).isEqualTo(0.5);
    }

    @Test
    void theEntropyOfOneProducerIsNotMinusZero() {
        assertThat(Double.toString(Index.tsallis(0.5).ofShares(1))).isEqualTo("0.0");
    }

    @Test
    void amountsAreSummedAsIfRoundedOnceAndCountWithoutZeros() {
        assertThat(Amounts.total(new double[] {1e16, 1, 1})).isEqualTo(1e16 + 2);
        assertThat(Amounts.total(new double[] {1, 1e16, 1})).isEqualTo(1e16 + 2);
        assertThat(Amounts.total(new double[] {Double.MAX_VALUE, 0})).isEqualTo(Double.MAX_VALUE);
        refused(() -> Amounts.total(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}))
                .hasMessageStartingWith("amounts must have a finite sum");
        double[] some = {0, 3, 0, 5, 0};
        assertThat(Amounts.withoutZeros(some)).isEqualTo(2);
        assertThat(some).startsWith(3, 5);
        double[] drawn = {0, 3, 1};
        assertThat(Index.gini(Zeros.DROPPED).kernel(3).applyAsDouble(drawn))
                .isCloseTo(Index.gini(Zeros.DROPPED).ofAmounts(0, 3, 1), within(1e-15));
    }

    /** Its own formula, which loses digits near 0 and 1 and has none there. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.2, -1e-4, 1e-5, 0.2, 0.8, 0.9999, 1.00001, 1.2})
    void generalisedEntropyNearItsLimitsIsItsFormula(double alpha) {
        double[] x = {7, 2, 1};
        double mean = 10 / 3.0;
        double sum = Arrays.stream(x).map(each -> Math.pow(each / mean, alpha)).sum() / 3;
        assertThat(Index.generalisedEntropy(alpha, Zeros.KEPT).ofAmounts(x))
                .isCloseTo((sum - 1) / (alpha * (alpha - 1)), within(1e-9));
    }
}
