package io.github.criticalminerals.io.report;

import io.github.criticalminerals.core.quantity.Interval;
import java.util.Locale;
import java.util.Objects;

/**
 * The sum of a table's rows beside the total that its publisher printed, in the unit it was printed in.
 *
 * @param table which table, for people
 * @param unit the unit of all figures here, such as {@code thousand metric tons}
 * @param sum the sum of the rows that have a figure, as printed
 * @param sumRounding what that sum may have been before each row was rounded
 * @param total the printed total; 90000000.. for {@code >90,000,000}
 * @param totalRounding what the total may have been before it was rounded
 * @param explanation why the two differ by more than rounding, or empty
 */
public record Reconciliation(
        String table,
        String unit,
        Interval sum,
        Interval sumRounding,
        Interval total,
        Interval totalRounding,
        String explanation) {
    /** Whether the rows give the total. */
    public enum Verdict {
        /** The sum of the rows lies where the total was rounded from. */
        WITHIN_ROUNDING_OF_TOTAL,
        /** It does if every row is taken to be rounded too. */
        WITHIN_ROUNDING_OF_ROWS,
        /** It does not, for a stated reason. */
        EXPLAINED,
        /** It does not, and nobody says why. */
        DIFFERS
    }

    public Reconciliation {
        Objects.requireNonNull(table, "table is required");
        Objects.requireNonNull(unit, "unit is required");
        Objects.requireNonNull(sum, "sum is required");
        Objects.requireNonNull(sumRounding, "sumRounding is required");
        Objects.requireNonNull(total, "total is required");
        Objects.requireNonNull(totalRounding, "totalRounding is required");
        Objects.requireNonNull(explanation, "explanation is required; it may be empty");
    }

    /** {@return whether the rows give the total} */
    public Verdict verdict() {
        if (totalRounding.intersection(sum).isPresent()) {
            return Verdict.WITHIN_ROUNDING_OF_TOTAL;
        }
        if (totalRounding.intersection(sumRounding).isPresent()) {
            return Verdict.WITHIN_ROUNDING_OF_ROWS;
        }
        return explanation.isEmpty() ? Verdict.DIFFERS : Verdict.EXPLAINED;
    }

    /** For people: table, sum, total and verdict on one line. */
    @Override
    public String toString() {
        String verdict = verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return table + ": rows " + sum.inWords(7) + ", printed total " + total.inWords(7) + " (" + unit + "), "
                + verdict + (explanation.isEmpty() ? "" : ": " + explanation);
    }
}
