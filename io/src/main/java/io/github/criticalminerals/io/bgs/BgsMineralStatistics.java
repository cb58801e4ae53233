package io.github.criticalminerals.io.bgs;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads the World Mineral Statistics as the OGC API of the British Geological Survey gives them in CSV. UTF-8, about 28
 * columns in any order, one row for a figure:
 *
 * <pre>{@code
 * country_trans,country_iso3_code,bgs_commodity_trans,bgs_sub_commodity_trans,units,year,quantity,quantity_in_book_style,...
 * Thailand,THA,rare earth minerals,Xenotime,tonnes (metric),1975-01-01 00:00:00,0,-----,...
 * }</pre>
 *
 * <ul>
 *   <li>{@code quantity_in_book_style}: {@code -----} is nothing produced, which is zero; {@code ...} is not available,
 *       where {@code quantity} is empty; else the number again. {@code data_precision_description} that begins with
 *       "Less than" is more than zero and less than half a unit.
 *   <li>Notes are codes and texts joined by bars; {@code *}, {@code Estimates.}, is an estimate.
 *   <li>{@code units} differ within a file: {@code tonnes (metric)}, {@code tonnes (metal content)}, {@code kilograms
 *       (metal content)}. What stands in brackets is the basis; {@code metric} says nothing of it.
 *   <li>A table is one commodity, part of it, year, unit and basis. Rare earth minerals are of gross weight, but where
 *       a note says {@code REO content}; rare earth oxides are REO. They are different tables and are never added.
 *   <li>Imports, exports and what is no mass are figures and in no table.
 *   <li>{@code Congo} with the two-letter code {@code CG} is the Republic of the Congo, though its three-letter code is
 *       that of the Democratic Republic: erratum {@link #CONGO}. A country of the past has its own code ({@code SUN},
 *       {@code CSK}) or none.
 *   <li>A row is rejected for {@code missing-text}, {@code unknown-country}, {@code invalid-year}, {@code
 *       invalid-quantity}, {@code unknown-mark} and {@code contradictory-quantity}. Warnings: {@code
 *       unknown-country-name} (read by its code), {@code country-code-differs} (read by its name), {@code
 *       quantity-differs}, {@code unknown-unit}, {@code unknown-statistic}.
 *   <li>Two rows of one country in a table: no table is made of the group, as it is not known which figure holds; its
 *       rows are figures still. One name twice is an error, {@code duplicate-producer}; two names of one country
 *       ({@code German Federal Republic} and {@code Germany}, 1989 to 1992) are a warning, {@code
 *       two-names-one-country}.
 * </ul>
 *
 * <p>Published by the British Geological Survey, which does not allow redistribution.
 */
public final class BgsMineralStatistics {
    /** The erratum of the Republic of the Congo. */
    public static final String CONGO =
            "BGS_CONGO_CODE: \"Congo\" with the code CG is the Republic of the Congo (COG); the"
                    + " three-letter code COD is wrong";

