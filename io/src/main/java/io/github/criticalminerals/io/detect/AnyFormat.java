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
import java.util.function.Function;
import java.util.function.Predicate;
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
    /** A loader: which files it looks at, what it says of one, and what it makes of one that fits. */
    private record Loader(
            Predicate<DataSource> looksAt,
            Function<DataSource, List<Recognition>> recognise,
            Function<DataSource, Loaded<?>> load) {
        static Loader ofText(Function<DataSource, List<Recognition>> recognise, Function<DataSource, Loaded<?>> load) {
            return new Loader(source -> !StrictXlsx.isZip(source), recognise, load);
        }

        static Loader ofWorkbooks(
                Function<DataSource, List<Recognition>> recognise, Function<DataSource, Loaded<?>> load) {
            return new Loader(StrictXlsx::isZip, recognise, load);
        }
    }

    private static final ImmutableList<Loader> LOADERS = ImmutableList.of(
            Loader.ofText(UsgsWorldData::recognise, UsgsWorldData::load),
            Loader.ofWorkbooks(UsgsWorkbook::recognise, UsgsWorkbook::load),
            Loader.ofText(Wgi::recognise, Wgi::load),
            Loader.ofWorkbooks(Wgi::recognise, Wgi::load),
            Loader.ofText(Comtrade::recognise, Comtrade::load),
            Loader.ofWorkbooks(DataWeb::recognise, DataWeb::load),
            Loader.ofText(Baci::recognise, AnyFormat::baci),
            Loader.ofText(BgsMineralStatistics::recognise, BgsMineralStatistics::load),
            Loader.ofWorkbooks(IeaExplorer::recognise, IeaExplorer::load),
            Loader.ofText(GlobalTradeAlert::recognise, GlobalTradeAlert::load),
            Loader.ofText(IeaPolicies::recognise, IeaPolicies::load),
            Loader.ofText(Prices::recognise, source -> Prices.load(source, source.name(), "unit not stated")),
            Loader.ofText(SupplyTables::recognise, SupplyTables::load),
            Loader.ofText(OwidCsv::recognise, OwidCsv::load));

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
        requireTable(source);
        DataSource whole = StrictXlsx.isZip(source) ? source.reopenable() : source;
        List<Recognition> tried = new ArrayList<>();
        List<LoadException> faults = new ArrayList<>();
        for (Loader loader : LOADERS) {
            List<Recognition> recognitions = recognise(loader, whole, faults);
            if (recognitions.stream().anyMatch(Recognition::fits)) {
                return loader.load().apply(whole);
            }
            tried.addAll(recognitions);
        }
        if (tried.isEmpty()) {
            throw faults.get(0);
        }
        if (StrictXlsx.isZip(whole)) {
            for (DataSource sheet : SheetCsv.sheetsOf(whole)) {
                for (Loader loader : LOADERS) {
                    if (recognise(loader, sheet, new ArrayList<>()).stream().anyMatch(Recognition::fits)) {
                        return loader.load().apply(sheet);
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
        LOADERS.forEach(loader -> recognise(loader, nothing, new ArrayList<>())
                .forEach(each ->
                        needed.put(each.format(), Math.max(1, each.missing().size()))));
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
        LOADERS.forEach(loader -> recognitions.addAll(recognise(loader, source, faults)));
        if (recognitions.isEmpty()) {
            throw faults.get(0);
        }
        return ImmutableList.copyOf(recognitions);
    }

    /** What a loader says, nothing if the source cannot be read as its kind of file. */
    private static List<Recognition> recognise(Loader loader, DataSource source, List<LoadException> faults) {
        LoadException.ifInterrupted(source.name());
        try {
            return loader.looksAt().test(source) ? loader.recognise().apply(source) : ImmutableList.of();
        } catch (LoadException e) {
            LoadException.ifInterrupted(source.name());
            faults.add(e);
            return ImmutableList.of();
        }
    }
}
