package io.github.criticalminerals.io.comtrade;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.json.JsonRow;
import io.github.criticalminerals.io.json.StrictJson;
import io.github.criticalminerals.io.report.Cells;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.SheetCsv;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Loads UN Comtrade: goods traded between countries, annual or monthly.
 *
 * <p><b>Web download.</b> CSV in Windows-1252 (or saved again in UTF-8, see {@link StrictCsv#withWindows1252OrUtf8}),
 * CRLF, all cells quoted that are not empty. The header has 47 names and is one short: every row ends with a separator
 * more, so 48 fields, the last one empty. A reader that trusts the number of fields shifts every cell by one. The
 * report says so, {@code header-one-short}.
 *
 * Downloads of 2023 begin every name with a capital ({@code RefYear}) and write {@code AtlQty} for {@code altQty}; they
 * are read as well, as is a workbook with the same columns.
 *
 * <p><b>Re-export.</b> The same names in a CSV that a program wrote which had read the API, such as pandas: UTF-8,
 * cells quoted only where they have to be, so that the first row does not begin with a quote; {@code True} and {@code
 * False}; often no descriptions and no ISO codes; sometimes a first column without a name, which counts the rows. Where
 * the program took the codes of products for numbers, a product of chapters 01 to 09 has lost its leading zero: one of
 * an odd number of digits is padded, and an info {@code padded-products} says how many. A file whose cells stand one
 * column too far to the left, as of a program that trusted the header of the web download, is an error, {@code
 * shifted-columns}.
 *
 * <p><b>API.</b> JSON with the same names: {@code {"elapsedTime":"0.03
 * secs","count":1,"data":[{"typeCode":"C",...}],"error":""}}. {@code count} must be the number of rows. The preview
 * gives 500 rows at most: so many are a warning, {@code may-be-capped}.
 *
 * <pre>{@code
 * typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,...,isAggregate
 * "C","A","20220101","2022","52","2022","156","CHN","China","M",...,"true",
 * }</pre>
 *
 * <ul>
 *   <li>{@code refMonth} is 52 for a year. Reporter and partner have UN codes, which are not always those of ISO 3166:
 *       842 is the United States, 699 India, 251 France, 579 Norway, 757 Switzerland, 490 ("Other Asia, nes") Taiwan.
 *       {@code World}, {@code Areas, nes}, {@code Bunkers} and the like are aggregates and never a country.
 *   <li>{@code netWgt} and {@code grossWgt} are kilograms; {@code qty} is in {@code qtyUnitAbbr} and stays in it;
 *       {@code cifvalue}, {@code fobvalue} and {@code primaryValue} are US dollars of the year. An empty cell and null
 *       are missing. A net weight of 0 beside a value above 0 is how missing weights are printed, and is read as
 *       missing; the cell stays as it is.
 *   <li>{@code cmdCode} is text: its leading zeros count.
 *   <li>A row is rejected for {@code invalid-period}, {@code unknown-country}, {@code contradictory-country}, {@code
 *       missing-text}, {@code invalid-number}, {@code not-true-or-false} and {@code duplicate-row}. Warnings: {@code
 *       country-code-differs}, {@code missing-value}.
 * </ul>
 *
 * <p>Published by the United Nations; the terms of use restrict redistribution.
 */
public final class Comtrade {
    private static final String CSV = "UN Comtrade, web download";
    private static final String RE_EXPORT = "UN Comtrade, re-export";
    private static final String JSON = "UN Comtrade, API";
    private static final int MOST_PREVIEW_ROWS = 500;

    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "freqCode",
            "refYear",
            "refMonth",
            "period",
            "reporterCode",
            "reporterISO",
            "reporterDesc",
            "flowCode",
            "partnerCode",
            "partnerISO",
            "partnerDesc",
            "partner2Code",
            "classificationCode",
            "cmdCode",
            "customsCode",
            "mosCode",
            "motCode",
            "qtyUnitAbbr",
            "qty",
            "netWgt",
            "grossWgt",
            "cifvalue",
            "fobvalue",
            "primaryValue");

    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');

    /** A first row that does not begin with a quote. */
    private static final Pattern UNQUOTED_ROW = Pattern.compile("^[^\\r\\n]*[\\r\\n]+[^\\r\\n\",]");

    /** What tells rows apart. */
    private static final ImmutableList<String> KEY = ImmutableList.of(
            "freqCode",
            "period",
            "reporterCode",
            "flowCode",
            "partnerCode",
            "partner2Code",
            "classificationCode",
            "cmdCode",
            "customsCode",
            "mosCode",
            "motCode");

    private static final ImmutableList<String> NUMBERS =
            ImmutableList.of("qty", "altQty", "netWgt", "grossWgt", "cifvalue", "fobvalue", "primaryValue");

    /** Groups that have codes, by code, ISO code and name. */
    private static final ImmutableMap<String, Producer> GROUPS = ImmutableMap.<String, Producer>builder()
            .put("000", TradeFlow.WORLD)
            .put("W00", TradeFlow.WORLD)
            .put("World", TradeFlow.WORLD)
            .put("097", Aggregate.of("European Union"))
            .put("EUR", Aggregate.of("European Union"))
            .put("European Union", Aggregate.of("European Union"))
            .build();

    private static final ImmutableMap<String, String> IN_LOWER_CASE = inLowerCase();

    private static ImmutableMap<String, String> inLowerCase() {
        ImmutableMap.Builder<String, String> names = ImmutableMap.builder();
        ImmutableSet.<String>builder()
                .addAll(NAMES)
                .addAll(NUMBERS)
                .addAll(ImmutableList.of(
                        "typeCode",
                        "refPeriodId",
                        "flowDesc",
                        "partner2ISO",
                        "partner2Desc",
                        "classificationSearchCode",
                        "isOriginalClassification",
                        "cmdDesc",
                        "aggrLevel",
                        "isLeaf",
                        "customsDesc",
                        "motDesc",
                        "qtyUnitCode",
                        "isQtyEstimated",
                        "altQtyUnitCode",
                        "altQtyUnitAbbr",
                        "isAltQtyEstimated",
                        "isNetWgtEstimated",
                        "isGrossWgtEstimated",
                        "legacyEstimationFlag",
                        "isReported",
                        "isAggregate"))
                .build()
                .forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
        return names.put("atlqty", "altQty").build();
    }

    private Comtrade() {}

    /**
     * Loads a file.
     *
     * @param source the file, CSV or JSON
     * @return its rows, and how the load went
     * @throws LoadException if the file is damaged, its layout is not known or the API answered with an error
     */
    public static Loaded<ComtradeData> load(DataSource source) {
        if (StrictXlsx.isZip(source)) {
            return load(
                    SheetCsv.sheetThat(source, sheet -> recognise(sheet).get(0).fits()));
        }
        List<Recognition> tried = recognise(source);
        boolean json = isJson(source);
        if (tried.get(json ? 1 : 0).fits()) {
            return json ? loadJson(source) : loadCsv(source);
        }
        String found = String.join(",", json ? StrictJson.namesOf(source) : StrictCsv.headerOf(source));
        throw Recognition.unknownLayout(Place.of(source.name()).atLine(1), tried, found);
    }

    /**
     * Looks at the beginning of a file.
     *
     * @param source the file
     * @return for both layouts, what the file misses
     * @throws LoadException if the file is no JSON and has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        boolean json = isJson(source);
        List<String> columns = new ArrayList<>(NAMES);
        List<String> properties = new ArrayList<>(ImmutableList.of("count", "data"));
        NAMES.forEach(name -> properties.add("data." + name));
        if (json) {
            List<String> names = StrictJson.namesOf(source);
            properties.removeAll(names);
            if (names.contains("count") && names.contains("data") && properties.size() == NAMES.size()) {
                properties.clear(); // no row
            }
        } else {
            StrictCsv.headerOf(source).forEach(name -> columns.remove(canonical(name)));
        }
        return ImmutableList.of(new Recognition(CSV, columns), new Recognition(JSON, properties));
    }

    /** The name as it is now: downloads of 2023 begin every name with a capital and have a mistake in one. */
    private static String canonical(String name) {
        String stripped = name.strip();
        String known = IN_LOWER_CASE.get(stripped.toLowerCase(Locale.ROOT));
        return known == null ? stripped : known;
    }

    private static boolean isJson(DataSource source) {
        String head = new String(source.head(), StandardCharsets.ISO_8859_1).replace("\u00ef\u00bb\u00bf", "");
        return head.stripLeading().startsWith("{") || head.stripLeading().startsWith("[");
    }

    private static Loaded<ComtradeData> loadCsv(DataSource source) {
        boolean reExport = UNQUOTED_ROW
                .matcher(new String(source.head(), StandardCharsets.ISO_8859_1))
                .find();
        StrictCsv plain = StrictCsv.of(source).withTrailingField();
        plain = reExport ? plain.withCharset(StandardCharsets.UTF_8) : plain.withWindows1252OrUtf8();
        try (CsvRows rows = (reExport ? plain.withIndexColumn() : plain).open()) {
            ImmutableList<String> names =
                    rows.header().stream().map(Comtrade::canonical).collect(ImmutableList.toImmutableList());
            LoadReport.Builder report = rows.report(reExport ? RE_EXPORT : CSV);
            Load load = new Load(report, names, reExport);
            int frequency = names.indexOf("freqCode");
            for (CsvRow row : rows) {
                String first = row.trimmed(frequency);
                if (first.length() == 8 && DIGITS.matchesAllOf(first)) {
                    throw LoadException.of(
                            "shifted-columns",
                            row.place(frequency),
                            "expected a frequency such as A, found a date: the cells stand one column too far to the"
                                    + " left, as of a program that trusted the header of the web download",
                            row.text(frequency));
                }
                load.read(row);
            }
            if (rows.trailingFields() > 0) {
                report.info(
                        "header-one-short",
                        Place.of(source.name()).atLine(1),
                        "expected as many names as fields, found " + names.size()
                                + " names, and one more field, empty, in " + rows.trailingFields() + " rows");
            }
            if (load.padded > 0) {
                report.info(
                        "padded-products",
                        Place.of(source.name()).atColumn("cmdCode"),
                        "expected an even number of digits, found an odd one in " + load.padded
                                + " rows: read with a zero before them");
            }
            return load.finish();
        }
    }

    private static Loaded<ComtradeData> loadJson(DataSource source) {
        try (StrictJson json = StrictJson.open(source)) {
            LoadReport.Builder report = json.report(JSON);
            Load load = new Load(report, ImmutableList.of(), false);
            long count = 0;
            for (JsonRow row : json.rows("data")) {
                if (count == 0) {
                    load = new Load(report, ImmutableList.copyOf(row.names()), false);
                }
                count++;
                load.requireSame(row);
                ImmutableList<String> names = load.names;
                load.read(column -> new Cells.Cell(row.text(names.get(column)).strip(), row.place(names.get(column))));
            }
            String error = json.outside().getOrDefault("error", "");
            if (!error.isBlank()) {
                throw LoadException.of(
                        "publisher-error", Place.of(source.name()), "expected rows, found an error of the API", error);
            }
            String said = json.outside().getOrDefault("count", "");
            if (!said.equals(Long.toString(count))) {
                throw LoadException.of(
                        "wrong-row-count",
                        Place.of(source.name()),
                        "expected the count to be the number of rows, " + count + ", found another",
                        said);
            }
            if (count == MOST_PREVIEW_ROWS) {
                report.warning(
                        "may-be-capped",
                        Place.of(source.name()),
                        "expected fewer than " + MOST_PREVIEW_ROWS
                                + " rows, found as many as the preview gives at most");
            }
            return load.finish();
        }
    }

    /** One load. */
    private static final class Load {
        private final ImmutableList<String> names;
        private final boolean reExport;
        private long padded;
        private final Map<String, Integer> columns = new HashMap<>();
        private final List<ComtradeRow> rows = new ArrayList<>();
        private final LoadReport.Builder report;
        private final Map<List<String>, Place> seen = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();

        Load(LoadReport.Builder report, ImmutableList<String> names, boolean reExport) {
            this.report = report.licence("restricted by the terms of use of UN Comtrade")
                    .citation(ComtradeData.SOURCE.toString());
            this.names = names;
            this.reExport = reExport;
            for (String name : names) {
                columns.put(name, names.indexOf(name));
            }
        }

        void requireSame(JsonRow row) {
            NAMES.forEach(row::place);
            if (!ImmutableSet.copyOf(row.names()).equals(ImmutableSet.copyOf(names))) {
                throw LoadException.of(
                        "unexpected-field",
                        row.place(),
                        "expected the names of the first row, " + String.join(", ", names),
                        String.join(", ", row.names()));
            }
        }

        Loaded<ComtradeData> finish() {
            return new Loaded<>(new ComtradeData(rows), report.build());
        }

        void read(Cells cells) {
            OpenRow row = report.open(cells, this::column);
            int year = year(row);
            Optional<Producer> reporter = party(row, "reporter");
            Optional<Producer> partner = party(row, "partner");
            for (String name : ImmutableList.of("flowCode", "cmdCode", "classificationCode")) {
                if (!row.trimmed(name).matches("[A-Za-z0-9]+")) {
                    row.error("missing-text", name, "expected a code");
                }
            }
            Map<String, BigDecimal> numbers = numbers(row);
            for (String name : names) {
                if (name.startsWith("is") && !row.trimmed(name).matches("(?i)true|false|")) {
                    row.error("not-true-or-false", name, "expected true or false");
                }
            }
            if (row.isGood()) {
                once(row, cells.place(0));
            }
            if (row.isGood() && !numbers.containsKey("primaryValue")) {
                row.warning("missing-value", "primaryValue", "expected a value (USD)");
            }
            if (!row.end()) {
                return;
            }
            rows.add(new ComtradeRow(
                    year,
                    reporter.orElseThrow(),
                    partner.orElseThrow(),
                    row.trimmed("flowCode"),
                    product(row),
                    netWeight(numbers),
                    names,
                    kept(cells)));
        }

        private int year(OpenRow row) {
            String year = row.trimmed("refYear");
            String month = row.trimmed("refMonth");
            boolean annual = row.trimmed("freqCode").equals("A");
            if (!year.matches("[12]\\d{3}")) {
                row.error("invalid-period", "refYear", "expected a year");
            } else if (!(annual ? month.equals("52") : month.matches("0?[1-9]|1[0-2]"))) {
                row.error("invalid-period", "refMonth", "expected 52 for a year or a month from 1 to 12");
            } else if (!row.trimmed("period").equals(annual ? year : year + (month.length() == 1 ? "0" : "") + month)) {
                row.error("invalid-period", "period", "expected the year, or year and month, beside it");
            } else {
                return Integer.parseInt(year);
            }
            return 0;
        }

        /** Reporter or partner: its code, ISO code and name, as far as they are there, must mean the same. */
        private Optional<Producer> party(OpenRow row, String role) {
            String code = row.trimmed(role + "Code");
            String name = row.trimmed(role + "Desc");
            Optional<Producer> byCode =
                    code.matches("\\d{1,3}") ? known("0".repeat(3 - code.length()) + code) : Optional.empty();
            Optional<Producer> byName = known(name);
            if (byCode.isEmpty() && byName.isEmpty()) {
                row.error("unknown-country", role + "Code", "expected a country or area");
                return Optional.empty();
            }
            if (byCode.isPresent() && byName.isPresent() && !byCode.equals(byName)) {
                row.error("contradictory-country", role + "Desc", "expected the name of code " + code);
                return Optional.empty();
            }
            Producer producer = byCode.or(() -> byName).orElseThrow();
            boolean coded = producer instanceof Country || GROUPS.containsValue(producer);
            if (byCode.isEmpty() && coded) {
                row.warning("country-code-differs", role + "Code", "expected the code of " + name);
            }
            String iso = row.trimmed(role + "ISO");
            Optional<Producer> byIso = known(iso);
            if (coded && byIso.isPresent() && !byIso.get().equals(producer)) {
                row.error("contradictory-country", role + "ISO", "expected the code of " + producer.name());
                return Optional.empty();
            }
            if (coded && byIso.isEmpty() && !iso.isEmpty()) {
                row.warning("country-code-differs", role + "ISO", "expected the code of " + producer.name());
            }
            if (producer instanceof Country && !name.isEmpty()) {
                report.alias(name, producer.name());
            }
            return Optional.of(producer);
        }

        private static Optional<Producer> known(String text) {
            Producer group = GROUPS.get(text);
            return group != null
                    ? Optional.of(group)
                    : text.isEmpty() ? Optional.empty() : Producer.find(text, "Comtrade");
        }

        private Map<String, BigDecimal> numbers(OpenRow row) {
            Map<String, BigDecimal> numbers = new HashMap<>();
            for (String name : NUMBERS) {
                String text = columns.containsKey(name) ? row.trimmed(name) : "";
                Optional<BigDecimal> number = PlainNumber.find(text);
                if (!text.isEmpty() && PlainNumber.findAmount(text).isEmpty()) {
                    row.error("invalid-number", name, "expected a number of at least 0");
                }
                number.ifPresent(value -> {
                    numbers.put(name, value);
                    report.addToSum(name, value);
                });
            }
            return numbers;
        }

        /** The code of the product; one that a program took for a number gets its zero back. */
        private String product(OpenRow row) {
            String code = row.trimmed("cmdCode");
            boolean lost = reExport
                    && code.matches("\\d(\\d{2}){0,2}")
                    && row.trimmed("classificationCode").startsWith("H");
            padded += lost ? 1 : 0;
            return lost ? "0" + code : code;
        }

        private static Mass netWeight(Map<String, BigDecimal> numbers) {
            BigDecimal weight = numbers.get("netWgt");
            boolean missing = weight == null
                    || (weight.signum() == 0
                            && numbers.getOrDefault("primaryValue", BigDecimal.ZERO)
                                            .signum()
                                    > 0);
            return missing || weight == null
                    ? Mass.unknown(TradeFlow.NET_WEIGHT)
                    : Mass.of(weight.doubleValue(), MassUnit.KILOGRAM, TradeFlow.NET_WEIGHT);
        }

        private void once(OpenRow row, Place place) {
            List<String> key = KEY.stream().map(row::trimmed).collect(Collectors.toList());
            Place before = seen.putIfAbsent(key, place);
            if (before != null) {
                row.add(Issue.error(
                        "duplicate-row",
                        place,
                        "expected every flow once, found it at " + before + " too",
                        String.join(" ", key)));
            }
        }

        /** The cells, each text kept once in memory. */
        private List<String> kept(Cells cells) {
            ImmutableList.Builder<String> kept = ImmutableList.builderWithExpectedSize(names.size());
            for (int i = 0; i < names.size(); i++) {
                kept.add(texts.computeIfAbsent(cells.trimmed(i), text -> text));
            }
            return kept.build();
        }

        private int column(String name) {
            Integer column = columns.get(name);
            if (column == null) {
                throw new IllegalStateException("column must be one of " + names + ", but was " + name);
            }
            return column;
        }
    }
}
