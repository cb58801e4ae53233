/**
 * Data of the U.S. Geological Survey as published, nothing lost: the Mineral Commodity Summaries, all commodities; Data
 * Series 140 and the Minerals Yearbook.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.usgs.UsgsWorldData#load} recognises the layout by the
 * header, whatever the file is called, and returns {@link io.github.criticalminerals.io.usgs.UsgsData}: supply tables,
 * and every figure that is none as a statistic. {@link io.github.criticalminerals.io.usgs.UsgsWorkbook#load} does the
 * same for the workbooks of Data Series 140 and of chapters of the Minerals Yearbook.
 *
 * <p><b>What it is not.</b> It corrects nothing silently: a known error of the publisher is corrected only by an
 * erratum whose name the table and the report carry.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.usgs.UsgsWorldData#load}.
 *
 * <p><b>Thread safety.</b> All values are immutable; a load uses nothing shared.
 */
@NullMarked
package io.github.criticalminerals.io.usgs;

import org.jspecify.annotations.NullMarked;
