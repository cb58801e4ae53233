package io.github.criticalminerals.io.detect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.baci.Baci;
import io.github.criticalminerals.io.bgs.BgsMineralStatistics;
import io.github.criticalminerals.io.comtrade.Comtrade;
import io.github.criticalminerals.io.comtrade.DataWeb;
import io.github.criticalminerals.io.iea.IeaExplorer;
import io.github.criticalminerals.io.policydb.GlobalTradeAlert;
import io.github.criticalminerals.io.policydb.IeaPolicies;
import io.github.criticalminerals.io.prices.Prices;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.OwidCsv;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsWorkbook;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import io.github.criticalminerals.io.worldbank.Wgi;
import io.github.criticalminerals.io.xlsx.SheetCsv;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Loads a file of any format that this library knows, whatever the file is called.
 *
 * <pre>{@code
 * Loaded<?> loaded = AnyFormat.load(DataSource.of(Path.of("download.csv")));
 * loaded.report().format();
 * }</pre>
 *
 * <p>A workbook whose layout no loader of workbooks knows is read as the first of its sheets whose columns are those of
 * a CSV layout.
 *
 * <p>Prices are loaded under the file's name and without a unit, as no file says them.
 *
 * <p>Who knows the format calls its loader, and has the value typed. {@link
 * io.github.criticalminerals.io.source.SourceWalk} finds the sources of a folder or an archive.
 */
public final class AnyFormat {
    /**
     * The loaders, in the order in which they are asked. A loader is not in memory before: all of them together take
     * 50 ms of a program that has just started, in which nothing ends on an interrupt.
     */
    private enum Loader {
        USGS(false),
        USGS_WORKBOOKS(true),
        WGI(false),
        WGI_WORKBOOKS(true),
        COMTRADE(false),
        DATA_WEB(true),
        BACI(false),
        BGS(false),
        IEA_EXPLORER(true),
        GLOBAL_TRADE_ALERT(false),
        IEA_POLICIES(false),
        PRICES(false),
        SUPPLY_TABLES(false),
        OWID(false);

        private final boolean ofWorkbooks;

        Loader(boolean ofWorkbooks) {
            this.ofWorkbooks = ofWorkbooks;
        }

        /** What it says of a file of its kind. */
        List<Recognition> recognise(DataSource source) {
            return switch (this) {
                case USGS -> UsgsWorldData.recognise(source);
                case USGS_WORKBOOKS -> UsgsWorkbook.recognise(source);
                case WGI, WGI_WORKBOOKS -> Wgi.recognise(source);
                case COMTRADE -> Comtrade.recognise(source);
                case DATA_WEB -> DataWeb.recognise(source);
                case BACI -> Baci.recognise(source);
                case BGS -> BgsMineralStatistics.recognise(source);
                case IEA_EXPLORER -> IeaExplorer.recognise(source);
                case GLOBAL_TRADE_ALERT -> GlobalTradeAlert.recognise(source);
                case IEA_POLICIES -> IeaPolicies.recognise(source);
                case PRICES -> Prices.recognise(source);
                case SUPPLY_TABLES -> SupplyTables.recognise(source);
                case OWID -> OwidCsv.recognise(source);
            };
        }

        /** What it makes of a file that fits. */
        Loaded<?> load(DataSource source) {
            return switch (this) {
                case USGS -> UsgsWorldData.load(source);
                case USGS_WORKBOOKS -> UsgsWorkbook.load(source);
                case WGI, WGI_WORKBOOKS -> Wgi.load(source);
                case COMTRADE -> Comtrade.load(source);
                case DATA_WEB -> DataWeb.load(source);
                case BACI -> baci(source);
                case BGS -> BgsMineralStatistics.load(source);
                case IEA_EXPLORER -> IeaExplorer.load(source);
                case GLOBAL_TRADE_ALERT -> GlobalTradeAlert.load(source);
                case IEA_POLICIES -> IeaPolicies.load(source);
                case PRICES -> Prices.load(source, source.name(), "unit not stated");
                case SUPPLY_TABLES -> SupplyTables.load(source);
                case OWID -> OwidCsv.load(source);
            };
        }
    }

    /** How files begin that are none of these, and what they are. */
    private static final ImmutableMap<String, String> OTHERS = ImmutableMap.<String, String>builder()
            .put("<", "a web page or other XML, such as the answer of a server in place of a file")
            .put("%PDF-", "a PDF")
            .put("\u00d0\u00cf\u0011\u00e0", "an old (xls) or a protected workbook: save it as xlsx or CSV")
            .put("PK\5\6", "a zip archive without entries")
            .put("PAR1", "a Parquet file")
            .put("7z\u00bc\u00af", "a 7z archive: unpack it")
            .put("Rar!", "a rar archive: unpack it")
            .put("version https://git-lfs", "the pointer to a file that Git LFS holds: fetch the file")
            .build();

    private static final Pattern METADATA = Pattern.compile("<metadata[\\s>]|<(?:gmd:|gmi:|mdb:)?M[DI]_Metadata[\\s>]");
    private static final Pattern COMPANION = Pattern.compile(
            "(?is).*[/!](?:read[_ -]?me|licen[cs]e|version[_ -]?history|notice)[^/!]*\\.(?:txt|md|pdf|html?|docx?)");

