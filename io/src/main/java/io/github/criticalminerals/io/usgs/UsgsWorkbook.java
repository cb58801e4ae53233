package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads the workbooks of Data Series 140 and of the Minerals Yearbook. Published by the U.S. Geological Survey, public
 * domain.
 *
 * <p><b>Data Series 140</b> ({@code ds140-rare-earths-2020.xlsx}): statistics of the United States and the world's
 * production from 1900 on, a sheet for a commodity, a row for a year:
 *
 * <pre>{@code
 *      A                            B           C        ...  F                 ...  H
 *  1   RARE EARTHS STATISTICS1
 *  2   U.S. GEOLOGICAL SURVEY
 *  3   [All quantities in metric tons (t) rare-earth oxide equivalent unless otherwise noted]
 *  4   Last modification: September 27, 2023
 *  5   Year                         Production  Imports       Unit value ($/t)       World production
 *  6   1900                         227         NA            NA                     1040
 *      NA Not available. W Withheld to avoid disclosing company proprietary data.
 *      1Compiled by ...
 * }</pre>
 *
 * <ul>
 *   <li>Every cell that is not empty is a statistic, of the world where the name of its column begins with {@code
 *       World}, else of the United States. An empty cell says nothing. The unit is that of the line in brackets, or the
 *       column's own.
 *   <li>The line in brackets, which says the basis, is a note of the quantities; the footnotes are notes of all
 *       statistics.
 *   <li>The edition is the day of the last modification ({@code DS 140 2023-09-27}); without one, the year after the
 *       last.
 *   <li>A negative change of stocks is read, any other negative number is an error. {@code E} is a net exporter.
 *   <li>A row is rejected for {@code not-a-year}, {@code duplicate-year} and {@code not-a-number}. Warnings: {@code
 *       no-unit}, {@code repeated-column}.
 * </ul>
 *
 * <p><b>Minerals Yearbook</b> ({@code myb1-2022-rare-earths-adv.xlsx}): a sheet for a table of a chapter. Those of
 * world production and of salient statistics are read; of the others, such as trade by country, the report says how
 * many cells they have ({@code sheet-left-out}).
 *
 * <pre>{@code
 *      A                      C       D   E       F   ...  K       L
 *  1   TABLE 8
 *  2   RARE EARTHS: WORLD MINE PRODUCTION, BY COUNTRY OR LOCALITY1
 *  4   (Metric tons, rare-earth oxide equivalent)
 *  6   Country or locality2   2018        2019            2022
 *  7   Australiae             21000       20000           18000
 * 10   Burundi                620     e   200     e       --
 * 19   Total                  190000      223000          297000
 * 20   eEstimated.  rRevised.  -- Zero.
 * 21   1Table includes data available through ...
 * }</pre>
 *
 * <ul>
 *   <li>The column behind a year holds the marks of its figures: letters and numbers of footnotes. Marks may also be
 *       glued to a label, a year or a title; a name is tried with them before without them, and the report lists what
 *       was read as what.
 *   <li>What a mark means stands below the table, and a mark that is not explained there is an error, {@code
 *       unknown-mark}. {@code e} is the mark ESTIMATED, a footnote that speaks of a production quota QUOTA too; all
 *       other words are notes of the figure. Footnotes of the title, and those that no mark asks for, are notes of the
 *       whole table.
 *   <li>A number in brackets in place of a figure is the footnote that says what is there: {@code (4)}, {@code 4Less
 *       than 1/2 unit}.
 *   <li>World production is a supply table for each year, with the printed total beside the sum of its rows. {@code --}
 *       is zero, an empty cell unknown ({@code blank-cell}). Rows behind the total are statistics, as are tables that
 *       count no mass.
 *   <li>Of salient statistics every figure is a statistic. A line without figures opens a group; one that begins with
 *       production, exports, imports, consumption, prices, stocks, shipments and the like is no part of another. {@code
 *       do.} is the unit above; a row without a unit has an info {@code blank-unit}.
 *   <li>An {@code e} behind the last word of a label there is a mark only if the word without it stands elsewhere in
 *       the table and with it nowhere: {@code basise} is, {@code monazite} is not.
 *   <li>A row is rejected for {@code unknown-country}, {@code unknown-mark}, {@code not-a-number}, {@code
 *       missing-label} and {@code duplicate-row}.
 *   <li>The edition is that of which the workbook says that it is the yearbook ({@code MYB 2022}), or else its last
 *       year.
 * </ul>
 *
 * <p>A number in a workbook is stored in binary and read with the fewest digits that are still the same number: 37.2
 * and not 37.200000000000003. Errors of the publisher are corrected by the errata in {@code errata.csv}.
 */
