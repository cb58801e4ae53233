package io.github.criticalminerals.io.reference;

import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.io.report.Reconciliation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Printed totals beside the sums of the rows. */
final class Reconciliations {
    /**
     * How many digits of a figure count as printed; what has more was computed, and its sums carry rounding of their
     * own.
     */
    private static final MathContext PRINTED = new MathContext(12);

    private Reconciliations() {}

    static Reconciliation of(SupplyTable table, Mass total) {
        Interval sum = table.sumOfRows().tonnes();
        Interval sumRounding = Interval.ZERO;
        for (SupplyRow row : table.rows()) {
            sumRounding = sumRounding.plus(rounding(row));
        }
        if (table.remainder().isPresent()) {
            sumRounding = sumRounding.plus(rounding(table.remainder().get()));
        }
        return new Reconciliation(
                Choices.name(table),
                "t " + table.basis(),
                sum,
                sumRounding,
                total.tonnes(),
                rounding(total.tonnes()),
                explanation(table, total.tonnes(), sum));
    }

    private static String explanation(SupplyTable table, Interval total, Interval sum) {
        List<String> without = table.rowsWithoutFigure().stream()
                .map(row -> row.producer().name())
                .toList();
        List<String> explanation = new ArrayList<>();
        if (!without.isEmpty() && total.upper() > sum.lower()) {
            explanation.add("no figure for " + String.join(", ", without));
        }
        explanation.addAll(table.errata());
        return String.join("; ", explanation);
    }

    private static Interval rounding(SupplyRow row) {
        return row.hasFigure() ? rounding(row.amount().tonnes()) : Interval.ZERO;
    }

    /** What a figure may have been before it was rounded; bounds stay as they are, and zero is nothing. */
    private static Interval rounding(Interval figure) {
        if (!figure.isExact() || figure.exactValue() == 0) {
            return figure;
        }
        return Interval.ofRounded(new BigDecimal(Double.toString(figure.exactValue()))
                .round(PRINTED)
                .stripTrailingZeros());
    }
}
