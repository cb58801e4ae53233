package io.github.criticalminerals.io.iea;

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
import java.util.List;
import java.util.Optional;

/**
 * Loads the workbook of the Critical Minerals Data Explorer ({@code CM_Data_Explorer.xlsx}): a table for each sheet of
 * figures. Published by the International Energy Agency, CC BY 4.0 as its page says; the sheet {@code Notice} of the
 * workbook asks for a licence of its own for derived data, and the report repeats it.
 *
 * <p>A sheet of demand, in the edition of July 2023:
 *
 * <pre>{@code
 *      A                        B       C  D                         E     ...  K
 *  2   Mineral demand for wind (kt)
 *  4                                       Stated policies scenario             Announced pledges scenario
 *  5                            2022       2025                      2030       2025
 *  7   Base case
 *  8   Boron                    0.145      0.139                     0.211      0.180
 * 19   Total wind               ...
 * }</pre>
 *
 * <ul>
 *   <li>The row of years is found by its years. The scenario of a run of years stands above one of them, over merged
 *       cells; the first run has none and is the base year, the same in all scenarios.
 *   <li>A row of text alone opens a block. Rows that begin with {@code Total} are totals, those that begin with {@code
 *       Share} or {@code Top 3 share} are shares (fraction); every total is set beside the sum of its rows, that of the
 *       rare earths beside those of its elements. Figures are taken to be rounded to six digits, which the file shows
 *       they are.
 *   <li>The unit stands only in the title, and the basis (metal or compound) nowhere.
 *   <li>An empty cell in a row of figures is no figure; the report counts them.
 *   <li>The edition is the year after the base year: the file does not say it but for a picture.
 *   <li>Editions from May 2024 on have a sheet {@code 2 Total supply for key minerals}, known from the code of its
 *       readers and not from a file: two tables side by side (mining, refining), each with its own names of rows
 *       ({@code Copper - Mining}, countries, {@code Rest of world}, {@code Total}, {@code Top 3 share}) and years
 *       without a scenario. It is read by the same rules; years without a scenario are of {@link #NO_SCENARIO}, but for
 *       the first of a run, the base year.
 * </ul>
 */
public final class IeaExplorer {
    /** The scenario of projections that stand under none. */
    public static final String NO_SCENARIO = "no scenario";

    private static final String FORMAT = "IEA Critical Minerals Data Explorer";
    private static final String DEMAND = "1 Total demand for key minerals";
    private static final int MOST_ROWS = 10_000;

    private IeaExplorer() {}

    /**
     * Loads a workbook.
     *
     * @param source the workbook, under any name
     * @return its tables in the order of the sheets, and how the load went
     * @throws LoadException if the workbook is damaged or another one; the message says what it misses
     */
    public static Loaded<List<IeaTable>> load(DataSource source) {
        try (StrictXlsx workbook = StrictXlsx.open(source)) {
            Recognition recognition = recognise(workbook);
            if (!recognition.fits()) {
                throw Recognition.unknownLayout(
                        Place.of(source.name()), ImmutableList.of(recognition), String.join(", ", workbook.sheets()));
            }
            List<SheetReader> readers = new ArrayList<>();
            LoadReport.Builder report = workbook.report(FORMAT);
            for (String sheet : workbook.sheets()) {
                List<XlsxRow> rows = workbook.allRows(sheet, MOST_ROWS);
                Optional<SheetReader> reader = SheetReader.find(report, sheet, workbook.place(sheet), rows);
                if (reader.isPresent()) {
                    readers.add(reader.orElseThrow());
                } else {
                    rows.forEach(row -> row.cells()
                            .forEach(cell -> report.issue(Issue.info(
                                    "text-left-out",
                                    cell.place(),
                                    "expected figures, found text: "
                                            + cell.trimmed().replaceAll("\\s+", " "),
                                    cell.text()))));
                }
            }
            readers.forEach(SheetReader::read);
            int base = readers.stream()
                    .mapToInt(SheetReader::baseYear)
                    .max()
                    .orElseThrow(() -> new IllegalStateException("a workbook that fits has figures"));
            return finish(report, source.name(), readers, Edition.of("IEA CMDE", Integer.toString(base + 1)), base);
        }
    }

    private static Loaded<List<IeaTable>> finish(
            LoadReport.Builder report, String source, List<SheetReader> readers, Edition edition, int base) {
        Source publication = Source.of(
                        "International Energy Agency",
                        "Critical Minerals Data Explorer, edition of " + edition.edition())
                .withUrl("https://www.iea.org/data-and-statistics/data-tools/critical-minerals-data-explorer")
                .withLicence("CC BY 4.0, with the Notice of the workbook");
        report.edition(edition.toString())
                .licence("CC BY 4.0, with the Notice of the workbook")
                .citation(publication.toString());
        report.info(
                "edition-inferred",
                Place.of(source),
                "The file does not say its edition, which is taken to be the year after its base year, " + base + ".");
        ImmutableList.Builder<IeaTable> tables = ImmutableList.builder();
        for (SheetReader reader : readers) {
            tables.add(new IeaTable(edition, reader.sheet(), reader.title(), reader.figures()));
        }
        return new Loaded<>(tables.build(), report.build());
    }

    /**
     * Looks at a file. A stream of a workbook is read to its end, and cannot be loaded afterwards.
     *
     * @param source the file, under any name
     * @return what the workbook misses of the one layout
     * @throws LoadException if the file is a damaged workbook
     */
    public static List<Recognition> recognise(DataSource source) {
        if (!StrictXlsx.isZip(source)) {
            return ImmutableList.of(new Recognition(FORMAT, ImmutableList.of("a workbook")));
        }
        try (StrictXlsx workbook = StrictXlsx.open(source)) {
            return ImmutableList.of(recognise(workbook));
        }
    }

    private static Recognition recognise(StrictXlsx workbook) {
        if (!workbook.sheets().contains(DEMAND)) {
            return new Recognition(FORMAT, ImmutableList.of("the sheet " + DEMAND));
        }
        return SheetReader.find(
                                LoadReport.builder(DEMAND, FORMAT),
                                DEMAND,
                                workbook.place(DEMAND),
                                workbook.allRows(DEMAND, MOST_ROWS))
                        .isPresent()
                ? new Recognition(FORMAT, ImmutableList.of())
                : new Recognition(FORMAT, ImmutableList.of("a row of years in the sheet " + DEMAND));
    }
}
