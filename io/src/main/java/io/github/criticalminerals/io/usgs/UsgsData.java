package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import java.util.List;

/**
 * What one or several files of the U.S. Geological Survey hold.
 *
 * @param editions the editions, such as {@code MCS 2025}, each once; every table and statistic says which is its own
 * @param tables the supply tables in the order of the files
 * @param statistics every other figure in the order of the files
 */
public record UsgsData(List<Edition> editions, List<UsgsTable> tables, List<UsgsStatistic> statistics) {
    public UsgsData {
        editions = ImmutableSet.copyOf(editions).asList();
        tables = ImmutableList.copyOf(tables);
        statistics = ImmutableList.copyOf(statistics);
    }

    /** What several files hold together, in their order. */
    static UsgsData merged(List<UsgsData> parts) {
        ImmutableList.Builder<Edition> editions = ImmutableList.builder();
        ImmutableList.Builder<UsgsTable> tables = ImmutableList.builder();
        ImmutableList.Builder<UsgsStatistic> statistics = ImmutableList.builder();
        for (UsgsData part : parts) {
            editions.addAll(part.editions);
            tables.addAll(part.tables);
            statistics.addAll(part.statistics);
        }
        return new UsgsData(editions.build(), tables.build(), statistics.build());
    }

    /**
     * The tables of a commodity, a measure and a year. There may be several, of different stages or on different bases.
     *
     * @param commodity the commodity
     * @param measure output, capacity or reserves
     * @param year the year that the figures are of
     * @return the tables in the order of the files, none if there is no such table
     */
    public List<SupplyTable> supply(Commodity commodity, Measure measure, int year) {
        return tables.stream()
                .map(UsgsTable::table)
                .filter(table ->
                        table.commodity().equals(commodity) && table.measure() == measure && table.year() == year)
                .collect(ImmutableList.toImmutableList());
    }
}
