package io.github.criticalminerals.io.comtrade;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import io.github.criticalminerals.io.xlsx.XlsxRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads the Excel downloads of DataWeb, the trade statistics of the United States International Trade Commission: its
 * imports or exports by tariff code, country and year.
 *
 * <p>A workbook has a sheet {@code Query Parameters} and one for each measure, named after it: {@code General Customs
 * Value}, {@code Customs Value} (imports for consumption), {@code FAS Value} (exports), {@code First Unit of Quantity}.
 * Above the header stand a title and a count of rows; a last row holds the total as text:
 *
 * <pre>{@code
 * Data Type             | HTS Number | Country | Quantity Description | 2023      | 2024
 * General Customs Value | 2846901000 | China   | kilograms            | 1,013,007 | 911,013
 * Total:                |            |         |                      | 1,013,007 | 911,013
 * }</pre>
 *
 * <ul>
 *   <li>Values are US dollars: of the first sheet of values; {@code General} in its name counts what enters, without it
 *       what enters for consumption. The table's note names the sheet.
 *   <li>Quantities are read where a sheet has them in a unit of mass; a flow without one has none, not zero. An empty
 *       value is no trade, and no flow.
 *   <li>A code may have lost its leading zero as a number; one of an odd number of digits gets it back.
 *   <li>The printed total is set beside the sum of the rows, {@code total-mismatch}.
 *   <li>Not read: downloads by month, or broken down by anything else than code and country; each of their rows is a
 *       {@code duplicate-row}, or the layout is not known.
 * </ul>
 *
 * <p>Written from what readers of such files say of them; no file of the publisher was at hand.
 */
public final class DataWeb {
    private static final String FORMAT = "USITC DataWeb, Excel download";
    private static final String PARAMETERS = "Query Parameters";
    private static final Pattern VALUES = Pattern.compile("(?i)(general )?customs value|fas value");
    private static final Pattern QUANTITIES = Pattern.compile("(?i)(general )?(first|1st) unit of q.*");
    private static final Pattern CODE = Pattern.compile("(?i)(hts|hs|schedule b)\\b.*");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");
    private static final int MOST_ROWS_ABOVE = 10;
    private static final Source SOURCE =
            Source.of("U.S. International Trade Commission", "DataWeb").withLicence("US public domain");

    private DataWeb() {}

    /**
     * Looks at the sheets of a workbook.
     *
     * @param source the workbook, under any name
     * @return what it misses, in one element
     */
    public static List<Recognition> recognise(DataSource source) {
        List<String> missing = new ArrayList<>();
        if (!StrictXlsx.isZip(source)) {
            missing.add("a workbook");
        } else {
            try (StrictXlsx workbook = StrictXlsx.open(source)) {
                if (!workbook.sheets().contains(PARAMETERS)) {
                    missing.add("the sheet " + PARAMETERS);
                }
                Optional<String> values = sheet(workbook, VALUES);
                if (values.isEmpty()) {
                    missing.add("a sheet of values such as General Customs Value");
                } else if (Header.find(workbook, values.get()).isEmpty()) {
                    missing.add("a row with HTS Number, Country and years in the sheet " + values.get());
                }
            }
        }
        return ImmutableList.of(new Recognition(FORMAT, missing));
    }

    /**
     * Loads a workbook.
     *
     * @param source the workbook, under any name
     * @return the flows to or from the United States (USD; t, net weight), and how the load went
     * @throws io.github.criticalminerals.io.report.LoadException if it is damaged or another workbook
     */
    public static Loaded<TradeTable> load(DataSource source) {
        DataSource whole = source.reopenable();
        List<Recognition> recognised = recognise(whole);
        try (StrictXlsx workbook = StrictXlsx.open(whole)) {
            if (!recognised.get(0).fits()) {
                throw Recognition.unknownLayoutOf(
                        Place.of(source.name()), recognised, String.join(", ", workbook.sheets()));
            }
            return new Load(workbook).run();
        }
    }

