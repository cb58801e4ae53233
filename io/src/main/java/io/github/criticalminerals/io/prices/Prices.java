package io.github.criticalminerals.io.prices;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.dataset.PriceSeries.Adjustment;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Days;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Loads price files. UTF-8, commas, one row for a day, columns in any order and no others but those named below:
 *
 * <pre>{@code
 * Date,Open,High,Low,Close,Adj Close,Volume
 * 2020-06-22,9.900000,10.000000,9.900000,10.000000,10.000000,1600
 *
 * Date,Open,High,Low,Close,Volume
 * 2020-01-02,36.24313246319572,36.695504867680036,36.136692494552165,36.66889572143555,47633
 *
 * date,value
 * 2024-01-02,61.5
 *
 * <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
 * XYZ.US,D,20240102,000000,11.4,11.5,11.2,11.3,2493805,0
 * }</pre>
 *
 * <ul>
 *   <li><b>Yahoo Finance, seven columns</b>: prices are adjusted for splits, those of {@code Adj Close} for dividends
 *       too.
 *   <li><b>Yahoo Finance, six columns</b>, as its programs write it: whether the prices are adjusted the file does not
 *       say. The caller may; otherwise the series say {@link Adjustment#UNSTATED} and the report has an issue {@code
 *       unstated-adjustment}.
 *   <li><b>stooq</b>, known from the code of its readers and not from a file: six columns as above, five without a
 *       volume, both with the names of its Polish pages too ({@code
 *       Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen}), and its packed archives' ten columns, of one ticker, in
 *       days ({@code D}); open interest is no price, and an info {@code open-interest-left-out} says in how many rows
 *       there is any. Its answer {@code No data} is an error, {@code no-data}.
 *   <li><b>Date and value</b>: the two names in any case.
 *   <li>Either of Yahoo's may have {@code Dividends}, {@code Stock Splits} and {@code Capital Gains} behind, as {@code
 *       Ticker.history().to_csv()} of the package yfinance writes them; an info {@code events-left-out} counts them. A
 *       first column without a name that counts the rows is read over.
 *   <li>No file says its currency or unit, nor what is priced: the caller does.
 *   <li>A day is as in ISO 8601, {@code 2020-06-22}, or midnight of it with a zone or without ({@code 2013-07-22
 *       00:00:00-04:00}), in the ten columns {@code 20200622}. {@code null} or an empty cell is no price: the day is
 *       not in that column's series, with a warning {@code missing-price} ({@code missing-volume}), or {@code null-row}
 *       for a row of nothing else.
 *   <li>A row is rejected for {@code invalid-date}, {@code duplicate-date}, {@code invalid-price}, {@code
 *       non-positive-price}, {@code invalid-volume}, {@code other-ticker} and {@code invalid-period}. That days are not
 *       in order is a warning, {@code unordered-dates}.
 * </ul>
 *
 * <p>Yahoo's prices may not be redistributed.
 */
public final class Prices {
    static final String CLOSE = "Close";
    static final String ADJUSTED = "Adj Close";
    static final String VALUE = "value";
    private static final String DATE = "Date";
    private static final String VOLUME = "Volume";
    private static final String TICKER = "<TICKER>";
    private static final String PERIOD = "<PER>";
    private static final String TIME = "<TIME>";
    private static final String OPEN_INTEREST = "<OPENINT>";

    private static final ImmutableList<String> TICKERS = ImmutableList.of(TICKER, PERIOD, TIME, OPEN_INTEREST);
    private static final String INDEX = "#1";
    private static final ImmutableList<String> EVENTS = ImmutableList.of("Dividends", "Stock Splits", "Capital Gains");

    /** The names of columns in lower case, those of other pages too, and the names that they stand for. */
    private static final ImmutableMap<String, String> NAMES = ImmutableMap.<String, String>builder()
            .putAll(Stream.of(ImmutableList.of(DATE, "Open", "High", "Low", CLOSE, ADJUSTED, VOLUME), TICKERS, EVENTS)
                    .flatMap(List::stream)
                    .collect(ImmutableMap.toImmutableMap(name -> name.toLowerCase(Locale.ROOT), name -> name)))
            .put("data", DATE)
            .put("otwarcie", "Open")
            .put("najwyzszy", "High")
            .put("najnizszy", "Low")
            .put("zamkniecie", CLOSE)
            .put("wolumen", VOLUME)
            .put("<date>", DATE)
            .put("<open>", "Open")
            .put("<high>", "High")
            .put("<low>", "Low")
            .put("<close>", CLOSE)
            .put("<vol>", VOLUME)
            .build();

