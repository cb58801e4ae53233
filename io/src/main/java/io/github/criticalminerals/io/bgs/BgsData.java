package io.github.criticalminerals.io.bgs;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import java.util.List;

/**
 * What a file of the World Mineral Statistics holds.
 *
 * @param tables production by country: a table for each commodity and part of it, year, unit and basis
 * @param figures all rows that were kept, imports and exports too, in the order of the file; those of the tables as
 *     well
 */
public record BgsData(List<BgsTable> tables, List<BgsFigure> figures) {
    public BgsData {
        tables = ImmutableList.copyOf(tables);
        figures = ImmutableList.copyOf(figures);
    }

    /**
     * The production of a commodity in a year. There may be several tables, of different stages, parts or bases, which
     * must not be added up unseen.
     *
     * @param commodity the commodity
     * @param year the year
     * @return the tables in the order of the file, none if there is no such table
     */
    public List<SupplyTable> production(Commodity commodity, int year) {
        return tables.stream()
                .map(BgsTable::table)
                .filter(table -> table.commodity().equals(commodity) && table.year() == year)
                .collect(ImmutableList.toImmutableList());
    }
}