    private AnyFormat() {}

    /**
     * What publishers put beside their tables and is no table: metadata in XML (FGDC, ISO 19115), and a readme, licence
     * or version history in a folder or an archive.
     *
     * @param source the source
     * @return what it is, for people, or empty if it is to be loaded
     * @throws LoadException if its beginning cannot be read
     */
    public static Optional<String> companion(DataSource source) {
        if (COMPANION.matcher(source.name()).matches()) {
            return Optional.of("a text about the files beside it");
        }
        String head = new String(source.head(), StandardCharsets.ISO_8859_1);
        return head.stripLeading().startsWith("<") || head.startsWith("\u00ef\u00bb\u00bf<")
                ? Optional.of("metadata of the file beside it")
                        .filter(what -> METADATA.matcher(head).find())
                : Optional.empty();
    }

    /**
     * Loads a source.
     *
     * @param source the source, under any name
     * @return what its loader makes of it; the report says the format
     * @throws LoadException {@code unknown-layout} if no loader knows it, with the layouts tried, the nearest first;
     *     {@code not-a-table} if it is something else by its first bytes, such as a web page or a PDF; or what makes it
     *     unreadable for all of them; or what its loader throws
     */
    public static Loaded<?> load(DataSource source) {
        LoadException.ifInterrupted(source.name());
        requireTable(source);
        DataSource whole = StrictXlsx.isZip(source) ? source.reopenable() : source;
        List<Recognition> tried = new ArrayList<>();
        List<LoadException> faults = new ArrayList<>();
        for (Loader loader : Loader.values()) {
            List<Recognition> recognitions = recognise(loader, whole, faults);
            if (recognitions.stream().anyMatch(Recognition::fits)) {
                return loader.load(whole);
            }
            tried.addAll(recognitions);
        }
        if (tried.isEmpty()) {
            throw faults.get(0);
        }
        if (StrictXlsx.isZip(whole)) {
            for (DataSource sheet : SheetCsv.sheetsOf(whole)) {
                for (Loader loader : Loader.values()) {
                    if (recognise(loader, sheet, new ArrayList<>()).stream().anyMatch(Recognition::fits)) {
                        return loader.load(sheet);
                    }
                }
            }
        }
        boolean text = !StrictXlsx.isZip(whole);
        String head = text ? new String(whole.head(), StandardCharsets.UTF_8) : "";
        Map<String, Integer> needed = text ? needed(head) : ImmutableMap.of();
        tried.sort(Comparator.comparingDouble(
                each -> (double) each.missing().size() / needed.getOrDefault(each.format(), 1)));
        throw Recognition.unknownLayoutOf(
                Place.of(whole.name()).atLine(1),
                tried,
                head.lines().findFirst().orElse(""));
    }

    private static void requireTable(DataSource source) {
        String head = new String(source.head(), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .stripLeading();
        OTHERS.forEach((start, what) -> {
            if (head.startsWith(start)) {
                throw LoadException.of(
                        "not-a-table",
                        Place.of(source.name()).atLine(1),
                        "expected a table, found " + what,
                        head.lines().findFirst().orElse(""));
            }
        });
    }

    private static Loaded<?> baci(DataSource source) {
        List<Recognition> layouts = Baci.recognise(source);
        if (layouts.get(0).fits()) {
            return Baci.load(source);
        }
        return layouts.get(1).fits() ? Baci.countries(source) : Baci.products(source);
    }

    /** How much each layout misses of a file that has nothing of it, and so how much it needs. */
    private static Map<String, Integer> needed(String head) {
        boolean json =
                head.stripLeading().startsWith("{") || head.stripLeading().startsWith("[");
        DataSource nothing = DataSource.ofText("nothing", json ? "{}" : "-\n");
        Map<String, Integer> needed = new HashMap<>();
        for (Loader loader : Loader.values()) {
            recognise(loader, nothing, new ArrayList<>())
                    .forEach(each ->
                            needed.put(each.format(), Math.max(1, each.missing().size())));
        }
        return needed;
    }

    /**
     * What every loader says of a source. A stream of a workbook cannot be loaded afterwards; {@link
     * DataSource#reopenable} makes one that can.
     *
     * @param source the source, under any name
     * @return for each layout what the source misses; without the layouts of loaders for which it is no readable file
     * @throws LoadException if it is readable for none of them
     */
    public static List<Recognition> recognise(DataSource source) {
        List<LoadException> faults = new ArrayList<>();
        List<Recognition> recognitions = new ArrayList<>();
        for (Loader loader : Loader.values()) {
            recognitions.addAll(recognise(loader, source, faults));
        }
        if (recognitions.isEmpty()) {
            throw faults.get(0);
        }
        return ImmutableList.copyOf(recognitions);
    }

    /** What a loader says, nothing if the source cannot be read as its kind of file. */
    private static List<Recognition> recognise(Loader loader, DataSource source, List<LoadException> faults) {
        LoadException.ifInterrupted(source.name());
        try {
            return StrictXlsx.isZip(source) == loader.ofWorkbooks ? loader.recognise(source) : ImmutableList.of();
        } catch (LoadException e) {
            LoadException.ifInterrupted(source.name());
            faults.add(e);
            return ImmutableList.of();
        }
    }
}