    private static final ImmutableSet<String> NO_DATA = ImmutableSet.of("No data", "Brak danych");

    private Prices() {}

    /** A layout: its name, the columns of the day and of figures, others, and the adjustments that it states. */
    private record Layout(
            String format, List<String> columns, List<String> others, Function<String, Adjustment> adjustment) {
        Layout(String format, List<String> columns, Function<String, Adjustment> adjustment) {
            this(format, columns, ImmutableList.of(), adjustment);
        }

        List<String> missing(List<String> header) {
            List<String> missing = new ArrayList<>(others);
            missing.addAll(columns);
            missing.removeAll(header);
            header.stream()
                    .filter(name ->
                            !columns.contains(name) && !others.contains(name) && !isEvent(name) && !name.equals(INDEX))
                    .forEach(name -> missing.add("no column " + name));
            return missing;
        }

        /** A column of what happens to a share beside its prices. */
        private boolean isEvent(String name) {
            return EVENTS.contains(name) && columns.contains("Open") && others.isEmpty();
        }

        boolean isOfTickers() {
            return !others.isEmpty();
        }
    }

    private static final ImmutableList<Layout> LAYOUTS = ImmutableList.of(
            new Layout(
                    "Yahoo Finance, seven columns",
                    ImmutableList.of(DATE, "Open", "High", "Low", CLOSE, ADJUSTED, VOLUME),
                    column -> column.equals(ADJUSTED) ? Adjustment.SPLITS_AND_DIVIDENDS : Adjustment.SPLITS),
            new Layout(
                    "Yahoo Finance or stooq, six columns",
                    ImmutableList.of(DATE, "Open", "High", "Low", CLOSE, VOLUME),
                    column -> Adjustment.UNSTATED),
            new Layout(
                    "stooq, five columns",
                    ImmutableList.of(DATE, "Open", "High", "Low", CLOSE),
                    column -> Adjustment.UNSTATED),
            new Layout(
                    "stooq, ten columns",
                    ImmutableList.of(DATE, "Open", "High", "Low", CLOSE, VOLUME),
                    TICKERS,
                    column -> Adjustment.UNSTATED),
            new Layout("date and value", ImmutableList.of("date", VALUE), column -> Adjustment.UNSTATED));

    /**
     * What other sites export, by a column that only they have: their days are in the order of the reader's country.
     */
    private static final ImmutableMap<String, String> OTHER_SITES = ImmutableMap.of(
            "Vol.",
            "Investing.com",
            "Close/Last",
            "Nasdaq",
            "Change %",
            "Investing.com",
            "Turnover",
            "an exchange's page");

    /**
     * Loads a file.
     *
     * @param source the file
     * @param name what is priced, such as {@code Lynas Rare Earths Ltd}
     * @param unit the unit of the prices, such as {@code AUD/share}
     * @return its series, and how the load went
     * @throws LoadException if the file is damaged or its layout is not known
     */
    public static Loaded<PriceData> load(DataSource source, String name, String unit) {
        return load(source, name, unit, Adjustment.UNSTATED);
    }

    /**
     * Loads a file of which the caller knows how its prices are adjusted.
     *
     * @param source the file
     * @param name what is priced
     * @param unit the unit of the prices
     * @param adjustment how prices are adjusted, where the file does not say
     * @return its series, and how the load went
     * @throws LoadException if the file is damaged or its layout is not known
     */
    public static Loaded<PriceData> load(DataSource source, String name, String unit, Adjustment adjustment) {
        List<String> header = header(source);
        if (header.size() == 1 && NO_DATA.contains(header.get(0))) {
            throw LoadException.of(
                    "no-data",
                    Place.of(source.name()).atLine(1),
                    "expected prices, found the answer of a site that has none",
                    header.get(0));
        }
        for (Layout layout : LAYOUTS) {
            if (layout.missing(header).isEmpty()) {
                try (CsvRows rows = StrictCsv.of(source)
                        .withIndexColumn()
                        .withOpenLastLine()
                        .open()) {
                    return new Load(Place.of(source.name()), layout, header, rows).run(name, unit, adjustment);
                }
            }
        }
        throw Recognition.unknownLayout(Place.of(source.name()).atLine(1), recognise(source), String.join(",", header));
    }

