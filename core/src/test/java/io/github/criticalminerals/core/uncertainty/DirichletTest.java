package io.github.criticalminerals.core.uncertainty;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirichletTest {

    private static final int DRAWS = 200_000;

    /** The share of one part of n is Beta(c, (n - 1) c); with two parts of concentration 1 it is uniform. */
    @ParameterizedTest
    @CsvSource({"2, 1", "5, 1", "3, 0.5", "4, 0.9", "7, 2.5", "2, 40"})
    void aPartIsBetaDistributed(int parts, double concentration) {
        BetaDistribution beta = new BetaDistribution(null, concentration, (parts - 1) * concentration);
        assertThat(fit(new Dirichlet(parts, concentration), beta)).isGreaterThan(1e-3);
        assertThat(fit(new Dirichlet(parts, concentration * 1.1), beta)).isLessThan(1e-3);
    }

    private static double fit(Dirichlet split, BetaDistribution beta) {
        double[] parts = new double[split.parts() + 1];
        return Goodness.ofFit(
                random -> {
                    split.split(11, random, parts, 1);
                    return parts[split.parts()] / 11;
                },
                beta::cumulativeProbability,
                DRAWS);
    }

    @Property(tries = 300)
    void partsAddUpToTheAmount(
            @ForAll @IntRange(min = 1, max = 200) int parts,
            @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double concentration,
            @ForAll @DoubleRange(min = 0, max = 1e9) double amount) {
        double[] into = new double[parts + 2];
        into[0] = 17;
        into[parts + 1] = 19;
        new Dirichlet(parts, concentration).split(amount, new SplittableRandom(5), into, 1);
        assertThat(Arrays.stream(into, 1, parts + 1).allMatch(x -> x >= 0 && x <= amount * (1 + 1e-12)))
                .isTrue();
        assertThat(Arrays.stream(into, 1, parts + 1).sum()).isCloseTo(amount, within(amount * 1e-12));
        assertThat(into[0]).isEqualTo(17);
        assertThat(into[parts + 1]).isEqualTo(19);
    }

    @Test
    void givesNearlyEverythingToOneAtASmallConcentration() {
        double[] parts = new double[3];
        int[] whole = new int[3];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 600; i++) {
            new Dirichlet(3, 1e-6).split(11, random, parts, 0);
            for (int k = 0; k < 3; k++) {
                whole[k] += parts[k] > 10.999 ? 1 : 0;
            }
        }
        assertThat(whole[0] + whole[1] + whole[2]).isEqualTo(600);
        assertThat(Arrays.stream(whole)).allMatch(times -> times > 140 && times < 260);
    }

    @Test
    void refusesWhatIsNoSplit() {
        refused(() -> Dirichlet.even(0)).hasMessage("parts must be at least 1, but was 0");
        refused(() -> new Dirichlet(2, 0)).hasMessage("concentration must be above 0 and finite, but was 0.0");
        refused(() -> new Dirichlet(2, Double.NaN)).hasMessage("concentration must be above 0 and finite, but was NaN");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.writeValueAsString(Dirichlet.even(3))).isEqualTo("{\"parts\":3,\"concentration\":1.0}");
        assertThat(mapper.readValue("{\"parts\":3,\"concentration\":1}", Dirichlet.class))
                .isEqualTo(Dirichlet.even(3));
        refused("{}", Dirichlet.class).rootCause().hasMessage("parts is required");
        refused("{\"parts\":3}", Dirichlet.class).rootCause().hasMessage("concentration is required");
    }
}
