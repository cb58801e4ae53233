package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The metal fractions against those that the unabridged atomic weights give (oracle file
 * standard-atomic-weights-2021.tsv, its header names the source); tolerance 5e-5, the rounding to five figures.
 */
class OxideReferenceTest {

    @Test
    void handCalculatedWithUnabridgedWeights() {
        Map<String, Double> weights = new HashMap<>();
        for (Map<String, String> row : ClassPathTable.read("standard-atomic-weights-2021.tsv")) {
            weights.put(
                    row.get("symbol"),
                    (Double.parseDouble(row.get("lower")) + Double.parseDouble(row.get("upper"))) / 2);
        }
        for (Element element : ElementGroup.RARE_EARTHS.elements()) {
            if (element.symbol().equals("Pm")) {
                continue;
            }
            Oxide oxide = Oxide.reportedFor(element);
            double metal = weights.get(element.symbol()) * oxide.atoms();
            double oxygen = weights.get("O") * oxide.oxygens();
            assertThat(oxide.metalFraction().value().exactValue())
                    .as(oxide.toString())
                    .isEqualTo(metal / (metal + oxygen), within(5e-5));
        }
    }
}