    /**
     * Looks at the header of a file.
     *
     * @param source the file
     * @return for each layout, what the header misses
     * @throws LoadException if the file has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        List<String> header = header(source);
        ImmutableList.Builder<Recognition> recognised = ImmutableList.builder();
        LAYOUTS.forEach(layout -> recognised.add(new Recognition(layout.format(), layout.missing(header))));
        OTHER_SITES.entrySet().stream()
                .filter(site -> header.contains(site.getKey()))
                .findFirst()
                .ifPresent(site -> recognised.add(new Recognition(
                        "prices as " + site.getValue() + " exports them, which are not read",
                        ImmutableList.of(
                                "days as in ISO 8601 and plain numbers: save it with the columns date and value"))));
        return recognised.build();
    }

    /** The header, its names in English; the names of a plain list in lower case. */
    private static List<String> header(DataSource source) {
        List<String> header = new ArrayList<>(StrictCsv.headerOf(source));
        if (header.size() > 2 && (header.get(0).isEmpty() || header.get(0).equals("Unnamed: 0"))) {
            header.set(0, INDEX);
        }
        boolean plain = header.size() == 2;
        header.replaceAll(name -> {
            String lower = name.toLowerCase(Locale.ROOT);
            return plain ? lower : NAMES.getOrDefault(lower, name);
        });
        return header;
    }

    /** One load. */
    private static final class Load {
        private final Place file;
        private final Layout layout;
        private final List<String> header;
        private final CsvRows rows;
        private final String date;
        private final Map<String, TreeMap<LocalDate, BigDecimal>> columns = new LinkedHashMap<>();
        private final Map<LocalDate, Long> lines = new HashMap<>();
        private final LoadReport.Builder report;
        private final Days days = new Days();
        private LocalDate last = LocalDate.MIN;
        private boolean ordered = true;
        private String ticker = "";
        private long openInterests;
        private long eventDays;

        Load(Place file, Layout layout, List<String> header, CsvRows rows) {
            this.file = file;
            this.layout = layout;
            this.header = header;
            this.rows = rows;
            this.report = rows.report(layout.format());
            this.date = layout.columns().get(0);
            for (String name : layout.columns().subList(1, layout.columns().size())) {
                columns.put(name, new TreeMap<>());
                report.addToSum(name, BigDecimal.ZERO);
            }
        }

        Loaded<PriceData> run(String name, String unit, Adjustment adjustment) {
            rows.forEach(this::read);
            Map<String, PriceSeries> series = new LinkedHashMap<>();
            columns.forEach((column, prices) -> {
                if (!column.equals(VOLUME) && !prices.isEmpty()) {
                    Adjustment stated = layout.adjustment().apply(column);
                    series.put(
                            column,
                            new PriceSeries(
                                    name,
                                    unit,
                                    stated == Adjustment.UNSTATED ? adjustment : stated,
                                    Maps.transformValues(prices, BigDecimal::doubleValue)));
                }
            });
            if (openInterests > 0) {
                report.info(
                        "open-interest-left-out",
                        file.atColumn(OPEN_INTEREST),
                        "expected prices and volumes, found open interest in " + openInterests + " rows");
            }
            if (eventDays > 0) {
                report.info(
                        "events-left-out",
                        file.atLine(1),
                        "expected prices and volumes, found " + eventDays
                                + " dividends, splits or gains, which are no prices and are not in the data");
            }
            boolean stated = series.values().stream().allMatch(each -> each.adjustment() != Adjustment.UNSTATED);
            if (!stated && columns.containsKey(CLOSE)) {
                report.info(
                        "unstated-adjustment",
                        file.atLine(1),
                        "expected a column " + ADJUSTED
                                + ", found none: the prices may be adjusted for splits and dividends");
            }
            return new Loaded<>(new PriceData(series, columns.getOrDefault(VOLUME, new TreeMap<>())), report.build());
        }