public final class UsgsWorkbook {
    private static final String SERIES = "Data Series 140";
    private static final String YEARBOOK = "Minerals Yearbook, tables of a chapter";
    private static final String PUBLISHER = "U.S. Geological Survey";
    private static final int MOST_ROWS = 10_000;
    private static final Pattern EDITION = Pattern.compile("(?i)Minerals Yearbook,? ((?:19|20)[0-9]{2})\\b");

    private UsgsWorkbook() {}

    /**
     * Loads a workbook.
     *
     * @param source the workbook, under any name
     * @return its tables and statistics, and how the load went
     * @throws LoadException if the workbook is damaged or another one; the message says what it misses
     */
    public static Loaded<UsgsData> load(DataSource source) {
        try (StrictXlsx workbook = StrictXlsx.open(source)) {
            List<Recognition> recognised = recognise(workbook);
            if (recognised.get(0).fits()) {
                return series(workbook);
            }
            if (recognised.get(1).fits()) {
                return yearbook(workbook);
            }
            throw Recognition.unknownLayout(Place.of(source.name()), recognised, String.join(", ", workbook.sheets()));
        }
    }

    /**
     * Looks at a file. A stream of a workbook is read to its end, and cannot be loaded afterwards.
     *
     * @param source the file, under any name
     * @return for both layouts, what the workbook misses
     * @throws LoadException if the file is a damaged workbook
     */
    public static List<Recognition> recognise(DataSource source) {
        if (!StrictXlsx.isZip(source)) {
            return ImmutableList.of(
                    new Recognition(SERIES, ImmutableList.of("a workbook")),
                    new Recognition(YEARBOOK, ImmutableList.of("a workbook")));
        }
        try (StrictXlsx workbook = StrictXlsx.open(source)) {
            return recognise(workbook);
        }
    }

    private static List<Recognition> recognise(StrictXlsx workbook) {
        List<String> series = ImmutableList.of("a sheet");
        boolean yearbook = false;
        for (String sheet : workbook.sheets()) {
            List<XlsxRow> first = workbook.firstRows(sheet, YearbookSheet.MOST_TITLE_ROWS);
            List<String> missing = SeriesSheet.missing(first);
            series = series.contains("a sheet") || missing.size() < series.size() ? missing : series;
            yearbook |= YearbookSheet.find(LoadReport.builder(sheet, YEARBOOK), first)
                    .isPresent();
        }
        return ImmutableList.of(
                new Recognition(SERIES, series),
                new Recognition(
                        YEARBOOK,
                        yearbook
                                ? ImmutableList.of()
                                : ImmutableList.of("a sheet with TABLE and a number above a title of world production"
                                        + " or salient statistics and a row of years")));
    }

