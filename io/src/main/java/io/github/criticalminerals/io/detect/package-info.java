/**
 * Says what a file is and loads it.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.detect.AnyFormat} asks every loader whether a file is its own.
 *
 * <p><b>What it is not.</b> It reads no format itself.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.detect.AnyFormat#load}.
 *
 * <p><b>Thread safety.</b> A load uses nothing shared.
 *
 * <p><b>Formats, and the published files they were read from.</b> As the command {@code mvn -q -Pinspect
 * -Dcritmin.args="--summary FOLDER..."} prints it, errata left out; a test compares. Where several files are counted together,
 * the sha256 is that of their sha256, one a line in the order of their names.
 *
 * <pre>
 * 2022/cobalt_mcs2022-cobal_world.csv and 11 more
 *   format   Mineral Commodity Summaries, world data of a commodity, MCS 2022
 *   sha256   d9f1a58276406f8cf0e463bc72d390cf6cd0707e6cd019ed166225816e3d4f15 of the files', one a line
 *   rows     190 read, 190 kept, 0 rejected; 4 blank lines
 *   issues   none
 *   totals   27 within rounding of total, 3 within rounding of rows
 *
 * world/MCS2024-bismu_world.csv and 76 more
 *   format   Mineral Commodity Summaries, world data of a commodity, MCS 2024
 *   sha256   a291e1c94556c0ffe6eb661e2282f4de4086490e32962df06d90b449b55f8b02 of the files', one a line
 *   rows     1227 read, 1227 kept, 0 rejected; 590 blank lines
 *   issues   1 misnamed-column, 3 missing-edition, 2 total-mismatch, 15 unnamed-column
 *   totals   187 within rounding of total, 9 within rounding of rows, 1 explained, 2 differs
 *
 * salient/MCS2024-bismu_salient.csv and 81 more
 *   format   Mineral Commodity Summaries, salient statistics of a commodity, MCS 2024
 *   sha256   8470158c338071686dd85102cd5b2940b01b20dc60f56b2c6990e3565fe498fe of the files', one a line
 *   rows     410 read, 410 kept, 0 rejected; 2 blank lines
 *   issues   6 formula-error, 10 repeated-column, 9 unknown-unit
 *   totals   none
 *
 * salient/mcs2024-cobal_salient.csv and 2 more
 *   format   Mineral Commodity Summaries, world data of a commodity, MCS 2024
 *   sha256   45b9eab4686a63369551bf16ec186886790a30f72de3544af9518de0b86b74ea of the files', one a line
 *   rows     43 read, 43 kept, 0 rejected; 15 blank lines
 *   issues   1 edition-mismatch
 *   totals   4 within rounding of total, 1 within rounding of rows
 *
 * MCS2025_World_Data.csv
 *   format   Mineral Commodity Summaries, combined world data, MCS 2025
 *   sha256   246709ab62b969d3280e28fdbbb99bb68280a9b8f9204405b601f7acc39dc092
 *   rows     1250 read, 1250 kept, 0 rejected; 0 blank lines
 *   issues   148 blank-cell, 1 empty-table
 *   totals   200 within rounding of total, 7 within rounding of rows, 2 explained
 *
 * MCS2026_Commodities_Data.csv
 *   format   Mineral Commodity Summaries, long data, MCS 2026
 *   sha256   582a0aa231aea53d8a97dc8d1cd3dfa5f885cf3760353e3d029d7f0ae4fbaaf5
 *   rows     8886 read, 8886 kept, 0 rejected; 0 blank lines
 *   issues   3 total-mismatch
 *   totals   191 within rounding of total, 14 within rounding of rows, 3 explained, 3 differs
 *
 * 176 files, 176 loaded, 0 not loaded
 * </pre>
 */
@NullMarked
package io.github.criticalminerals.io.detect;

import org.jspecify.annotations.NullMarked;
