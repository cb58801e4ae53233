package io.github.criticalminerals.io.usgs;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.quantity.MassUnit;
import java.util.Objects;

/**
 * A supply table with the publisher's own words for it.
 *
 * @param chapter the chapter or commodity as printed, such as {@code Rare earths}
 * @param type what is counted as printed, such as {@code Mine production, rare-earth-oxide equivalent}
 * @param unit the unit the figures are printed in; the table holds tonnes
 * @param table the figures
 */
public record UsgsTable(String chapter, String type, MassUnit unit, SupplyTable table) {
    public UsgsTable {
        Objects.requireNonNull(chapter, "chapter is required");
        Objects.requireNonNull(type, "type is required");
        Objects.requireNonNull(unit, "unit is required");
        Objects.requireNonNull(table, "table is required");
    }
}