    private static Loaded<UsgsData> series(StrictXlsx workbook) {
        LoadReport.Builder report = workbook.report(SERIES);
        Map<SeriesSheet, Edition> sheets = new LinkedHashMap<>();
        for (String name : workbook.sheets()) {
            List<XlsxRow> rows = workbook.allRows(name, MOST_ROWS);
            Optional<SeriesSheet> sheet = SeriesSheet.find(report, workbook.place(name), rows);
            sheet.ifPresentOrElse(each -> sheets.put(each, each.read()), () -> leftOut(
                            workbook.place(name), rows, "a row for a year under its title")
                    .ifPresent(report::issue));
        }
        Edition first = sheets.values().iterator().next();
        Source source = Source.of(
                        PUBLISHER,
                        "Historical Statistics for Mineral and Material Commodities in the United States, Data Series"
                                + " 140, "
                                + first.edition())
                .withUrl("https://www.usgs.gov/centers/national-minerals-information-center/"
                        + "historical-statistics-mineral-and-material-commodities")
                .withLicence("public domain");
        report.edition(first.toString()).licence("public domain").citation(source.toString());
        ImmutableList.Builder<UsgsStatistic> statistics = ImmutableList.builder();
        for (SeriesSheet sheet : sheets.keySet()) {
            statistics.addAll(sheet.statistics());
        }
        return new Loaded<>(
                new UsgsData(ImmutableList.copyOf(sheets.values()), ImmutableList.of(), statistics.build()),
                report.build());
    }

    private static Loaded<UsgsData> yearbook(StrictXlsx workbook) {
        List<YearbookSheet> sheets = new ArrayList<>();
        LoadReport.Builder report = workbook.report(YEARBOOK);
        Optional<String> said = Optional.empty();
        for (String name : workbook.sheets()) {
            List<XlsxRow> rows = workbook.allRows(name, MOST_ROWS);
            Optional<YearbookSheet> sheet = YearbookSheet.find(report, rows);
            sheet.ifPresentOrElse(sheets::add, () -> leftOut(
                            workbook.place(name), rows, "a table of world production or salient statistics")
                    .ifPresent(report::issue));
            if (said.isEmpty() && sheet.isEmpty()) {
                said = edition(rows);
            }
        }
        int last = sheets.stream().mapToInt(YearbookSheet::lastYear).max().orElseThrow();
        if (said.isEmpty()) {
            report.info(
                    "edition-inferred",
                    workbook.place(workbook.sheets().get(0)),
                    "The workbook does not say its edition, which is taken to be its last year, " + last + ".");
        }
        Edition edition = Edition.of("MYB", said.orElse(Integer.toString(last)));
        String chapter = sheets.stream()
                .filter(YearbookSheet::isWorld)
                .findFirst()
                .orElse(sheets.get(0))
                .chapter();
        Source source = Source.of(PUBLISHER, "Minerals Yearbook " + edition.edition() + ", " + chapter)
                .withLicence("public domain");
        report.edition(edition.toString()).licence("public domain").citation(source.toString());
        List<UsgsTable> tables = new ArrayList<>();
        List<UsgsStatistic> statistics = new ArrayList<>();
        for (YearbookSheet sheet : sheets) {
            sheet.read(chapter, edition, source);
            tables.addAll(sheet.tables());
            statistics.addAll(sheet.statistics());
        }
        return new Loaded<>(new UsgsData(ImmutableList.of(edition), tables, statistics), report.build());
    }

    private static Optional<String> edition(List<XlsxRow> rows) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .map(cell -> EDITION.matcher(WorkbookCells.spaced(cell.trimmed())))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Says how much a sheet holds that is not read. */
    private static Optional<Issue> leftOut(Place place, List<XlsxRow> rows, String expected) {
        long cells = rows.stream().mapToLong(row -> row.cells().size()).sum();
        String title = rows.stream()
                .filter(row -> !row.isBlank())
                .limit(2)
                .map(row -> String.join(" ", row.texts()).strip())
                .reduce("", (first, second) -> first.isEmpty() ? second : first + ", " + second);
        return cells == 0
                ? Optional.empty()
                : Optional.of(Issue.info(
                        "sheet-left-out",
                        place,
                        "expected " + expected + ", found another sheet of " + cells
                                + " cells, which are not in the data",
                        title));
    }
}