        private void read(CsvRow cells) {
            OpenRow row = report.open(cells, header::indexOf);
            List<Issue> missing = new ArrayList<>();
            Map<String, BigDecimal> figures = new LinkedHashMap<>();
            Optional<LocalDate> day = day(row);
            if (layout.isOfTickers()) {
                checkTicker(row);
            }
            for (String event : EVENTS) {
                eventDays += header.contains(event) && !row.trimmed(event).matches("(0*([.]0*)?)?") ? 1 : 0;
            }
            for (String column : columns.keySet()) {
                figure(row, column, missing).ifPresent(figure -> figures.put(column, figure));
            }
            if (!row.end()) {
                return;
            }
            if (figures.isEmpty()) {
                report.issue(Issue.warning(
                        "null-row", row.place(), "expected a price, found none: the day is left out", row.text(date)));
            } else {
                missing.forEach(report::issue);
            }
            LocalDate when = day.orElseThrow();
            lines.put(when, row.line());
            figures.forEach((column, figure) -> prices(column).put(when, figure));
            if (ordered && when.isBefore(last)) {
                ordered = false;
                report.issue(Issue.warning(
                        "unordered-dates",
                        row.place(date),
                        "expected days in order, found " + when + " after " + last + "; later ones are not listed",
                        row.text(date)));
            }
            last = when;
        }

        private void checkTicker(OpenRow row) {
            ticker = ticker.isEmpty() ? row.trimmed(TICKER) : ticker;
            if (!row.trimmed(TICKER).equals(ticker)) {
                row.error("other-ticker", TICKER, "expected " + ticker + " in all rows");
            }
            if (!row.trimmed(PERIOD).equals("D") || !row.trimmed(TIME).matches("0*")) {
                row.error("invalid-period", PERIOD, "expected prices of days, D at 000000");
            }
            openInterests += row.trimmed(OPEN_INTEREST).matches("0*") ? 0 : 1;
        }

        private Map<LocalDate, BigDecimal> prices(String column) {
            return columns.computeIfAbsent(column, name -> new TreeMap<>());
        }

        private Optional<LocalDate> day(OpenRow row) {
            String text = row.trimmed(date);
            boolean basic = layout.isOfTickers() && text.matches("[0-9]{8}");
            Optional<LocalDate> day = layout.isOfTickers() && !basic
                    ? Optional.empty()
                    : days.find(basic ? text.replaceAll("(....)(..)(..)", "$1-$2-$3") : text);
            Long before = day.map(lines::get).orElse(null);
            if (day.isEmpty()) {
                row.error(
                        "invalid-date",
                        date,
                        "expected a day such as " + (layout.isOfTickers() ? "20240131" : "2024-01-31"));
            } else if (before != null) {
                row.add(Issue.error(
                        "duplicate-date",
                        row.place(date),
                        "expected every day once, found it in line " + before + " too",
                        row.text(date)));
            }
            return before == null ? day : Optional.empty();
        }

        private Optional<BigDecimal> figure(OpenRow row, String column, List<Issue> missing) {
            String text = row.trimmed(column);
            boolean volume = column.equals(VOLUME);
            String what = volume ? "volume" : "price";
            if (text.isEmpty() || text.equals("null")) {
                missing.add(Issue.warning(
                        "missing-" + what, row.place(column), "expected a " + what + ", found none", row.text(column)));
                return Optional.empty();
            }
            Optional<BigDecimal> number = PlainNumber.find(text);
            number.ifPresent(value -> report.addToSum(column, value));
            if (number.isEmpty() || (volume && number.get().signum() < 0)) {
                row.error("invalid-" + what, column, "expected a number" + (volume ? " of at least 0" : ""));
                return Optional.empty();
            }
            if (!volume && !(number.get().doubleValue() > 0)) {
                row.error("non-positive-price", column, "expected a price above zero");
                return Optional.empty();
            }
            return number;
        }
    }
}
