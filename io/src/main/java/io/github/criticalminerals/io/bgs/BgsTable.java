package io.github.criticalminerals.io.bgs;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.quantity.MassUnit;
import java.util.Objects;

/**
 * A supply table with the publisher's own words for it.
 *
 * @param commodity the commodity as printed, such as {@code rare earth minerals}
 * @param subCommodity the part of it as printed, such as {@code Monazite}; may be empty
 * @param code the publisher's number of the two, such as {@code 926}
 * @param unit the unit the figures are printed in; the table holds tonnes
 * @param table the figures
 */
public record BgsTable(String commodity, String subCommodity, String code, MassUnit unit, SupplyTable table) {
    public BgsTable {
        Objects.requireNonNull(commodity, "commodity is required");
        Objects.requireNonNull(subCommodity, "subCommodity is required; it may be empty");
        Objects.requireNonNull(code, "code is required");
        Objects.requireNonNull(unit, "unit is required");
        Objects.requireNonNull(table, "table is required");
    }
}
