package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A figure that belongs to no supply table: United States statistics, shares of import sources, prices, amounts that
 * are not measured by mass, and totals printed without rows.
 *
 * @param edition the edition it is printed in
 * @param chapter the chapter as printed
 * @param section the section as printed, or empty
 * @param commodity the commodity as printed
 * @param area the country or group as printed
 * @param statistic what is measured, such as {@code Price}
 * @param detail what is measured more closely, such as {@code Price, metal, average}
 * @param unit the unit as printed; may be empty
 * @param period the year or years as printed, such as {@code 2024} or {@code 2021–24}
 * @param value the figure (in that unit); 0.. where nothing is known
 * @param marks what the publisher says about the figure
 * @param text the figure as printed
 * @param notes the publisher's footnotes
 */
public record UsgsStatistic(
        Edition edition,
        String chapter,
        String section,
        String commodity,
        String area,
        String statistic,
        String detail,
        String unit,
        String period,
        Interval value,
        Set<Mark> marks,
        String text,
        List<String> notes) {
    public UsgsStatistic {
        Objects.requireNonNull(edition, "edition is required");
        Objects.requireNonNull(value, "value is required");
        marks = Sets.immutableEnumSet(marks);
        notes = ImmutableList.copyOf(notes);
    }
}
