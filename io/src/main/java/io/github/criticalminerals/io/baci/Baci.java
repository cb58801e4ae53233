package io.github.criticalminerals.io.baci;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceWalk;
import io.github.criticalminerals.io.source.ZipArchive;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Loads BACI. Published by CEPII under Etalab 2.0; figures reconciled from what both partners reported, values FOB.
 *
 * <p><b>Data</b> ({@code BACI_HS22_Y2023_V202501.csv}, one file a year). Six columns, a row for each year, exporter,
 * importer and product:
 *
 * <pre>{@code
 * t,i,j,k,v,q
 * 2023,156,392,284690,131.25,17.003
 * 2023,704,392,010121,2.5,           NA
 * }</pre>
 *
 * <ul>
 *   <li>{@code t} year, {@code i} exporter and {@code j} importer as numeric codes, {@code k} six digits of the
 *       Harmonized System, {@code v} value (thousand USD), {@code q} quantity (t), {@code NA} where it is missing,
 *       padded with spaces in some editions. A number may be padded too.
 *   <li>Edition V202301 leaves the leading zero of chapters 01 to 09 out. If the first product of these chapters in a
 *       file has five digits, such products are read with the zero, and an info {@code padded-products} counts them; if
 *       it has six, one of five digits is refused, and so is one whose heading is none of theirs.
 *   <li>A row that is there twice is rejected, whatever the order of the rows, if what takes the rows tells it by a
 *       {@link io.github.criticalminerals.core.trade.DuplicateFlowException}, as tables and accumulators do.
 *   <li>A value of 9e9 thousand USD or more, and a quantity of 1e12 t or more, are out of range.
 *   <li>Where the file's name has the published form, its year must be that of the rows, and its revision and edition
 *       go into the report. Files of two revisions or editions are refused together.
 * </ul>
 *
 * <p><b>Countries</b> ({@code country_codes_V202601.csv}): {@code country_code,country_name,country_iso2,country_iso3}.
 * Editions up to V202301 have {@code
 * country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha}, and {@code N/A} for a
 * code that there is none of.
 *
 * <ul>
 *   <li>Names are UTF-8 that was encoded twice; they are repaired, each with an issue {@code encoded-twice}.
 *   <li>Namibia's {@code country_iso2} is empty, its {@code NA} having been taken for a missing value: issue {@code
 *       blank-iso2}.
 *   <li>Codes are those of UN trade statistics: 842 is the United States, 699 India, 251 France, 757 Switzerland, 579
 *       Norway, 490 ({@code Other Asia, nes}) Taiwan; 280 and 276 are Germany, 736 and 729 Sudan, before and after; 58
 *       is Belgium-Luxembourg, an aggregate, although its {@code country_iso3} is Belgium's; 711 and 697 are aggregates
 *       too.
 *   <li>With the table, a code that it has not is an error; without it, a code that {@link
 *       io.github.criticalminerals.core.domain.Producer#find(String, String)} does not know.
 * </ul>
 *
 * <p><b>Products</b> ({@code product_codes_HS22_V202501.csv}): {@code code,description}. With the table, a product that
 * it has not is an error. A code that is no HS code, such as {@code 9999AA}, has a warning.
 *
 * <p>A folder or a zip archive is loaded as it is: its {@code .csv} files (also {@code .csv.gz}) by their headers, in
 * the order of their names; another file is left alone with an issue {@code not-loaded}, and what {@link SourceWalk}
 * leaves out is left out. Of a load of several files the report has the sha256 of each in an issue {@code file-read}.
 */
public final class Baci {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private Baci() {}

    /**
     * Loads every row of one yearly file, or of a zip archive of such files and tables of codes.
     *
     * @param source the file, under any name
     * @return the rows, and how the load went
     * @throws LoadException if a file is damaged or its layout is not known, or there is no data file
     */
    public static Loaded<TradeTable> load(DataSource source) {
        return load(source, flow -> true);
    }

    /**
     * Loads the wanted rows of one yearly file, or of a zip archive of such files and tables of codes. Every row is
     * checked, wanted or not.
     *
     * @param source the file, under any name
     * @param wanted which rows to keep
     * @return those rows, and how the load went; an issue {@code left-out} counts the others
     * @throws LoadException if a file is damaged or its layout is not known, or there is no data file
     */
    public static Loaded<TradeTable> load(DataSource source, Predicate<TradeFlow> wanted) {
        TableSink sink = new TableSink(wanted);
        return sink.loaded(read(source, Flows.each(sink)));
    }

    /**
     * Loads the wanted rows of a yearly file, a zip archive, or a folder. Every row is checked, wanted or not.
     *
     * @param place the file or folder
     * @param wanted which rows to keep
     * @return those rows, and how the load went; an issue {@code left-out} counts the others
     * @throws LoadException if a file is damaged or its layout is not known, or there is no data file
     */
    public static Loaded<TradeTable> load(Path place, Predicate<TradeFlow> wanted) {
        TableSink sink = new TableSink(wanted);
        return sink.loaded(read(place, Flows.each(sink)));
    }

    /**
     * Gives every good row of a yearly file, or of a zip archive, to a taker, and holds none.
     *
     * @param source the file, under any name
     * @param taker what takes the rows, such as an {@link
     *     io.github.criticalminerals.core.trade.ImportProfiles.Accumulator}
     * @return how the load went
     * @throws LoadException if a file is damaged or its layout is not known, or there is no data file; what was taken
     *     until then is to be thrown away
     */
    public static LoadReport forEach(DataSource source, Consumer<TradeFlow> taker) {
        return read(source, Flows.each(taker)).report();
    }

    /**
     * Gives every good row of a yearly file, a zip archive or a folder to a taker, year by year, and holds none.
     *
     * @param place the file or folder
     * @param taker what takes the rows, such as an {@link
     *     io.github.criticalminerals.core.trade.ImportProfiles.Accumulator}
     * @return how the load went
     * @throws LoadException if a file is damaged or its layout is not known, or there is no data file; what was taken
     *     until then is to be thrown away
     */
    public static LoadReport forEach(Path place, Consumer<TradeFlow> taker) {
        return read(place, Flows.each(taker)).report();
    }

    /**
     * The import profiles of a yearly file, a zip archive or a folder, in one pass that holds the sums of one file and
     * no rows. Rows in strict order of year, exporter, importer and product, as the publisher's are, need the least
     * memory, for none of them can come twice; the order is checked, and if it breaks, the load begins again and
     * remembers.
     *
     * @param place the file or folder
     * @param threads how many read and sum, this one among them; the results are the same for any number
     * @param each takes the profiles of each file, with {@link ImportProfiles#LEADERS} leaders, file by file
     * @return how the load went
     * @throws LoadException if a file is damaged or its layout is not known, there is no data file, or two files have
     *     rows of one year; what was taken until then is to be thrown away
     * @throws IllegalArgumentException if there is no thread
     */
    public static LoadReport importProfiles(Path place, int threads, Consumer<ImportProfiles> each) {
        ProfileRows rows = new ProfileRows(threads, each);
        return rows.load(() -> read(place, rows));
    }

    /**
     * Loads a table of countries.
     *
     * @param source the file, under any name
     * @return its rows by code, and how the load went
     * @throws LoadException if the file is damaged or has other columns
     */
    public static Loaded<Map<Integer, BaciCountry>> countries(DataSource source) {
        return CodeTables.countries(source);
    }

    /**
     * Loads a table of products.
     *
     * @param source the file, under any name
     * @return descriptions by code, and how the load went
     * @throws LoadException if the file is damaged or has other columns
     */
    public static Loaded<Map<HsCode, String>> products(DataSource source) {
        return CodeTables.products(source);
    }

    /**
     * Looks at the header of a file.
     *
     * @param source the file, under any name
     * @return for the data, the table of countries and the table of products, in this order, what the header misses
     * @throws LoadException if the file has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        List<String> header = StrictCsv.headerOf(source);
        return ImmutableList.of(
                Recognition.ofColumns(Flows.FORMAT, Flows.COLUMNS, header),
                countries(header),
                Recognition.ofColumns(CodeTables.PRODUCTS, CodeTables.PRODUCT_COLUMNS, header));
    }

    private static Recognition countries(List<String> header) {
        Recognition now = Recognition.ofColumns(CodeTables.COUNTRIES, CodeTables.COUNTRY_COLUMNS, header);
        Recognition before =
                Recognition.ofColumns(CodeTables.COUNTRIES, CodeTables.COUNTRY_COLUMNS_BEFORE_2024, header);
        return before.missing().size() < now.missing().size() ? before : now;
    }

    private static Flows read(Path place, Flows.Taker taker) {
        if (!Files.isDirectory(place)) {
            return read(DataSource.of(place), taker);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, file -> !Files.isDirectory(file))) {
            all.forEach(files::add);
        } catch (IOException e) {
            throw LoadException.of(
                    "cannot-read", Place.of(place.toString()), "expected a folder, found: " + e.getMessage());
        }
        files.sort(Comparator.naturalOrder());
        return read(
                DataSource.of(place).name(), files.stream().map(DataSource::of).toList(), taker);
    }

    private static Flows read(DataSource source, Flows.Taker taker) {
        byte[] head = source.head();
        boolean zip = head.length >= ZIP.length;
        for (int i = 0; zip && i < ZIP.length; i++) {
            zip = head[i] == ZIP[i];
        }
        if (!zip) {
            Flows flows = new Flows(source.name(), true, taker);
            requireFlows(source);
            flows.read(source);
            return flows;
        }
        try (ZipArchive archive = ZipArchive.open(source)) {
            List<DataSource> entries = new ArrayList<>(archive.entries());
            entries.sort(Comparator.comparing(DataSource::name));
            return read(source.name(), entries, taker);
        }
    }

    private static void requireFlows(DataSource source) {
        List<Recognition> tried = recognise(source);
        if (!tried.get(0).fits()) {
            throw Recognition.unknownLayout(
                    Place.of(source.name()).atLine(1),
                    tried.subList(0, 1),
                    String.join(",", StrictCsv.headerOf(source)));
        }
    }

    private static Flows read(String name, List<DataSource> files, Flows.Taker taker) {
        Flows flows = new Flows(name, false, taker);
        List<DataSource> data = new ArrayList<>();
        for (DataSource file : files) {
            if (SourceWalk.leavesOut(file.name().substring(file.name().indexOf('!') + 1))) {
                continue;
            }
            if (!file.name().matches("(?i).*\\.csv(\\.gz)?")) {
                flows.issue(Issue.info(
                        "not-loaded",
                        Place.of(file.name()),
                        "expected a file named .csv or .csv.gz, found another",
                        ""));
                continue;
            }
            List<Recognition> tried = recognise(file);
            if (tried.get(0).fits()) {
                data.add(file);
            } else if (tried.get(1).fits()) {
                flows.countries(countries(file));
            } else if (tried.get(2).fits()) {
                flows.products(products(file));
            } else {
                throw Recognition.unknownLayout(
                        Place.of(file.name()).atLine(1), tried, String.join(",", StrictCsv.headerOf(file)));
            }
        }
        if (data.isEmpty()) {
            throw LoadException.of(
                    "no-data", Place.of(name), "expected a file with the columns t,i,j,k,v,q, found none");
        }
        data.forEach(flows::read);
        return flows;
    }

    /** Keeps the wanted rows in a table. */
    private static final class TableSink implements Consumer<TradeFlow> {
        private final Predicate<TradeFlow> wanted;
        private final TradeTableBuilder table = TradeTable.builder();
        private long leftOut;

        TableSink(Predicate<TradeFlow> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void accept(TradeFlow flow) {
            if (wanted.test(flow)) {
                table.add(flow);
            } else {
                leftOut++;
            }
        }

        Loaded<TradeTable> loaded(Flows flows) {
            if (leftOut > 0) {
                flows.issue(Issue.info(
                        "left-out", Place.of(flows.name()), leftOut + " good rows are left out as not wanted", ""));
            }
            flows.describe(table);
            return new Loaded<>(table.build(), flows.report());
        }
    }
}
