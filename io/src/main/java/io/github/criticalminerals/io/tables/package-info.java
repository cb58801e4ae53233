/**
 * Tables of one's own: reading and writing {@link io.github.criticalminerals.core.dataset.SupplyTable}s, and anyone's
 * list of countries and amounts.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.tables.SupplyTables} reads what {@code
 * SupplyTable.toCsv()} writes, several tables in one file, back into equal tables; the same as JSON. {@link
 * io.github.criticalminerals.io.tables.CountryAmounts} reads anyone's file of countries and amounts whose unit and
 * basis the caller declares, and {@link io.github.criticalminerals.io.tables.TidyCsv} writes every result for data
 * frames. {@link io.github.criticalminerals.io.tables.GovernanceTables} does so for governance scores.
 *
 * <p><b>What it is not.</b> It knows no publisher's layout, and guesses no unit, basis, stage or year.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.tables.SupplyTables#read}.
 *
 * <p><b>Thread safety.</b> The methods keep no state and may be called by several threads.
 */
@NullMarked
package io.github.criticalminerals.io.tables;

import org.jspecify.annotations.NullMarked;
