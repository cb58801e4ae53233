package io.github.criticalminerals.io.comtrade;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.io.csv.PlainNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One row.
 *
 * @param year the year
 * @param reporter whose statistics it is: a country, or an aggregate such as the European Union
 * @param partner with whom it traded: a country, {@link io.github.criticalminerals.core.trade.TradeFlow#WORLD} or an
 *     aggregate such as {@code Areas, nes}
 * @param flow the flow's code: {@code M} imports, {@code X} exports, {@code RM} re-imports, {@code RX} re-exports and
 *     others
 * @param product the product's code as printed, with its leading zeros; {@code TOTAL} for all together
 * @param netWeight the net weight (t); unknown where it is missing
 * @param columns the names of the cells
 * @param cells all cells of the row as printed, without white space at their ends; null is empty
 */
public record ComtradeRow(
        int year,
        Producer reporter,
        Producer partner,
        String flow,
        String product,
        Mass netWeight,
        List<String> columns,
        List<String> cells) {
    public ComtradeRow {
        Objects.requireNonNull(reporter, "reporter is required");
        Objects.requireNonNull(partner, "partner is required");
        Objects.requireNonNull(netWeight, "netWeight is required");
        columns = ImmutableList.copyOf(columns);
        cells = ImmutableList.copyOf(cells);
        if (columns.size() != cells.size()) {
            throw new IllegalArgumentException(
                    "cells must be as many as columns, " + columns.size() + ", but were " + cells.size());
        }
    }

    /**
     * A cell.
     *
     * @param column the column's name, such as {@code qtyUnitAbbr}
     * @return the cell as printed; empty where it is missing
     * @throws IllegalArgumentException if there is no such column
     */
    public String cell(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "column must be one of " + String.join(", ", columns) + ", but was " + column);
        }
        return cells.get(index);
    }

    /**
     * The number in a cell: {@code qty} (in {@code qtyUnitAbbr}), {@code netWgt} and {@code grossWgt} (kg), {@code
     * cifvalue}, {@code fobvalue} and {@code primaryValue} (USD).
     *
     * @param column the column's name
     * @return the number, or empty where it is missing
     * @throws IllegalArgumentException if there is no such column
     */
    public Optional<BigDecimal> findNumber(String column) {
        return PlainNumber.find(cell(column));
    }

    /** {@return the product, or empty if it is no code of the Harmonized System, such as {@code TOTAL}} */
    public Optional<HsCode> findProduct() {
        boolean harmonized = cell("classificationCode").startsWith("H");
        return harmonized && product.matches("\\d{2}(\\d{2}){0,2}")
                ? Optional.of(HsCode.of(product))
                : Optional.empty();
    }

    /**
     * {@return whether this is a year's trade with a partner as a whole: not a month, and no part of it by means of
     * transport, customs procedure, mode of supply or second partner}
     */
    public boolean isWhole() {
        return cell("freqCode").equals("A")
                && cell("partner2Code").equals("0")
                && cell("customsCode").equals("C00")
                && cell("motCode").equals("0")
                && cell("mosCode").equals("0");
    }
}
