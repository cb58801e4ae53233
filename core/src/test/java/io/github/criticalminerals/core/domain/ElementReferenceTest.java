package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Atomic weights against Prohaska et al. 2022 (doi:10.1515/pac-2019-0603) and earlier reports of the same commission.
 */
class ElementReferenceTest {

    /** Every abridged value covers the unabridged one with its uncertainty; the table's header names its source. */
    @Test
    void coverTheUnabridgedValuesOf2021() {
        Set<Element> seen = new HashSet<>();
        for (Map<String, String> row : ClassPathTable.read("standard-atomic-weights-2021.tsv")) {
            Element element = Element.of(ClassPathTable.cell(row, "symbol"));
            Interval unabridged = Interval.of(
                    Double.parseDouble(ClassPathTable.cell(row, "lower")),
                    Double.parseDouble(ClassPathTable.cell(row, "upper")));
            assertThat(element.standardAtomicWeight().orElseThrow().contains(unabridged))
                    .as("%s: %s covers %s", element, element.standardAtomicWeight(), unabridged)
                    .isTrue();
            assertThat(element.atomicWeight().orElseThrow())
                    .as("abridged to five figures: %s", element)
                    .isCloseTo(unabridged.midpoint(), org.assertj.core.data.Percentage.withPercentage(0.4));
            seen.add(element);
        }
        assertThat(seen).hasSize(84);
    }

    /** Read in the abstracts of the reports of 2021 (first five) and 2013 (doi:10.1515/pac-2015-0305, the rest). */
    @ParameterizedTest
    @CsvSource({
        "Ar, 39.792, 39.963",
        "Hf, 178.480, 178.492",
        "Ir, 192.215, 192.219",
        "Pb, 206.14, 207.94",
        "Yb, 173.035, 173.055",
        "Cd, 112.410, 112.418",
        "Mo, 95.94, 95.96",
        "Se, 78.963, 78.979",
        "Th, 232.0373, 232.0381"
    })
    void coverThePublishedChanges(String symbol, double lower, double upper) {
        assertThat(Element.of(symbol).standardAtomicWeight().orElseThrow().contains(Interval.of(lower, upper)))
                .isTrue();
    }
}
