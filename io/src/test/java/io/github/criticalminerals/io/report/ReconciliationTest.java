package io.github.criticalminerals.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {
    @ParameterizedTest
    @CsvSource({
        "393950, 390..394, 390000, 385000..395000, '', WITHIN_ROUNDING_OF_TOTAL",
        "1736, 1697..1775, 1800, 1750..1850, '', WITHIN_ROUNDING_OF_ROWS",
        "17, 16..18, 31, 30.5..31.5, '', DIFFERS",
        "17, 16..18, 31, 30.5..31.5, why, EXPLAINED",
        "90884500, 9..10, 90000000.., 90000000.., '', WITHIN_ROUNDING_OF_TOTAL",
    })
    void judges(String sum, String sumRounding, String total, String totalRounding, String why, String verdict) {
        Reconciliation reconciliation = new Reconciliation(
                "table",
                "t",
                Interval.parse(sum),
                Interval.parse(sumRounding),
                Interval.parse(total),
                Interval.parse(totalRounding),
                why);
        assertThat(reconciliation.verdict()).hasToString(verdict);
        assertThat(reconciliation)
                .hasToString("table: rows " + Interval.parse(sum).inWords(7) + ", printed total "
                        + Interval.parse(total).inWords(7) + " (t), "
                        + verdict.toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                        + (why.isEmpty() ? "" : ": " + why));
    }
}
