/**
 * Says what a file is and loads it.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.detect.AnyFormat} asks every loader whether a file is its
 * own.
 *
 * <p><b>What it is not.</b> It reads no format itself.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.detect.AnyFormat#load}.
 *
 * <p><b>Thread safety.</b> A load uses nothing shared.
 *
 * <p><b>Formats, and the published files they were read from.</b> As the command {@code mvn -q -Pinspect
 * -Dcritmin.args="--summary FOLDER..."} prints it, errata left out; a test compares. Where several files are counted
 * together, the sha256 is that of their sha256, one a line in the order of their names.
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
 *   issues   6 formula-error, 10 repeated-column, 15 unit-contradicts-statistic, 9 unknown-unit
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
 *   issues   148 blank-cell, 1 empty-table, 2 reserves-out-of-proportion
 *   totals   200 within rounding of total, 7 within rounding of rows, 2 explained
 *
 * MCS2026_Commodities_Data.csv
 *   format   Mineral Commodity Summaries, long data, MCS 2026
 *   sha256   582a0aa231aea53d8a97dc8d1cd3dfa5f885cf3760353e3d029d7f0ae4fbaaf5
 *   rows     8886 read, 8886 kept, 0 rejected; 0 blank lines
 *   issues   2 reserves-out-of-proportion, 3 total-mismatch
 *   totals   191 within rounding of total, 14 within rounding of rows, 3 explained, 3 differs
 *
 * usgs_ds140_rare_earths_2020.xlsx
 *   format   Data Series 140, DS 140 2023-09-27
 *   sha256   0aed33ac422b49ec77b7c550d0e53e57a59b5a38ae315ea37d8e1088fc0bb85f
 *   rows     121 read, 121 kept, 0 rejected; 0 blank lines
 *   issues   1 text-left-out
 *   totals   none
 *
 * usgs_myb2022_rare_earths_tables.xlsx
 *   format   Minerals Yearbook, tables of a chapter, MYB 2022
 *   sha256   9f04f3418ab259e9565c154bb4833cc356203f79a20fa320b8e28041a0c4ca8e
 *   rows     26 read, 26 kept, 0 rejected; 0 blank lines
 *   issues   1 blank-unit, 7 sheet-left-out
 *   totals   5 within rounding of total
 *
 * wgi_2023_release_wide.xlsx
 *   format   WGI, a sheet for a dimension, six columns for a year (releases up to 2023), WGI 2023
 *   sha256   4fdc0ed7ffe367d453a92254f5f58a5ad34bf86742d42f265825a4565800c611
 *   rows     30816 read, 30816 kept, 0 rejected; 0 blank lines
 *   issues   6 missing-score, 1 sheet-left-out, 6 text-left-out
 *   totals   none
 *
 * wgi_2024_release_long.xlsx
 *   format   WGI, a row for a country, dimension and year (2024 release), WGI 2024
 *   sha256   5444079aa8e7b71c5dc15f1fdde0f4c3e962ce5550e23f50c395eb4a15c09c85
 *   rows     32100 read, 32100 kept, 0 rejected; 0 blank lines
 *   issues   1 edition-inferred, 6 missing-score
 *   totals   none
 *
 * comtrade_plus_download_head.csv
 *   format   UN Comtrade, web download
 *   sha256   d1db5ac0bebddac192872f21c1eeea79ee15892d2fb3bb6c41b74381dd6f355c
 *   rows     200 read, 200 kept, 0 rejected; 0 blank lines
 *   issues   1 header-one-short
 *   totals   none
 *
 * comtrade_api_hs2846_2010.json
 *   format   UN Comtrade, API
 *   sha256   0de643c807afe3bd0a3171f79eaca93ad2b7a921218307d160a3331d3b9d5825
 *   rows     24 read, 24 kept, 0 rejected; 0 blank lines
 *   issues   none
 *   totals   none
 *
 * country_codes_V202601.csv
 *   format   BACI country codes, BACI V202601
 *   sha256   c6892f28bea23d689b29b074d299cea7f5196c708b03026fbe419fa4ecb4e820
 *   rows     238 read, 238 kept, 0 rejected; 0 blank lines
 *   issues   1 blank-iso2, 4 encoded-twice
 *   totals   none
 *
 * bgs/bgs_cobalt_head.csv and 1 more
 *   format   BGS World Mineral Statistics, OGC API
 *   sha256   1836163233c2bec59870f90a3d8129e66dd2bf832e66e70bfb1851ad58ffbbb2 of the files', one a line
 *   rows     300 read, 300 kept, 0 rejected; 0 blank lines
 *   issues   none
 *   totals   none
 *
 * CM_Data_Explorer_2023-07.xlsx
 *   format   IEA Critical Minerals Data Explorer, IEA CMDE 2023
 *   sha256   78c499a013b5c01f375a5a9c58377d9b5140ca92e4d058aabcd91842e697faab
 *   rows     326 read, 326 kept, 0 rejected; 0 blank lines
 *   issues   12 blank-cell, 1 edition-inferred, 1 text-left-out
 *   totals   685 within rounding of total, 63 within rounding of rows
 *
 * gta_interventions_head.csv
 *   format   Global Trade Alert, interventions
 *   sha256   2764c04a87208d1a7d71f05b6bbe915ebec7318f48f76f6fcb58a2bc3b29c8ae
 *   rows     25 read, 25 kept, 0 rejected; 0 blank lines
 *   issues   1 no-instrument, 1 padded-products
 *   totals   none
 *
 * iea_policies_head.csv
 *   format   IEA policies
 *   sha256   6a12ca79b1deec3bf87d5b629238f20947bd45551f82b9fba765e182f76fdc6a
 *   rows     40 read, 40 kept, 0 rejected; 0 blank lines
 *   issues   1 no-date, 1 no-full-day, 18 no-instrument, 1 status-contradiction
 *   totals   none
 *
 * yahoo_6_columns_head.csv
 *   format   Yahoo Finance or stooq, six columns
 *   sha256   c8d66bc498b66cdd449e184dedbf0fa13f28b509425d581a9e17d9510eb625cb
 *   rows     119 read, 119 kept, 0 rejected; 0 blank lines
 *   issues   1 unstated-adjustment
 *   totals   none
 *
 * yahoo_7_columns_head.csv
 *   format   Yahoo Finance, seven columns
 *   sha256   e307cfceb51e6c6ef8628be2f249a1996ce072cb1ced0889915513a74d6fbb27
 *   rows     119 read, 119 kept, 0 rejected; 0 blank lines
 *   issues   none
 *   totals   none
 *
 * 190 files, 190 loaded, 0 not loaded
 * </pre>
 *
 * <p><b>Formats that are read too, of which no published file was at hand</b>, from what the publishers and readers of
 * such files say of them; a test names every format here or above.
 *
 * <ul>
 *   <li>Mineral Commodity Summaries, critical minerals
 *   <li>WGI, a sheet for a dimension (2025 release)
 *   <li>WGI, a column for a year (World Bank bulk or DataBank CSV)
 *   <li>WGI, World Bank API (JSON)
 *   <li>UN Comtrade, web download, also as the site's Excel file
 *   <li>USITC DataWeb, Excel download
 *   <li>BACI trade flows; BACI product codes
 *   <li>stooq, five columns; stooq, ten columns; date and value
 *   <li>Our World in Data, CSV of a chart
 *   <li>supply tables, CSV of this library; supply tables, JSON of this library
 * </ul>
 */
@NullMarked
package io.github.criticalminerals.io.detect;

import org.jspecify.annotations.NullMarked;