    private static final String FORMAT = "BGS World Mineral Statistics, OGC API";
    private static final String BOOK = "quantity_in_book_style";
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "country_trans",
            "country_iso3_code",
            "country_iso2_code",
            "bgs_commodity_trans",
            "bgs_sub_commodity_trans",
            "bgs_commodity_code",
            "bgs_statistic_type_trans",
            "units",
            "year",
            "quantity",
            BOOK,
            "data_precision_description",
            "concat_figure_notes_code",
            "concat_figure_notes_text",
            "concat_table_notes_text");

    private static final Pattern YEAR = Pattern.compile("([1-9]\\d{3})-01-01(?:[ T]00:00:00Z?)?");
    private static final Pattern NO_MASS = Pattern.compile("\\b(cubic|litres?|number|carats?)\\b");
    private static final ImmutableSet<String> STATISTICS = ImmutableSet.of("Production", "Imports", "Exports");

    private static final Source SOURCE = Source.of("British Geological Survey", "World Mineral Statistics");

    private BgsMineralStatistics() {}

    /**
     * Loads a file.
     *
     * @param source the file
     * @return its tables and figures, and how the load went
     * @throws LoadException if the file is damaged or lacks a column
     */
    public static Loaded<BgsData> load(DataSource source) {
        StrictCsv.require(source, recognise(source).get(0));
        try (CsvRows rows = StrictCsv.of(source).withIndexColumn().open()) {
            return new Load(rows).run();
        }
    }

    /**
     * Looks at the header of a file.
     *
     * @param source the file
     * @return what the header misses
     * @throws LoadException if the file has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        return ImmutableList.of(Recognition.ofColumns(FORMAT, NAMES, StrictCsv.headerOf(source)));
    }

    /** What belongs into one table. */
    private record Key(String commodity, String part, String code, int year, String unit, Subject subject) {}

    /** A row of a table, and where it stands. */
    private record Entry(OpenRow row, BgsFigure figure) {}

    /** One load. */
    private static final class Load {
        private final CsvRows rows;
        private final List<String> columns;
        private final List<BgsFigure> figures = new ArrayList<>();
        private final Map<Key, List<Entry>> groups = new LinkedHashMap<>();
        private final LoadReport.Builder report;
        private final Map<String, String> texts = new HashMap<>();

        Load(CsvRows rows) {
            this.rows = rows;
            this.report = rows.report(FORMAT)
                    .licence("restricted; no redistribution")
                    .citation(SOURCE.toString())
                    .addToSum("quantity", BigDecimal.ZERO);
            this.columns =
                    rows.header().stream().filter(name -> !name.isBlank()).toList();
        }

        Loaded<BgsData> run() {
            rows.forEach(row -> read(rows.open(row)));
            List<BgsTable> tables = new ArrayList<>();
            groups.forEach((key, entries) -> table(key, entries).ifPresent(tables::add));
            return new Loaded<>(new BgsData(tables, figures), report.build());
        }

        private void read(OpenRow row) {
            for (String name : List.of("country_trans", "bgs_commodity_trans", "units")) {
                if (row.spaced(name).chars().noneMatch(Character::isLetter)) {
                    row.error("missing-text", name, "expected some text");
                }
            }
            Optional<Producer> producer = row.isGood() ? producer(row) : Optional.empty();
            Matcher year = YEAR.matcher(row.spaced("year"));
            if (!year.matches()) {
                row.error("invalid-year", "year", "expected the first day of a year");
            }
            Set<Mark> marks = EnumSet.noneOf(Mark.class);
            Optional<Interval> quantity = quantity(row, marks);
            if (!row.end()) {
                return;
            }
            List<String> notes = split(row.spaced("concat_figure_notes_text"));
            if (split(row.spaced("concat_figure_notes_code")).contains("*") || notes.contains("Estimates.")) {
                marks.add(Mark.ESTIMATED);
            }
            BgsFigure figure = new BgsFigure(
                    producer.orElseThrow(),
                    row.spaced("bgs_commodity_trans"),
                    row.spaced("bgs_sub_commodity_trans"),
                    row.spaced("bgs_statistic_type_trans"),
                    Integer.parseInt(year.group(1)),
                    row.spaced("units"),
                    quantity.orElseThrow(),
                    marks,
                    notes,
                    cells(row));
            figures.add(figure);
            group(row, figure);
        }

        private void group(OpenRow row, BgsFigure figure) {
            if (!STATISTICS.contains(figure.statistic())) {
                row.warning("unknown-statistic", "bgs_statistic_type_trans", "expected one of " + STATISTICS);
            }
            if (Subject.unit(figure.unit()).isEmpty()) {
                if (!NO_MASS.matcher(figure.unit()).find()) {
                    row.warning("unknown-unit", "units", "expected a unit of mass or volume");
                }
            } else if (figure.statistic().equals("Production")) {
                Subject subject = Subject.of(figure.commodity(), figure.subCommodity(), figure.unit(), figure.notes());
                Key key = new Key(
                        figure.commodity(),
                        figure.subCommodity(),
                        row.spaced("bgs_commodity_code"),
                        figure.year(),
                        figure.unit(),
                        subject);
                groups.computeIfAbsent(key, each -> new ArrayList<>()).add(new Entry(row, figure));
            }
        }

        private Optional<BgsTable> table(Key key, List<Entry> entries) {
            MassUnit unit = Subject.unit(key.unit()).orElseThrow();
            Subject subject = key.subject();
            String part = key.part().isEmpty() ? "" : ", " + key.part();
            SupplyTableBuilder table = SupplyTable.builder(
                            subject.commodity(), ImmutableSet.of(subject.stage()), key.year(), subject.basis())
                    .source(SOURCE)
                    .note("As printed: " + key.commodity() + part + " (" + key.unit() + ")");
            Map<Producer, Entry> seen = new LinkedHashMap<>();
            Set<String> notes = new LinkedHashSet<>();
            boolean twice = false;
            for (Entry entry : entries) {
                Entry before = seen.putIfAbsent(entry.figure().producer(), entry);
                if (before == null) {
                    continue;
                }
                boolean available = isAvailable(entry);
                if (available != isAvailable(before)) {
                    seen.put(entry.figure().producer(), available ? entry : before);
                    report.issue(blankTwin(available ? before : entry, available ? entry : before));
                } else {
                    twice = true;
                    report.issue(twice(entry, before));
                }
            }
            for (Entry entry : seen.values()) {
                report.goOn();
                BgsFigure figure = entry.figure();
                Mass amount = isAvailable(entry)
                        ? Mass.of(figure.quantity(), unit, subject.basis())
                        : Mass.unknown(subject.basis());
                table.add(new SupplyRow(figure.producer(), amount, figure.marks(), figure.notes()));
                notes.addAll(split(entry.row().spaced("concat_table_notes_text")));
                if (figure.producer().equals(Country.of("COG")) && isCongo(entry.row())) {
                    notes.add("erratum");
                }
            }
            if (notes.remove("erratum")) {
                table.erratum(CONGO);
            }
            notes.forEach(table::note);
            return twice
                    ? Optional.empty()
                    : report.table(table, entries.get(0).row().place())
                            .map(made -> new BgsTable(key.commodity(), key.part(), key.code(), unit, made));
        }

        private static boolean isAvailable(Entry entry) {
            return !entry.figure().marks().contains(Mark.NOT_AVAILABLE);
        }

        /** A row without a figure beside one of the same country with a figure is no conflict. */
        private Issue blankTwin(Entry blank, Entry figure) {
            String name = blank.row().spaced("country_trans");
            return Issue.info(
                    "blank-twin",
                    blank.row().place("country_trans"),
                    "expected every country once in a table, found "
                            + blank.figure().producer().name() + " without a figure beside line "
                            + figure.row().line() + ", whose figure is the table's",
                    name);
        }

        private Issue twice(Entry entry, Entry before) {
            String name = entry.row().spaced("country_trans");
            boolean same = name.equals(before.row().spaced("country_trans"));
            String message = "expected every country once in a table, found "
                    + entry.figure().producer().name() + " in line "
                    + before.row().line() + " too: no table is made of these rows";
            Place place = entry.row().place("country_trans");
            return same
                    ? Issue.error("duplicate-producer", place, message, name)
                    : Issue.warning("two-names-one-country", place, message, name);
        }

        private boolean isCongo(OpenRow row) {
            return row.spaced("country_trans").equals("Congo")
                    && row.spaced("country_iso2_code").equals("CG");
        }

        private Optional<Producer> producer(OpenRow row) {
            String name = row.spaced("country_trans");
            String code = row.spaced("country_iso3_code");
            if (isCongo(row) && code.equals("COD")) {
                report.erratum(CONGO);
                return Optional.of(Country.of("COG"));
            }
            Optional<Producer> byName = Producer.find(name, "BGS");
            Optional<Producer> byCode = Producer.find(code, "BGS");
            if (byName.isEmpty() && byCode.isEmpty()) {
                row.error("unknown-country", "country_trans", "expected a country");
            } else if (byName.isEmpty()) {
                row.warning(
                        "unknown-country-name", "country_trans", "expected a country's name, read by its code " + code);
            } else if (!code.isEmpty() && !byName.equals(byCode)) {
                row.warning(
                        "country-code-differs",
                        "country_iso3_code",
                        "expected the code of " + name + ", read by the name");
            }
            Optional<Producer> producer = byName.isPresent() ? byName : byCode;
            producer.ifPresent(country -> {
                if (!country.name().equals(name)) {
                    report.alias(name, country.name());
                }
            });
            return producer;
        }

        /** The quantity (unit of the row), if it can be told; adds what stands in its place to the marks. */
        private Optional<Interval> quantity(OpenRow row, Set<Mark> marks) {
            String text = row.spaced("quantity");
            String book = row.spaced(BOOK);
            Optional<BigDecimal> number = PlainNumber.find(text);
            number.ifPresent(value -> report.addToSum("quantity", value));
            if (!text.isEmpty() && PlainNumber.findAmount(text).isEmpty()) {
                row.error("invalid-quantity", "quantity", "expected a number of at least 0");
                return Optional.empty();
            }
            if (book.equals("...") && text.isEmpty()) {
                marks.add(Mark.NOT_AVAILABLE);
                return Optional.of(Interval.NON_NEGATIVE);
            }
            if (book.equals("-----") && number.isPresent() && number.get().signum() == 0) {
                return Optional.of(Interval.ZERO);
            }
            if (text.isEmpty() || book.equals("...") || book.equals("-----")) {
                row.error(
                        "contradictory-quantity",
                        BOOK,
                        "expected a number with its quantity, ----- with 0 or ... with nothing, beside the quantity \""
                                + text + "\"");
                return Optional.empty();
            }
            boolean traces = row.spaced("data_precision_description")
                    .toLowerCase(Locale.ROOT)
                    .startsWith("less than");
            if (traces) {
                marks.add(Mark.LESS_THAN_HALF_UNIT);
                return Optional.of(Interval.of(0, 0.5));
            }
            Optional<BigDecimal> printed = PlainNumber.find(book);
            if (printed.isEmpty()) {
                row.error("unknown-mark", BOOK, "expected a number, ----- or ...");
                return Optional.empty();
            }
            if (printed.get().compareTo(number.orElseThrow()) != 0) {
                row.warning("quantity-differs", BOOK, "expected the quantity " + text);
            }
            return Optional.of(Interval.exact(number.orElseThrow().doubleValue()));
        }

        /** The cells, each text kept once in memory. */
        private Map<String, String> cells(OpenRow row) {
            ImmutableMap.Builder<String, String> cells = ImmutableMap.builderWithExpectedSize(columns.size());
            columns.forEach(name -> cells.put(name, texts.computeIfAbsent(row.text(name), text -> text)));
            return cells.build();
        }

        private static List<String> split(String joined) {
            return Splitter.on('|').trimResults().omitEmptyStrings().splitToList(joined);
        }
    }
}
