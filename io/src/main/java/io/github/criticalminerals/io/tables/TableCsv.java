package io.github.criticalminerals.io.tables;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.io.csv.CsvRow;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One reading of a file of supply tables. */
final class TableCsv {
    private static final List<String> COLUMNS = SupplyTable.csvColumns();

    /** The header as it is written. */
    static final String HEADER = String.join(",", COLUMNS) + "\n";

    private static final String FORMAT = "supply tables, CSV of this library";
    private static final ImmutableList<String> SOURCE_NAMES =
            ImmutableList.of("publisher", "title", "published", "doi", "url", "licence", "locator", "note");
    private static final ImmutableList<String> COMMODITY_NAMES = ImmutableList.of("elements", "aliases");
    private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");

    /** What a header misses of the one that is written. */
    static Recognition recognise(List<String> header) {
        return Recognition.ofColumns(FORMAT, COLUMNS, header);
    }

    /** What a line of a table says. */
    private enum Kind {
        COMMODITY,
        ROW,
        REMAINDER,
        TOTAL,
        SOURCE,
        NOTE,
        ERRATUM,
        OMISSION;

        /** The columns, key and kind aside, that such a line leaves empty. */
        private List<String> unused() {
            return switch (this) {
                case ROW, REMAINDER -> ImmutableList.of();
                case TOTAL -> ImmutableList.of("name", "members", "marks", "text");
                case COMMODITY, SOURCE, NOTE, ERRATUM, OMISSION ->
                    ImmutableList.of("name", "members", "tonnes_low", "tonnes_high", "marks");
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the lines of one table have in common; the edition is empty text if there is none. */
    record Key(Commodity commodity, Set<Stage> stages, Measure measure, int year, String edition, Basis basis) {
        static Key of(SupplyTable table) {
            return new Key(
                    table.commodity(),
                    table.stages(),
                    table.measure(),
                    table.year(),
                    table.edition().map(Edition::toString).orElse(""),
                    table.basis());
        }

        private SupplyTableBuilder builder() {
            SupplyTableBuilder builder =
                    SupplyTable.builder(commodity, stages, year, basis).measure(measure);
            return edition.isEmpty() ? builder : builder.edition(Edition.parse(edition));
        }
    }

    /** A table that is being read. */
    private static final class Open {
        private final Key key;
        private final CsvRow first;
        private final SupplyTableBuilder builder;
        private final Map<String, Long> producers = new HashMap<>();
        private final Map<Kind, Long> single = new HashMap<>();
        private long lines;
        private long lastLine;

        private Open(Key key, CsvRow first) {
            this.key = key;
            this.first = first;
            this.builder = key.builder();
        }

        private void seen(Kind kind, Entry entry, long line) {
            lines++;
            lastLine = line;
            if (kind == Kind.REMAINDER || kind == Kind.TOTAL) {
                single.put(kind, line);
            }
            if (!entry.producer().isEmpty()) {
                producers.put(entry.producer(), line);
            }
        }
    }

    /** What a line adds to its table, and whose amount it is, by id; empty text if it is nobody's. */
    private record Entry(String producer, Consumer<Open> addTo) {}

    private final CsvRows rows;
    private final List<SupplyTable> tables = new ArrayList<>();
    private final LoadReport.Builder report;
    private final Map<String, Commodity> own = new HashMap<>();
    private final Map<Key, Long> closed = new HashMap<>();
    private final Names names = new Names();
    private @Nullable Open open;
    private List<String> lastKeyCells = ImmutableList.of();
    private @Nullable Key lastKey;

    private TableCsv(CsvRows rows) {
        this.rows = rows;
        this.report = rows.report(FORMAT);
        COLUMNS.forEach(rows::column);
        requireOnly(rows, new HashSet<>(COLUMNS));
    }

    static Loaded<List<SupplyTable>> read(DataSource source) {
        try (CsvRows rows = StrictCsv.of(source).withIndexColumn().open()) {
            TableCsv reading = new TableCsv(rows);
            for (CsvRow row : rows) {
                reading.line(row);
            }
            reading.close();
            return new Loaded<>(ImmutableList.copyOf(reading.tables), reading.report.build());
        }
    }

    /** Refuses a column that the format has not: what stands there would be lost. */
    static void requireOnly(CsvRows rows, Set<String> known) {
        for (int i = 0; i < rows.header().size(); i++) {
            String column = rows.header().get(i);
            if (!rows.isIndex(i) && known.stream().noneMatch(column::equalsIgnoreCase)) {
                throw LoadException.of(
                        "unexpected-column",
                        rows.place(i),
                        "expected no columns but " + known.stream().sorted().toList() + ", found another",
                        column);
            }
        }
    }

    private void line(CsvRow cells) {
        if (cells.fields().equals(rows.header())) {
            close();
            closed.clear();
            return;
        }
        OpenRow row = rows.open(cells);
        sum(row, "tonnes_low");
        sum(row, "tonnes_high");
        Optional<Kind> kind = row.read(
                "kind", "unknown-kind", text -> named("kind must be one", Kind.values(), Kind::toString, text));
        if (kind.isEmpty() && findCommodity(row.text("commodity")).isEmpty()) {
            throw row.refusal();
        }
        if (kind.equals(Optional.of(Kind.COMMODITY))) {
            commodityLine(row, cells);
            return;
        }
        Optional<Key> key = key(row);
        if (kind.isPresent()) {
            requireEmpty(row, kind.get());
            Optional<Entry> entry = entry(row, kind.get(), key);
            if (row.isGood()) {
                Open table = table(key.orElseThrow(), cells);
                requireFirst(row, kind.get(), entry.orElseThrow(), table);
                if (row.isGood()) {
                    entry.get().addTo().accept(table);
                    table.seen(kind.get(), entry.get(), row.line());
                }
            }
        }
        row.end();
    }

    /** Without its commodity, no line of the table means anything: what is wrong here is wrong with the file. */
    private void commodityLine(OpenRow row, CsvRow cells) {
        row.read("text", "invalid-text", text -> commodity(row.text("commodity"), text))
                .ifPresent(commodity -> own.put(commodity.name(), commodity));
        lastKey = null;
        requireEmpty(row, Kind.COMMODITY);
        if (row.isGood()) {
            Optional<Key> key = key(row);
            if (key.isPresent()) {
                Open table = table(key.get(), cells);
                if (table.lines == 0 && table.first.equals(cells)) {
                    return;
                }
                row.add(Issue.error(
                        "second-row",
                        row.place("kind"),
                        "expected commodity as the first line of a table, found it behind line " + table.first.line(),
                        row.text("kind")));
            }
        }
        throw row.refusal();
    }

    private Open table(Key key, CsvRow row) {
        if (open == null || !open.key.equals(key)) {
            close();
            Long before = closed.get(key);
            if (before != null) {
                throw LoadException.of(
                        "split-table",
                        row.place(),
                        "expected the lines of a table together, found one of the table that ended in line " + before,
                        String.join(",", row.fields()));
            }
            open = new Open(key, row);
        }
        return open;
    }

    private void close() {
        if (open == null) {
            return;
        }
        if (open.lines == 0) {
            throw LoadException.of(
                    "empty-table",
                    open.first.place(),
                    "expected a table of this commodity behind its line, found none",
                    String.join(",", open.first.fields()));
        }
        report.table(open.builder, open.first.place()).ifPresent(tables::add);
        closed.put(open.key, open.lastLine);
        open = null;
    }

    /** What the line adds to its table, if all its cells can be read. */
    private Optional<Entry> entry(OpenRow row, Kind kind, Optional<Key> key) {
        return switch (kind) {
            case ROW ->
                producerRow(row, key).map(entry -> new Entry(entry.producer().id(), table -> table.builder.add(entry)));
            case REMAINDER ->
                producerRow(row, key)
                        .map(entry -> new Entry(entry.producer().id(), table -> table.builder.remainder(entry)));
            case TOTAL -> amount(row, key).map(total -> new Entry("", table -> table.builder.printedTotal(total)));
            case SOURCE ->
                row.read("text", "invalid-text", TableCsv::source)
                        .map(source -> new Entry("", table -> table.builder.source(source)));
            case NOTE -> Optional.of(new Entry("", table -> table.builder.note(row.text("text"))));
            case OMISSION -> Optional.of(new Entry("", table -> table.builder.omission(row.text("text"))));
            case ERRATUM ->
                Optional.of(new Entry("", table -> {
                    table.builder.erratum(row.text("text"));
                    report.erratum(row.text("text"));
                }));
            case COMMODITY -> Optional.empty();
        };
    }

    private Optional<SupplyRow> producerRow(OpenRow row, Optional<Key> key) {
        Optional<Producer> producer = producer(row);
        Optional<Mass> amount = amount(row, key);
        Optional<Set<Mark>> marks = row.read("marks", "unknown-mark", TableCsv::marks);
        List<String> notes = CellText.texts(row.text("text"));
        return producer.isPresent() && amount.isPresent() && marks.isPresent()
                ? Optional.of(new SupplyRow(producer.get(), amount.get(), marks.get(), notes))
                : Optional.empty();
    }

    private Optional<Producer> producer(OpenRow row) {
        String name = row.text("name");
        Optional<List<Country>> members = row.read("members", "unknown-producer", TableCsv::countries);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Optional<Producer> producer = row.read("name", "unknown-producer", text -> producer(text, members.get()));
        if (producer.isPresent() && producer.get() instanceof Country country && !name.equals(country.alpha3())) {
            report.alias(name, country.alpha3());
        }
        if (producer.isPresent()
                && producer.get() instanceof Aggregate
                && members.get().isEmpty()
                && Producer.find(name).isEmpty()) {
            report.issue(Issue.warning(
                    "unusual-aggregate",
                    row.place("name"),
                    "expected a country or a usual aggregate, found another name: read as an aggregate of unknown"
                            + " members",
                    name));
        }
        return producer;
    }

    private static Producer producer(String name, List<Country> members) {
        Optional<Country> country = Country.find(name);
        if (country.isPresent()) {
            if (!members.isEmpty()) {
                throw new IllegalArgumentException("a country has no members, but " + name + " was given " + members);
            }
            return country.get();
        }
        return members.isEmpty() && CODE.matcher(name).matches() ? Country.of(name) : new Aggregate(name, members);
    }

    private Optional<Mass> amount(OpenRow row, Optional<Key> key) {
        if (row.text("tonnes_low").isBlank()) {
            row.add(Issue.error(
                    "missing-amount",
                    row.place("tonnes_low"),
                    "expected an amount (t), found none; one that is not known is 0 with an empty tonnes_high",
                    ""));
            return Optional.empty();
        }
        Optional<Double> low = row.read("tonnes_low", "invalid-amount", TableCsv::tonnes);
        Optional<Double> high = row.read("tonnes_high", "invalid-amount", text -> {
            double tonnes = text.isBlank() ? Double.POSITIVE_INFINITY : tonnes(text);
            if (low.isPresent() && tonnes < low.get()) {
                throw new IllegalArgumentException(
                        "tonnes_high must be at least tonnes_low, " + row.text("tonnes_low") + ", but was " + text);
            }
            return tonnes;
        });
        return low.isPresent() && high.isPresent() && key.isPresent()
                ? Optional.of(
                        new Mass(Interval.of(low.get(), high.get()), key.get().basis()))
                : Optional.empty();
    }

    private static double tonnes(String text) {
        return PlainNumber.find(text.strip())
                .map(BigDecimal::doubleValue)
                .filter(tonnes -> tonnes >= 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "amount must be a number of tonnes, at least 0, but was \"" + text + "\""));
    }

    private Optional<Key> key(OpenRow row) {
        List<String> keyCells = COLUMNS.subList(1, 7).stream().map(row::text).toList();
        if (lastKey != null && keyCells.equals(lastKeyCells)) {
            return Optional.of(lastKey);
        }
        Optional<Commodity> commodity = row.read(
                "commodity",
                "unknown-commodity",
                text -> names.read("commodity", text, this::findCommodity, Commodity::parse));
        Optional<Set<Stage>> stages = row.read("stages", "unknown-stage", Stage::parseSet);
        Optional<Measure> measure = row.read(
                "measure",
                "unknown-measure",
                text -> named("measure must be one", Measure.values(), Measure::name, text));
        Optional<Integer> year = row.read("year", "invalid-year", TableCsv::year);
        Optional<String> edition = row.read(
                "edition",
                "invalid-edition",
                text -> text.isBlank() ? "" : Edition.parse(text).toString());
        Optional<Basis> basis = row.read("basis", "invalid-basis", Basis::of);
        if (commodity.isEmpty()
                || stages.isEmpty()
                || measure.isEmpty()
                || year.isEmpty()
                || edition.isEmpty()
                || basis.isEmpty()) {
            return Optional.empty();
        }
        String name = row.text("commodity");
        if (!name.equals(commodity.get().name())) {
            report.alias(name, commodity.get().name());
        }
        Key key = new Key(commodity.get(), stages.get(), measure.get(), year.get(), edition.get(), basis.get());
        lastKey = key;
        lastKeyCells = keyCells;
        return Optional.of(key);
    }

    private Optional<Commodity> findCommodity(String name) {
        return Optional.ofNullable(own.get(name)).or(() -> Commodity.find(name));
    }

    private static Commodity commodity(String name, String text) {
        Map<String, String> parts = CellText.pairs(text, COMMODITY_NAMES);
        List<Element> elements = new ArrayList<>();
        WORDS.split(parts.getOrDefault("elements", "")).forEach(symbol -> elements.add(Element.of(symbol)));
        return Commodity.named(name)
                .withElements(elements)
                .withAliases(CellText.texts(parts.getOrDefault("aliases", "")));
    }

    private static <E> E named(String rule, E[] values, Function<E, String> name, String text) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        rule + " of " + Arrays.toString(values) + ", but was \"" + text + "\""));
    }

    /** A year as tables take it: four digits, the first no zero. */
    static int year(String text) {
        if (!YEAR.matcher(text).matches()) {
            throw new IllegalArgumentException("year must be 1000 to 9999, but was \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static Set<Mark> marks(String text) {
        ImmutableSet.Builder<Mark> marks = ImmutableSet.builder();
        WORDS.split(text).forEach(word -> marks.add(named("marks must be", Mark.values(), Mark::name, word)));
        return marks.build();
    }

    private static List<Country> countries(String text) {
        ImmutableList.Builder<Country> countries = ImmutableList.builder();
        WORDS.split(text).forEach(code -> countries.add(Country.of(code)));
        return countries.build();
    }

    static Source source(String text) {
        Map<String, String> parts = CellText.pairs(text, SOURCE_NAMES);
        Source source = Source.of(parts.getOrDefault("publisher", ""), parts.getOrDefault("title", ""));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            String value = part.getValue();
            source = switch (part.getKey()) {
                case "published" -> source.withPublished(date(value));
                case "doi" -> source.withDoi(value);
                case "url" -> source.withUrl(value);
                case "licence" -> source.withLicence(value);
                case "locator" -> source.withLocator(value);
                case "note" -> source.withNote(value);
                default -> source;
            };
        }
        return source;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("published must be a date (2025-01-31), but was \"" + text + "\"", e);
        }
    }

    /** A cell that the kind of line does not use must be empty: what stands there would be lost. */
    private void requireEmpty(OpenRow row, Kind kind) {
        for (String name : kind.unused()) {
            if (!row.text(name).isBlank()) {
                row.add(Issue.error(
                        "unexpected-cell",
                        row.place(name),
                        "expected nothing in a line of kind " + kind + ", found text",
                        row.text(name)));
                return;
            }
        }
    }

    private void requireFirst(OpenRow row, Kind kind, Entry entry, Open table) {
        Long before = table.single.get(kind);
        if (before != null) {
            row.add(Issue.error(
                    "second-row",
                    row.place("kind"),
                    "expected one " + kind + " in a table, found another in line " + before,
                    row.text("kind")));
            return;
        }
        Long same = table.producers.get(entry.producer());
        if (same != null) {
            row.add(Issue.error(
                    "duplicate-producer",
                    row.place("name"),
                    "expected every producer once in a table, found it in line " + same + " too",
                    row.text("name")));
        }
    }

    private void sum(OpenRow row, String name) {
        PlainNumber.find(row.text(name)).ifPresent(number -> report.addToSum(name, number));
    }
}
