package io.github.criticalminerals.core.dataset;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.stream.Collectors;

/** What the figures of one table are without, in words. */
final class Omissions {

    private static final Interval PERCENTAGES = Interval.of(99, 101);

    private Omissions() {}

    static ImmutableList<String> of(SupplyTable table, List<String> stated) {
        ImmutableList.Builder<String> omissions = ImmutableList.builder();
        List<SupplyRow> without = table.rowsWithoutFigure();
        if (!without.isEmpty()) {
            omissions.add(without.stream()
                    .map(row -> row.producer().name() + ": " + Mark.whyNoFigure(row.marks()))
                    .collect(Collectors.joining("; ", "without ", "")));
        }
        table.printedTotal().ifPresent(total -> {
            Interval sum = table.sumOfRows().tonnes();
            if (rounding(total.tonnes()).intersection(roundingOfRows(table)).isEmpty()
                    && rounding(total.tonnes()).intersection(sum).isEmpty()) {
                omissions.add("the rows add up to " + table.sumOfRows().inWords() + ", the printed total is "
                        + total.inWords() + likelySlip(sum, total.tonnes()));
            }
        });
        return omissions.addAll(stated).build();
    }

    private static Interval roundingOfRows(SupplyTable table) {
        Interval sum = Interval.ZERO;
        for (SupplyRow row : table.allRows()) {
            if (row.hasFigure()) {
                sum = sum.plus(rounding(row.amount().tonnes()));
            }
        }
        return sum;
    }

    /** Bounds stay as they are, and zero is nothing. */
    private static Interval rounding(Interval figure) {
        return figure.isExact() && figure.lower() != 0 ? Interval.ofPrinted(figure.lower()) : figure;
    }

    private static String likelySlip(Interval sum, Interval total) {
        if (!sum.isBounded() || !total.isBounded() || total.midpoint() == 0) {
            return "";
        }
        if (PERCENTAGES.contains(sum)) {
            return "; are the rows percentages?";
        }
        double ratio = sum.midpoint() / total.midpoint();
        if (isAbout(ratio, 1000)) {
            return ", about 1000 times less; is the total in thousand tonnes?";
        }
        if (isAbout(ratio, 0.001)) {
            return ", about 1000 times more; are the rows in thousand tonnes?";
        }
        return "";
    }

    private static boolean isAbout(double ratio, double factor) {
        return ratio > factor / 2 && ratio < factor * 2;
    }
}
