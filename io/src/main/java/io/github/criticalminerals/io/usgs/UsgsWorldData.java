package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.LoadedAll;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceWalk;
import io.github.criticalminerals.io.xlsx.SheetCsv;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Loads the data releases of the Mineral Commodity Summaries. Published by the U.S. Geological Survey, public domain
 * (CC0 1.0).
 *
 * <p><b>Combined world data</b> (2025: {@code MCS2025_World_Data.csv}). UTF-8 with a byte order mark, 13 columns, one
 * row for a country in a table:
 *
 * <pre>{@code
 * SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,CAP_EST_ 2024,CAP_NOTES,RESERVES_2024,RESERVE_NOTES
 * MCS2025,Rare earths,China,"Mine production, rare-earth-oxide equivalent",metric tons,255000,270000,Production quota; ...,,,,44000000,
 * }</pre>
 *
 * <ul>
 *   <li>What is withheld or not available is an empty cell, and the notes say so ({@code W for 23-24}, {@code NA}). An
 *       empty cell without such a note may be zero or unknown; it is read as unknown, with the mark BLANK and an issue
 *       {@code blank-cell}.
 *   <li>The second year is an estimate. So is the first where {@code TYPE} or the notes say it.
 *   <li>Reserves may be in another unit than {@code UNIT_MEAS}; the notes of some rows say so for the whole table.
 *   <li>Words in brackets behind a country are a note: {@code Brazil (beneficiated)}. Two such rows of one country are
 *       added.
 * </ul>
 *
 * <p><b>Long data</b> (2026: {@code MCS2026_Commodities_Data.csv}). Windows-1252, or saved again in UTF-8 ({@link
 * StrictCsv#withWindows1252OrUtf8}), 12 columns, one row for a figure:
 *
 * <pre>{@code
 * MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,Is critical mineral 2025,Other notes
 * RARE EARTHS,World Mine Production and Reserves,Rare Earths,China,Production,Mine production,metric tons,2025,"270,000",Estimated.,Yes,(Data in ...
 * }</pre>
 *
 * <ul>
 *   <li>A dash is zero, {@code s} less than half a unit, {@code W} withheld, {@code NA} not available, {@code XX} not
 *       applicable, {@code E} a net exporter; bounds and ranges are intervals.
 *   <li>Tables are the sections whose name starts with {@code World}; the rest are statistics. Where a table has
 *       several world totals, each is a table, told apart by {@code Statistics_detail}.
 *   <li>The file is the first posting of February 2026; later versions of the report changed the rare earths (version
 *       1.1, March 2026: no quota note; version 1.3, May 2026: reserves of Brazil 11,000,000 t, world more than
 *       75,000,000 t). The file's figures are kept and the tables carry a note.
 * </ul>
 *
 * <p><b>World data of a commodity</b> (2022, 2023 and both versions of 2024: {@code mcs2024-raree_world.csv}). UTF-8
 * with a byte order mark, one row for a country in a table:
 *
 * <pre>{@code
 * Source,Country,Type,Prod_t_2022,Prod_t_est_2023,Prod_notes,Reserves_t,Reserves_notes,,
 * MCS2024,Chinae,"Mine production, rare-earth-oxide equivalent",210000,240000,Production quota; ...,44000000,,,
 * MCS2024,World total (rounded)2,"Mine production, rare-earth-oxide equivalent",300000,350000,,110000000,,,
 * }</pre>
 *
 * <ul>
 *   <li>A column of figures is {@code Prod}, {@code Cap} or {@code Reserves} with a unit, {@code est} for estimates, a
 *       year and other words in between, in any case: {@code Prod_Sponge_t_Est_2022}, {@code
 *       Reserves_ore_K2O_equiv_kt}. Units: {@code kg}, {@code t}, {@code kt}, {@code mt} and {@code mmt} (million t),
 *       {@code ct}, {@code kct}, {@code mct} (carats), {@code mcm} (million cubic metres). Without a year it is the one
 *       before the edition.
 *   <li>Cells hold numbers, {@code e5,000} (estimated), {@code >100,000}, {@code W}, {@code NA}, {@code XX}, {@code
 *       Less than 1/2 unit}, {@code Included in World total}, {@code Large}. That another year is estimated too, or
 *       reported, is in the notes. Other words without a digit are kept, with a warning {@code unknown-words}.
 *   <li>A footnote mark may be glued to a country ({@code Chinae}, {@code Germany6}); a name is tried with it before
 *       without it, and the report lists what was read as what. A glued {@code e} marks the row as estimated.
 *   <li>A table ends with its world total, or where another type comes back to a country it has already.
 *   <li>Which commodity it is stands in the type, or else in the file's name; if in neither, the commodity is "not
 *       stated" and a warning {@code unknown-commodity} says so. An empty {@code Source} is the edition after the last
 *       year of the columns.
 *   <li>{@code Type} may have another name, if it stands between {@code Country} and the figures ({@code
 *       misnamed-column}). Columns without a name at the end are read over; where they hold something, it is a
 *       statistic and a warning {@code unnamed-column}. Rows of separators only count as blank lines.
 *   <li>A file without a byte order mark that is not UTF-8 is read as Windows-1252, if all its bytes are the
 *       publisher's.
 * </ul>
 *
 * <p><b>Salient statistics of a commodity</b> (2022 to 2025: {@code mcs2024-raree_salient.csv}). Statistics of the
 * United States, one row for a year:
 *
 * <pre>{@code
 * DataSource,Commodity,Year,USprod_Concentrate_t,Imports_Compounds_t,Price_CeO2_dkg,NIR_Compounds-Metals_pct,,
 * MCS2024,Rare Earths,2019,28000,12200,2,100,,
 * MCS2024,Rare Earths,2020,39000,W,Less than 1/2 unit,>90,,
 * }</pre>
 *
 * <ul>
 *   <li>A column's name ends with its unit: {@code t}, {@code kt}, {@code mmt}, {@code kg}, {@code g}, {@code mct},
 *       {@code mcm}; dollars for them {@code dt}, {@code dst} (short ton), {@code dkg}, {@code dg}, {@code dlb}, {@code
 *       dct}, {@code dtoz} (troy ounce), {@code df} (flask); {@code ctslb} (cents), {@code mdol}, {@code pct}, {@code
 *       num}. It may be glued to a word ({@code Metalkg}). A name without one is kept with an info {@code
 *       unknown-unit}.
 *   <li>The statistic keeps the column's name as its detail; every cell that is not empty is one statistic.
 *   <li>{@code E} is a net exporter; amounts of shipments and stocks may fall, and be negative.
 *   <li>Warnings: {@code formula-error} for a name that is one, {@code repeated-column}, {@code unnamed-column}.
 *   <li>Some files of that name hold world data; the header decides. Two of 2023 are workbooks with the same columns in
 *       a sheet.
 * </ul>
 *
 * <p><b>Critical minerals</b> (among the industry trends: {@code MCS2024_T5_Critical_Minerals_Salient.csv}, {@code
 * MCS2026_T7_...}, {@code ..._Critical_Minerals_End_Use.csv}, {@code ..._Net_Import_Reliance.csv}). One row for a
 * mineral:
 *
 * <pre>{@code
 * Source,Year,Units,Critical_mineral,Primary_prod,...,Net_Import_Reliance,...,Leading_source_country,Leading_country_prod,...
 * MCS2026,2025_estimated,metric tons,Cobalt,300,...,79,...,Congo (Kinshasa),230000,...
 * }</pre>
 *
 * <ul>
 *   <li>Columns are known by how their names begin, for each year spells them anew ({@code Apparent_Consuption}); any
 *       other is read over. Every cell that is not empty is one statistic, of the United States, of the leading country
 *       or of the world.
 *   <li>Import sources and applications are statistics of words, QUALITATIVE. {@code E} is a net exporter, a dash zero.
 *   <li>A footnote mark glued to a mineral is a note.
 *   <li>The other tables and the figures of that part of a release (value, employment, states) are not read.
 * </ul>
 *
 * <p>A row of world data that is there before with the same cells is rejected, {@code duplicate-row}, and so is a
 * second row of a producer that nothing but its figures and notes tells from the first, {@code duplicate-producer}: no
 * release has one. What tells rows apart are the table, the words in brackets behind the country, in per-commodity
 * files the type and in the long data the {@code Statistics_detail}; rows of one country that differ there are added,
 * and the notes name the parts. In the other sections of the long data two figures may share all of that, as sheet and
 * scrap mica do in 2026; each is a statistic.
 *
 * <p>Errors of the publisher are corrected by the errata in {@code errata.csv}, each named in the table and in the
 * report. Amounts by volume are statistics, as there is no mass without a density.
 */
public final class UsgsWorldData {
    private static final ImmutableList<Layout> LAYOUTS = ImmutableList.of(
            new CombinedLayout(), new LongLayout(), new WorldLayout(), new SalientLayout(), new CriticalLayout());

    /** Bytes of dashes, quotes, no-break space, plus-minus, half, o circumflex, e acute. */
    private static final String WINDOWS_1252 = "\u0091\u0092\u0093\u0094\u0096\u0097\u00a0\u00b1\u00bd\u00e9\u00f4";

    private static final Pattern CSV = Pattern.compile("(?i).*\\.(csv(\\.gz)?|xlsx)");

    private UsgsWorldData() {}

    /**
     * Loads a file.
     *
     * @param source the file, under any name
     * @return its tables and statistics, and how the load went
     * @throws LoadException if the file is damaged or its layout is not known; the message names the layouts tried and
     *     the columns each of them misses
     */
    public static Loaded<UsgsData> load(DataSource source) {
        if (StrictXlsx.isZip(source)) {
            return load(SheetCsv.sheetThat(
                    source, sheet -> recognise(sheet).stream().anyMatch(Recognition::fits)));
        }
        List<String> header = StrictCsv.headerOf(source);
        for (Layout layout : LAYOUTS) {
            if (layout.missing(header).isEmpty()) {
                try (CsvRows rows = layout.reader(source).open()) {
                    return layout.load(rows, source.name());
                }
            }
        }
        throw Recognition.unknownLayout(Place.of(source.name()).atLine(1), recognise(source), String.join(",", header));
    }

    /**
     * Loads all files at a path: one file, or every file of a folder or zip archive whose name ends with {@code .csv},
     * {@code .csv.gz} or {@code .xlsx}.
     *
     * @param path a file, a folder, searched with its subfolders, or a zip archive
     * @return what the files hold together, a report for each, and an issue for each that was not loaded
     */
    public static LoadedAll<UsgsData> loadAll(Path path) {
        List<UsgsData> parts = new ArrayList<>();
        List<LoadReport> reports = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        boolean one = Files.isRegularFile(path);
        SourceWalk.forEach(
                path,
                source -> {
                    boolean named = one && source.name().indexOf('!') < 0;
                    if (!named && !(CSV.matcher(source.name()).matches() && isTable(source))) {
                        issues.add(Issue.info(
                                "other-file",
                                Place.of(source.name()),
                                "expected a name that ends with .csv, .csv.gz or .xlsx, found another; not read",
                                ""));
                        return;
                    }
                    try {
                        Loaded<UsgsData> loaded = load(source);
                        parts.add(loaded.value());
                        reports.add(loaded.report());
                    } catch (LoadException e) {
                        LoadException.ifInterrupted(source.name());
                        issues.addAll(e.issues());
                    }
                },
                fault -> issues.addAll(fault.issues()));
        return new LoadedAll<>(UsgsData.merged(parts), reports, issues);
    }

    /** A workbook of another kind, such as one of the yearbook, is no file of a release. */
    private static boolean isTable(DataSource source) {
        return !StrictXlsx.isZip(source)
                || SheetCsv.sheetsOf(source).stream()
                        .anyMatch(sheet -> recognise(sheet).stream().anyMatch(Recognition::fits));
    }

    /**
     * Looks at the header of a file.
     *
     * @param source the file, under any name
     * @return for each layout of a release, what the header misses
     * @throws LoadException if the file has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        List<String> header = StrictCsv.headerOf(source);
        return LAYOUTS.stream()
                .map(layout -> new Recognition(layout.format(), layout.missing(header)))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The reader of the per-commodity files: UTF-8, but Windows-1252 for a file that has no byte order mark, is no
     * UTF-8 and has no bytes beyond ASCII but those that the publisher's texts need, such as dashes, quotes and the o
     * of Cote d'Ivoire.
     */
    static StrictCsv reader(DataSource source) {
        byte[] head = source.head();
        StrictCsv utf8 =
                StrictCsv.of(source).withIndexColumn().withUnnamedColumns().withRepeatedColumns();
        if (head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            return utf8;
        }
        boolean beyond = false;
        for (byte each : head) {
            beyond |= each < 0;
            if (each < 0 && WINDOWS_1252.indexOf(each & 0xff) < 0) {
                return utf8;
            }
        }
        return beyond ? utf8.withCharset(Charset.forName("windows-1252")) : utf8;
    }

    /** A layout of a release. */
    interface Layout {
        /** Its name, for people. */
        String format();

        /** The columns it needs and a header has not. */
        List<String> missing(List<String> header);

        /** What splits its files into rows. */
        default StrictCsv reader(DataSource source) {
            return UsgsWorldData.reader(source);
        }

        Loaded<UsgsData> load(CsvRows rows, String name);
    }
}
