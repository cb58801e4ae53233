package io.github.criticalminerals.core.uncertainty;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DistributionTest {

    private static final int DRAWS = 400_000;
    private static final double LEAST_FIT = 1e-3;

    @Test
    void uniformIsUniform() {
        assertThat(fit(Distribution.uniform(Interval.of(3, 5)), x -> (x - 3) / 2))
                .isGreaterThan(LEAST_FIT);
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 7", "2, 2, 7", "2, 7, 7", "-5, 0, 0.5"})
    void triangularIsTriangular(double lower, double mode, double upper) {
        Distribution drawn = Distribution.triangular(Interval.of(lower, upper), mode);
        DoubleUnaryOperator cdf = new TriangularDistribution(null, lower, mode, upper)::cumulativeProbability;
        assertThat(fit(drawn, cdf)).isGreaterThan(LEAST_FIT);
        double other = mode == lower ? mode + 0.05 : mode - 0.05;
        assertThat(fit(Distribution.triangular(Interval.of(lower, upper), other), cdf))
                .isLessThan(LEAST_FIT);
    }

    @Test
    void normalIsNormal() {
        assertThat(fit(
                        Distribution.normal(-1.3, 0.21),
                        new NormalDistribution(null, -1.3, 0.21)::cumulativeProbability))
                .isGreaterThan(LEAST_FIT);
    }

    /** Each row takes another way to draw: rejection, uniform around the mean, exponential and uniform in a tail. */
    @ParameterizedTest
    @CsvSource({
        "3..5, 4.5, 0.5",
        "0.., 0, 2",
        "-7..11, 11, 9",
        "3..5, 4.5, 1.1",
        "4..5.9, 4, 1",
        "2.., 0, 1",
        "3..19, 1, 1",
        "2..2.1, 0, 1",
        "0.., -3, 5",
        "-5..-3, 1, 2",
        "7..7.5, 8, 0.13"
    })
    void truncatedNormalIsACutNormal(String interval, double mean, double sd) {
        Interval cut = Interval.parse(interval);
        NormalDistribution normal = new NormalDistribution(null, mean, sd);
        // Mirrored where the interval is above the mean, so that the differences do not cancel
        double sign = cut.lower() > mean ? -1 : 1;
        double lower = normal.cumulativeProbability(mean + sign * (cut.lower() - mean));
        double upper =
                cut.isBounded() ? normal.cumulativeProbability(mean + sign * (cut.upper() - mean)) : sign > 0 ? 1 : 0;
        DoubleUnaryOperator cdf =
                x -> (normal.cumulativeProbability(mean + sign * (x - mean)) - lower) / (upper - lower);
        assertThat(fit(Distribution.truncatedNormal(cut, mean, sd), cdf)).isGreaterThan(LEAST_FIT);
        assertThat(fit(Distribution.truncatedNormal(cut, mean, sd * 1.25), cdf)).isLessThan(0.05);
    }

    private static double fit(Distribution distribution, DoubleUnaryOperator cdf) {
        return Goodness.ofFit(distribution::draw, cdf, DRAWS);
    }

    @Property(tries = 300)
    void drawsStayInTheInterval(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double lower,
            @ForAll @DoubleRange(min = 1e-9, max = 1e6) @Scale(9) double width,
            @ForAll @DoubleRange(min = 0, max = 1) double place,
            @ForAll @DoubleRange(min = -9, max = 9) double off) {
        Interval interval = Interval.of(lower, lower + width);
        double inside = Math.min(lower + place * width, interval.upper());
        SplittableRandom random = new SplittableRandom(3);
        for (Distribution distribution : List.of(
                Distribution.uniform(interval),
                Distribution.triangular(interval, inside),
                Distribution.truncatedNormal(interval, inside + off * width, width),
                Distribution.truncatedNormal(interval, inside, width / 7),
                Distribution.Rule.TRUNCATED_NORMAL.of(interval))) {
            for (int i = 0; i < 20; i++) {
                double value = distribution.draw(random);
                assertThat(interval.contains(value))
                        .as("%s drew %s", distribution, value)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Distribution.Rule.class)
    void everyRuleMakesAPointOfAnExactInterval(Distribution.Rule rule) {
        assertThat(rule.of(Interval.exact(17))).isEqualTo(Distribution.point(17));
        refused(() -> rule.of(Interval.atLeast(3)))
                .hasMessage("interval must be bounded to be drawn from, but was 3..");
    }

    @Test
    void rulesSayWhatTheyMake() {
        Interval interval = Interval.of(3, 7);
        assertThat(Distribution.Rule.UNIFORM.of(interval)).isEqualTo(new Distribution.Uniform(interval));
        assertThat(Distribution.Rule.TRIANGULAR.of(interval)).isEqualTo(new Distribution.Triangular(interval, 5));
        assertThat(Distribution.Rule.TRUNCATED_NORMAL.of(interval))
                .isEqualTo(new Distribution.TruncatedNormal(interval, 5, 1));
        assertThat(Distribution.truncatedNormal(Interval.exact(3), 5, 1)).isEqualTo(Distribution.point(3));
        assertThat(Distribution.point(3).draw(new SplittableRandom(1))).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoDistribution() {
        refused(() -> Distribution.point(Double.NaN)).hasMessage("value must be finite, but was NaN");
        refused(() -> new Distribution.Uniform(Interval.exact(3))).hasMessage("interval must have a width, but was 3");
        refused(() -> Distribution.triangular(Interval.of(3, 5), 7)).hasMessage("mode must lie in 3..5, but was 7.0");
        refused(() -> Distribution.triangular(Interval.exact(3), 5))
                .hasMessage("interval must have a width, but was 3");
        refused(() -> Distribution.triangular(Interval.atLeast(3), 5))
                .hasMessage("interval must be bounded to be drawn from, but was 3..");
        refused(() -> Distribution.normal(0, 0)).hasMessage("sd must be above 0 and finite, but was 0.0");
        refused(() -> Distribution.normal(0, Double.POSITIVE_INFINITY))
                .hasMessage("sd must be above 0 and finite, but was Infinity");
        refused(() -> Distribution.normal(Double.NEGATIVE_INFINITY, 1))
                .hasMessage("mean must be finite, but was -Infinity");
        refused(() -> Distribution.truncatedNormal(Interval.of(3, 5), 0, -1))
                .hasMessage("sd must be above 0 and finite, but was -1.0");
        refused(() -> Distribution.truncatedNormal(Interval.of(3, 5), 7, 1e-7))
                .hasMessage("interval must lie within a million sd of the mean, but was 3..5 with mean 7.0 and sd"
                        + " 1.0E-7");
        refused(() -> Distribution.truncatedNormal(Interval.atLeast(3), 0, 1e-7))
                .hasMessage("interval must lie within a million sd of the mean, but was 3.. with mean 0.0 and sd"
                        + " 1.0E-7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'point','value':7.0}",
                "{'kind':'uniform','interval':'3..5'}",
                "{'kind':'triangular','interval':'3..5','mode':4.5}",
                "{'kind':'normal','mean':-1.5,'sd':0.25}",
                "{'kind':'truncated-normal','interval':'3..','mean':2.0,'sd':1.0}"
            })
    void roundTripsThroughJson(String text) throws Exception {
        String json = text.replace('\'', '"');
        ObjectMapper mapper = new ObjectMapper();
        Distribution read = mapper.readValue(json, Distribution.class);
        assertThat(mapper.writeValueAsString(read)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'point'} | value is required",
                "{'kind':'point','value':null} | value is required",
                "{'kind':'uniform'} | interval is required",
                "{'kind':'triangular','interval':'3..5'} | mode is required",
                "{'kind':'triangular','mode':3} | interval is required",
                "{'kind':'normal','mean':0} | sd is required",
                "{'kind':'normal','sd':1} | mean is required",
                "{'kind':'truncated-normal','mean':0,'sd':1} | interval is required",
                "{'kind':'truncated-normal','interval':'3..5','mean':0} | sd is required"
            })
    void refusesIncompleteJson(String json, String message) {
        refused(json.replace('\'', '"'), Distribution.class).rootCause().hasMessage(message);
    }

    @Test
    void refusesJsonWithoutAKind() {
        refused("{}", Distribution.class).hasMessageContaining("missing type id property 'kind'");
    }
}
