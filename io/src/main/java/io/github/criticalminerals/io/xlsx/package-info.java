/**
 * Strict reading of xlsx workbooks (Office Open XML, ECMA-376): typed cells with their addresses, or an exception that
 * names the part and the cell.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.xlsx.StrictXlsx} gives the sheets of a workbook row by
 * row, as the file holds them, within the {@link io.github.criticalminerals.io.source.Limits} of its source.
 *
 * <p><b>What it is not.</b> It writes nothing, calculates no formula (the value stored with it is taken), and knows no
 * number formats: a date is the number it is stored as. What a cell means is the loader's to say.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.xlsx.StrictXlsx#open}.
 *
 * <p><b>Thread safety.</b> Rows and cells are immutable; an open workbook belongs to one thread.
 */
@NullMarked
package io.github.criticalminerals.io.xlsx;

import org.jspecify.annotations.NullMarked;
