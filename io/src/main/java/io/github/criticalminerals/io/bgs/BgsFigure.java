package io.github.criticalminerals.io.bgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One row of the file.
 *
 * @param producer the country
 * @param commodity the commodity as printed, such as {@code rare earth minerals}
 * @param subCommodity the part of it as printed, such as {@code Monazite}; may be empty
 * @param statistic what is measured as printed: {@code Production}, {@code Imports} or {@code Exports}
 * @param year the year
 * @param unit the unit as printed, such as {@code tonnes (metal content)}
 * @param quantity the quantity (in that unit); 0.. where it is not available
 * @param marks what the publisher says about the figure
 * @param notes the publisher's notes on the figure, in order
 * @param cells all cells of the row by the names of their columns, as printed
 */
public record BgsFigure(
        Producer producer,
        String commodity,
        String subCommodity,
        String statistic,
        int year,
        String unit,
        Interval quantity,
        Set<Mark> marks,
        List<String> notes,
        Map<String, String> cells) {
    public BgsFigure {
        Objects.requireNonNull(producer, "producer is required");
        Objects.requireNonNull(quantity, "quantity is required");
        marks = Sets.immutableEnumSet(marks);
        notes = ImmutableList.copyOf(notes);
        cells = ImmutableMap.copyOf(cells);
    }
}
