package io.github.criticalminerals.core.uncertainty;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {

    private static final Summary PRIMES = Summary.of(7, 2, 11, 3, 5);

    @Test
    void handCalculatedMoments() {
        assertThat(PRIMES.count()).isEqualTo(5);
        assertThat(PRIMES.mean()).isCloseTo(28.0 / 5, within(1e-15));
        // 208 - 28^2/5 = 51.2
        assertThat(PRIMES.sd()).isCloseTo(Math.sqrt(51.2 / 4), within(1e-14));
        assertThat(PRIMES.standardError()).isCloseTo(Math.sqrt(51.2 / 4 / 5), within(1e-14));
        assertThat(PRIMES.least()).isEqualTo(2);
        assertThat(PRIMES.greatest()).isEqualTo(11);
        assertThat(PRIMES.draws()).containsExactly(7.0, 2.0, 11.0, 3.0, 5.0);
        assertThat(PRIMES).hasToString("mean 5.60000, sd 3.57771 (5 draws)");
        assertThat(Summary.of(3)).hasToString("3.00000 (1 draw)");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "0.1, 2.4", "0.25, 3", "0.5, 5", "0.6, 5.8", "0.95, 10.2", "1, 11"})
    void handCalculatedQuantilesOfType7(double order, double quantile) {
        assertThat(PRIMES.quantile(order)).isCloseTo(quantile, within(1e-14));
        assertThat(Summary.of(13).quantile(order)).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.8", "4, 0.6", "11, 0", "12, 0"})
    void countsDrawsOverAThreshold(double threshold, double probability) {
        assertThat(PRIMES.probabilityOver(threshold)).isEqualTo(probability);
    }

    @Test
    void loosesNoDigitsToALargeMean() {
        Summary far = Summary.of(1e9 + 2, 1e9 + 3, 1e9 + 7);
        assertThat(far.mean()).isEqualTo(1e9 + 4);
        assertThat(Summary.of(1e308, 1.5e308, 1.1e308).mean()).isCloseTo(1.2e308, within(1e296));
        assertThat(far.sd()).isCloseTo(Math.sqrt(7), within(1e-12));
    }

    @Test
    void refusesWhatCannotBeAnswered() {
        refused(Summary::of).hasMessage("draws must be at least 1, but was 0");
        refused(() -> Summary.of(3, Double.NaN)).hasMessage("draws must be finite, but one was NaN");
        refused(() -> PRIMES.quantile(1.5)).hasMessage("order must be between 0 and 1, but was 1.5");
        refused(() -> PRIMES.quantile(Double.NaN)).hasMessage("order must be between 0 and 1, but was NaN");
        refused(() -> PRIMES.probabilityOver(Double.NaN)).hasMessage("threshold must be a number, but was NaN");
        assertThatThrownBy(() -> Summary.of(3).sd())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("one draw has no standard deviation");
    }

    @Test
    void saysSoIfTheDrawsWereNotKept() {
        Summary summary = MonteCarlo.of(10, 1)
                .withKeptDraws(false)
                .summary(Variables.of(List.of(Distribution.point(3))), drawn -> drawn[0]);
        assertThat(summary.keepsDraws()).isFalse();
        assertThat(PRIMES.keepsDraws()).isTrue();
        String message = "the draws were not kept; see MonteCarlo.withKeptDraws(true)";
        assertThatThrownBy(() -> summary.quantile(0.5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> summary.probabilityOver(2)).hasMessage(message);
        assertThatThrownBy(summary::draws).hasMessage(message);
        assertThatThrownBy(() -> summary.with(PRIMES).draws()).hasMessage(message);
        assertThat(summary.with(PRIMES).mean()).isCloseTo((30 + 28) / 15.0, within(1e-14));
    }

    @Property
    void combinesAsIfDrawnTogether(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e3, max = 1e3) Double> first,
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e3, max = 1e3) Double> second) {
        Summary combined = of(first).with(of(second));
        Summary together = of(Stream.concat(first.stream(), second.stream()).toList());
        assertThat(combined.count()).isEqualTo(together.count());
        assertThat(combined.mean()).isCloseTo(together.mean(), within(1e-9));
        assertThat(combined.sd()).isCloseTo(together.sd(), within(1e-9));
        assertThat(combined.least()).isEqualTo(together.least());
        assertThat(combined.greatest()).isEqualTo(together.greatest());
        assertThat(combined.quantile(0.3)).isEqualTo(together.quantile(0.3));
    }

    @Property
    void quantilesRiseAndSplitTheDraws(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1e3, max = 1e3) Double> draws,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        Summary summary = of(draws);
        double low = summary.quantile(Math.min(p, q));
        assertThat(low).isLessThanOrEqualTo(summary.quantile(Math.max(p, q)));
        assertThat(low).isBetween(summary.least(), summary.greatest());
        // At most a fraction 1 - p of the draws lies above, but for the one that the quantile leans on
        assertThat(summary.probabilityOver(summary.quantile(p))).isLessThanOrEqualTo(1 - p + 1.0 / draws.size() + 1e-9);
    }

    private static Summary of(List<Double> draws) {
        return Summary.of(draws.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(PRIMES);
        assertThat(json)
                .startsWith("{\"count\":5,\"mean\":5.6,\"sumOfSquares\":51.19999")
                .endsWith(",\"least\":2.0,\"greatest\":11.0,\"draws\":[7.0,2.0,11.0,3.0,5.0]}");
        assertThat(mapper.readValue(json, Summary.class)).isEqualTo(PRIMES).hasSameHashCodeAs(PRIMES);
        Summary bare = mapper.readValue(json.replaceAll(",\"draws.*]", ""), Summary.class);
        assertThat(bare.keepsDraws()).isFalse();
        assertThat(bare).isNotEqualTo(PRIMES);
        assertThat(mapper.writeValueAsString(bare)).doesNotContain("draws");
        assertThat(mapper.readValue("null", Summary.class)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | count is required",
                "{'count':2} | mean is required",
                "{'count':2,'mean':3} | sumOfSquares is required",
                "{'count':2,'mean':3,'sumOfSquares':0} | least is required",
                "{'count':2,'mean':3,'sumOfSquares':0,'least':3} | greatest is required",
                "{'count':0,'mean':3,'sumOfSquares':0,'least':3,'greatest':3} "
                        + "| a summary must be of one finite draw or more, but was of 0 with mean 3.0 in 3.0..3.0",
                "{'count':2,'mean':5,'sumOfSquares':0,'least':2,'greatest':3} "
                        + "| a summary must be of one finite draw or more, but was of 2 with mean 5.0 in 2.0..3.0",
                "{'count':2,'mean':3,'sumOfSquares':0,'least':3,'greatest':3,'draws':[3]} "
                        + "| a summary of 2 draws must keep all or none, but had 1"
            })
    void refusesIncompleteJson(String json, String message) {
        refused(json.replace('\'', '"'), Summary.class).rootCause().hasMessage(message);
    }
}
