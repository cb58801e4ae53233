package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Vintage;
import java.util.List;
import java.util.Objects;

/**
 * What a file of the Mineral Commodity Summaries holds.
 *
 * @param vintage the edition, such as {@code MCS 2025}
 * @param tables the supply tables in the order of the file
 * @param statistics every other figure in the order of the file
 */
public record UsgsData(Vintage vintage, List<UsgsTable> tables, List<UsgsStatistic> statistics) {
    public UsgsData {
        Objects.requireNonNull(vintage, "vintage must not be null");
        tables = ImmutableList.copyOf(tables);
        statistics = ImmutableList.copyOf(statistics);
    }

    /**
     * The tables of a commodity, a measure and a year. There may be several, of different stages or on different bases.
     *
     * @param commodity the commodity
     * @param measure output, capacity or reserves
     * @param year the year that the figures are of
     * @return the tables in the order of the file, none if there is no such table
     */
    public List<SupplyTable> supply(Commodity commodity, Measure measure, int year) {
        return tables.stream()
                .map(UsgsTable::table)
                .filter(table ->
                        table.commodity().equals(commodity) && table.measure() == measure && table.year() == year)
                .collect(ImmutableList.toImmutableList());
    }
}