    private static Optional<String> sheet(StrictXlsx workbook, Pattern name) {
        return workbook.sheets().stream()
                .filter(sheet -> name.matcher(sheet.strip()).matches())
                .findFirst();
    }

    /** Where a sheet says what; the unit is -1 if it does not. */
    private record Header(int row, int code, int country, int unit, Map<Integer, Integer> years) {
        static Optional<Header> find(StrictXlsx workbook, String sheet) {
            return workbook.firstRows(sheet, MOST_ROWS_ABOVE).stream()
                    .flatMap(row -> of(row).stream())
                    .findFirst();
        }

        private static Optional<Header> of(XlsxRow row) {
            int code = -1;
            int country = -1;
            int unit = -1;
            boolean monthly = false;
            Map<Integer, Integer> years = new LinkedHashMap<>();
            List<String> texts = row.texts();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                String lower = text.toLowerCase(Locale.ROOT);
                code = CODE.matcher(text).matches() ? i : code;
                country = lower.matches("country|countries") ? i : country;
                unit = lower.equals("quantity description") ? i : unit;
                monthly |= lower.equals("month");
                if (YEAR.matcher(text).matches()) {
                    years.put(i, Integer.parseInt(text));
                }
            }
            return code < 0 || country < 0 || monthly || years.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Header(row.number(), code, country, unit, years));
        }
    }

    /** What a number is of. */
    private record Key(String code, Producer partner, int year) {}

    /** One load. */
    private static final class Load {
        private final StrictXlsx workbook;
        private final LoadReport.Builder report;
        private final Map<Key, Double> tonnes = new HashMap<>();
        private final Map<Integer, BigDecimal> sums = new HashMap<>();

        Load(StrictXlsx workbook) {
            this.workbook = workbook;
            this.report = workbook.report(FORMAT).licence("US public domain").citation(SOURCE.toString());
        }

        Loaded<TradeTable> run() {
            String values = sheet(workbook, VALUES).orElseThrow();
            boolean exports = values.toLowerCase(Locale.ROOT).startsWith("fas");
            sheet(workbook, QUANTITIES).ifPresent(this::quantities);
            TradeTableBuilder table = TradeTable.builder()
                    .source(SOURCE)
                    .note((exports ? "exports" : "imports") + " as the United States reported them; values are "
                            + values);
            Header header = Header.find(workbook, values).orElseThrow();
            Set<Key> seen = new HashSet<>();
            rows(values, header, row -> {
                OpenRow open = report.open(row);
                String code = code(row, open, header);
                Optional<Producer> partner = partner(row, open, header);
                Map<Integer, BigDecimal> amounts = amounts(row, open, header);
                if (open.isGood() && !seen.add(new Key(code, partner.orElseThrow(), 0))) {
                    open.error("duplicate-row", header.code(), "expected a code and a country once");
                }
                if (!open.end()) {
                    return;
                }
                report.alias(
                        row.trimmed(header.country()), partner.orElseThrow().name());
                amounts.forEach((year, value) -> {
                    sums.merge(year, value, BigDecimal::add);
                    Double mass = tonnes.get(new Key(code, partner.orElseThrow(), year));
                    table.add(new TradeFlow(
                            year,
                            exports ? Country.UNITED_STATES : partner.orElseThrow(),
                            exports ? partner.orElseThrow() : Country.UNITED_STATES,
                            HsCode.of(code),
                            value.doubleValue(),
                            mass == null
                                    ? Mass.unknown(TradeFlow.NET_WEIGHT)
                                    : Mass.ofTonnes(mass, TradeFlow.NET_WEIGHT)));
                });
            });
            return new Loaded<>(table.build(), report.build());
        }

        /**
         * Quantities in a unit of mass; a row that cannot be read is without one, as its row of values says what is
         * wrong.
         */
        private void quantities(String sheet) {
            Optional<Header> found = Header.find(workbook, sheet).filter(header -> header.unit() >= 0);
            if (found.isEmpty()) {
                report.warning(
                        "no-unit",
                        workbook.place(sheet),
                        "expected a column Quantity Description, found none; no quantity is read");
                return;
            }
            Header header = found.get();
            Set<Key> twice = new HashSet<>();
            try (XlsxRows rows = workbook.rows(sheet)) {
                rows.forEachRemaining(row -> {
                    OpenRow open = report.open(row);
                    Optional<MassUnit> unit = MassUnit.find(row.trimmed(header.unit()));
                    if (row.number() <= header.row() || unit.isEmpty()) {
                        return;
                    }
                    String code = code(row, open, header);
                    Optional<Producer> partner = partner(row, open, header);
                    Map<Integer, BigDecimal> amounts = amounts(row, open, header);
                    if (open.isGood()) {
                        amounts.forEach((year, amount) -> {
                            Key key = new Key(code, partner.orElseThrow(), year);
                            if (tonnes.put(
                                            key,
                                            amount.multiply(unit.get().tonnes()).doubleValue())
                                    != null) {
                                twice.add(key);
                            }
                        });
                    } else {
                        report.warning(
                                "no-quantity",
                                row.place(),
                                "expected a code, a country and quantities, found: "
                                        + open.refusal().issues().get(0).message());
                    }
                });
            }
            tonnes.keySet().removeAll(twice);
        }

        /** Gives the rows below the header, and compares the total at their end. */
        private void rows(String sheet, Header header, Consumer<XlsxRow> reader) {
            try (XlsxRows rows = workbook.rows(sheet)) {
                rows.forEachRemaining(row -> {
                    if (row.number() <= header.row() || row.isBlank()) {
                        return;
                    }
                    if (row.cells().get(0).trimmed().toLowerCase(Locale.ROOT).startsWith("total")) {
                        total(row, header);
                    } else {
                        report.rowsRead(1);
                        reader.accept(row);
                    }
                });
            }
        }

        private void total(XlsxRow row, Header header) {
            header.years().forEach((column, year) -> PlainNumber.find(row.trimmed(column))
                    .filter(total -> total.compareTo(sums.getOrDefault(year, BigDecimal.ZERO)) != 0)
                    .ifPresent(total -> report.issue(Issue.warning(
                            "total-mismatch",
                            row.place(column),
                            "expected the rows to add up to the printed total, found "
                                    + sums.getOrDefault(year, BigDecimal.ZERO).toPlainString(),
                            row.trimmed(column)))));
        }

        private static String code(XlsxRow row, OpenRow open, Header header) {
            String digits = row.trimmed(header.code()).replace(".", "");
            String code = digits.length() % 2 == 1 ? "0" + digits : digits;
            if (!code.matches("(\\d\\d){1,5}")) {
                open.error("not-an-hs-code", header.code(), "expected 2 to 10 digits");
            }
            return code;
        }

        private static Optional<Producer> partner(XlsxRow row, OpenRow open, Header header) {
            Optional<Producer> partner = Producer.find(row.trimmed(header.country()));
            if (partner.isEmpty() || partner.get().equals(Country.UNITED_STATES)) {
                open.error("unknown-country", header.country(), "expected another country");
            }
            return partner;
        }

        /** The numbers of a row by year; an empty cell is none. */
        private Map<Integer, BigDecimal> amounts(XlsxRow row, OpenRow open, Header header) {
            Map<Integer, BigDecimal> amounts = new LinkedHashMap<>();
            header.years().forEach((column, year) -> {
                String cell = row.trimmed(column);
                Optional<BigDecimal> number = PlainNumber.findAmount(cell);
                if (number.isPresent()) {
                    amounts.put(year, number.get());
                } else if (!cell.isEmpty()) {
                    open.error("not-a-number", column, "expected a number of at least 0, or an empty cell");
                }
            });
            return amounts;
        }
    }
}
