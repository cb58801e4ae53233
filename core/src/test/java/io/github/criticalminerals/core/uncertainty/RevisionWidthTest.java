package io.github.criticalminerals.core.uncertainty;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RevisionWidthTest {
    /** The rule's own words: half of the revisions are smaller than the median. */
    @Test
    void halfOfTheDrawsLieWithinTheMedianRevision() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        Distribution country = RevisionWidth.RARE_EARTHS.ofCountry(45_000);
        int within = 0;
        for (int i = 0; i < 20_000; i++) {
            within += Math.abs(country.draw(random) / 45_000 - 1) <= 0.077 ? 1 : 0;
        }
        assertThat(within / 20_000.0).isBetween(0.48, 0.52);
    }

    @Test
    void theWorldStaysWithinTheLargestRevisionSeen() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        Distribution world = RevisionWidth.COPPER.ofWorld(23_000_000);
        for (int i = 0; i < 2_000; i++) {
            assertThat(world.draw(random)).isBetween(23_000_000 * 0.964, 23_000_000 * 1.036);
        }
    }

    @Test
    void whatIsNeverRevisedIsAPoint() {
        assertThat(RevisionWidth.RARE_EARTHS.ofChina(270_000)).isEqualTo(Distribution.point(270_000));
        assertThat(RevisionWidth.COBALT.ofCountry(0)).isEqualTo(Distribution.point(0));
        refused(() -> RevisionWidth.COBALT.ofWorld(-1))
                .hasMessage("output must be finite and at least 0 (t), but was -1.0");
    }
}
