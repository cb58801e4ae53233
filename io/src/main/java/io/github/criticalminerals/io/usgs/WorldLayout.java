package io.github.criticalminerals.io.usgs;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The per-commodity world data; {@link UsgsWorldData} describes them. */
final class WorldLayout implements UsgsWorldData.Layout {
    private static final Splitter TOKENS =
            Splitter.on(CharMatcher.anyOf("_ \u00a0")).omitEmptyStrings();
    private static final Pattern NOTES = Pattern.compile("(?i)(prod|cap|reserves?)[_ ]notes?");
    private static final Pattern YEAR = Pattern.compile("(\\D*)(\\d{4})");
    private static final ImmutableMap<String, Measure> MEASURES = ImmutableMap.of(
            "prod", Measure.OUTPUT,
            "cap", Measure.CAPACITY,
            "reserves", Measure.RESERVES,
            "reserve", Measure.RESERVES);

    /** Here {@code mt}, in any case, is a million tons. Helium is counted by volume. */
    private static final ImmutableMap<String, Optional<MassUnit>> UNITS =
            ImmutableMap.<String, Optional<MassUnit>>builder()
                    .put("kg", Optional.of(MassUnit.KILOGRAM))
                    .put("t", Optional.of(MassUnit.TONNE))
                    .put("kt", Optional.of(MassUnit.KILOTONNE))
                    .put("mt", Optional.of(MassUnit.MEGATONNE))
                    .put("mmt", Optional.of(MassUnit.MEGATONNE))
                    .put("ct", Optional.of(MassUnit.CARAT))
                    .put("kct", Optional.of(MassUnit.KILOCARAT))
                    .put("mct", Optional.of(MassUnit.MEGACARAT))
                    .put("mcm", Optional.empty())
                    .build();

    private static final Pattern SAYS_ESTIMATED = Pattern.compile(
            "(?i)(?:^|\\. ?)(?:production in (\\d{4}) is )?(?:also )?estimated(?: in (\\d{4}))?(?: also)?\\.?(?:$| )");
    private static final Pattern SAYS_REPORTED = Pattern.compile(
            "(?i)(?:^|\\. ?)(?:production was )?reported(?: quantity| data)?(?: in (\\d{4}))?(?: also)?\\.?$");

    /** A column of figures; the year is 0 if its name has none, the notes are -1 if it has none. */
    private record Amounts(
            int column, Measure measure, String unit, int year, boolean estimated, String words, int notes) {}

    /** A row, with its figures in the order of the columns of figures; no party and no figures if it was rejected. */
    private record Read(CsvRow row, String type, @Nullable Party party, List<Figure> figures) {
        boolean isWorld() {
            return party != null && party.kind() == Party.Kind.WORLD;
        }

        String producer() {
            return party == null ? "" : party.producer().id();
        }

        /** What tells this row from the others of its table. */
        String key() {
            return producer() + "\n" + (party == null ? "" : party.qualifier()) + "\n" + type;
        }
    }

    @Override
    public String format() {
        return "Mineral Commodity Summaries, world data of a commodity";
    }

    @Override
    public List<String> missing(List<String> header) {
        List<String> missing = ReleaseLoad.missing(List.of("Source", "Country"), header);
        if (typeColumn(header) < 0) {
            missing.add("Type");
        }
        if (amounts(header).isEmpty()) {
            missing.add("Prod_, Cap_ or Reserves_ with a unit such as Prod_t_2023");
        }
        return missing;
    }

    @Override
    public Loaded<UsgsData> load(CsvRows rows, String name) {
        return new Load(rows, format(), name).run();
    }

    /** The column called Type, or the one between the country and the first figures, which has another name once. */
    private static int typeColumn(List<String> header) {
        int named = ReleaseLoad.find(header, "Type");
        int after = ReleaseLoad.find(header, "Country") + 1;
        boolean between = named < 0
                && after > 0
                && after + 1 < header.size()
                && !header.get(after).isBlank()
                && parse(header, after).isEmpty()
                && parse(header, after + 1).isPresent();
        return between ? after : named;
    }

    private static List<Amounts> amounts(List<String> header) {
        List<Amounts> amounts = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            parse(header, i).ifPresent(amounts::add);
        }
        return amounts;
    }

    private static Optional<Amounts> parse(List<String> header, int column) {
        List<String> tokens = TOKENS.splitToList(header.get(column));
        Measure measure = tokens.isEmpty() ? null : MEASURES.get(lower(tokens.get(0)));
        String unit = "";
        int year = 0;
        boolean estimated = false;
        List<String> words = new ArrayList<>();
        for (String token : tokens.subList(Math.min(1, tokens.size()), tokens.size())) {
            Matcher dated = YEAR.matcher(token);
            String word = dated.matches() ? dated.group(1) : token;
            year = dated.matches() ? Integer.parseInt(dated.group(2)) : year;
            if (lower(word).startsWith("note")) {
                return Optional.empty();
            } else if (unit.isEmpty() && UNITS.containsKey(lower(word))) {
                unit = word;
            } else if (lower(word).matches("est|estimated")) {
                estimated = true;
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return measure == null || unit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Amounts(
                        column, measure, unit, year, estimated, String.join(" ", words), notes(header, column)));
    }

    /** The next column of notes of the same kind, or the next of a kind that has no figures of its own. */
    private static int notes(List<String> header, int column) {
        int any = -1;
        for (int i = column + 1; i < header.size(); i++) {
            if (isNotes(header.get(i))) {
                String kind = kind(header.get(i));
                if (kind.equals(kind(header.get(column)))) {
                    return i;
                }
                boolean owned = header.stream().anyMatch(each -> kind(each).equals(kind) && !isNotes(each));
                any = any < 0 && !owned ? i : any;
            }
        }
        return any;
    }

    private static boolean isNotes(String name) {
        return NOTES.matcher(name).matches();
    }

    /** The first letters of a column's name that tell production, capacity and reserves apart. */
    private static String kind(String name) {
        String stripped = lower(name);
        return stripped.substring(0, Math.min(3, stripped.length()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One load. */
    private static final class Load extends ReleaseLoad {
        private final String name;
        private final int source;
        private final int country;
        private final int type;
        private final List<Amounts> amounts;
        private final List<Read> read = new ArrayList<>();
        private int group;
        private String chapter = "";

        Load(CsvRows rows, String format, String name) {
            super(rows, format);
            this.name = name;
            List<String> header = rows.header();
            this.source = find(header, "Source");
            this.country = find(header, "Country");
            this.type = typeColumn(header);
            this.amounts = amounts(header);
            for (Amounts each : amounts) {
                if (each.year() > 0) {
                    year(each.column(), Integer.toString(each.year()));
                }
            }
        }

        Loaded<UsgsData> run() {
            forEach(this::read);
            List<List<Read>> groups = groups();
            decideEdition();
            decideChapter();
            if (!rows.header().get(type).equalsIgnoreCase("Type")) {
                report.issue(Issue.info(
                        "misnamed-column",
                        rows.place(type),
                        "expected Type, found " + rows.header().get(type) + "; read as the type",
                        rows.header().get(type)));
            }
            for (List<Read> group : groups) {
                report.goOn();
                tables(group);
            }
            List<UsgsTable> tables = tables();
            read.forEach(this::others);
            return loaded(tables);
        }

        private void read(CsvRow row) {
            List<Issue> faults = new ArrayList<>();
            List<Issue> said = new ArrayList<>();
            edition(row, source, true, faults);
            Optional<Party> party = party(row, country, faults);
            List<Figure> figures = new ArrayList<>();
            for (Amounts each : amounts) {
                String cell = row.spaced(each.column());
                PlainNumber.find(cell.startsWith("e") ? cell.substring(1) : cell)
                        .ifPresent(number -> report.addToSum(rows.header().get(each.column()), number));
                Optional<Figure> figure = CellWords.find(
                        cell,
                        ImmutableMap.of(),
                        Objects.requireNonNull(UNITS.get(lower(each.unit())))
                                .map(MassUnit::symbol)
                                .orElse(""));
                if (figure.isEmpty() && CellWords.isProse(cell)) {
                    said.add(words(row.place(each.column()), cell));
                    figure = Optional.of(Figure.unknown(Mark.QUALITATIVE));
                }
                figure.ifPresentOrElse(
                        found -> figures.add(explained(
                                found, each, row, party.map(Party::estimated).orElse(false))),
                        () -> faults.add(row.error(
                                "not-a-number",
                                each.column(),
                                "expected a number of at least 0, a bound such as >25, a mark such as W or NA, or"
                                        + " an empty cell")));
            }
            if (!faults.isEmpty()) {
                report.reject(faults);
                read.add(new Read(row, row.spaced(type), party.orElse(null), List.of()));
                return;
            }
            if (!isNew(row)) {
                return;
            }
            said.forEach(report::issue);
            Party who = party.orElseThrow();
            alias(row, country, who);
            read.add(new Read(row, row.spaced(type), who, figures));
        }

        /** The figure with what its column, its notes and the mark of its row say of it. */
        private Figure explained(Figure figure, Amounts column, CsvRow row, boolean rowEstimated) {
            String note = column.notes() < 0 ? "" : row.spaced(column.notes());
            if (figure.marks().contains(Mark.BLANK)) {
                return CellWords.find(note, ImmutableMap.of())
                        .filter(said -> !said.isKnown() || said.marks().contains(Mark.LESS_THAN_HALF_UNIT))
                        .orElse(figure);
            }
            if (!figure.isKnown() || column.measure() == Measure.RESERVES) {
                return figure;
            }
            Figure marked =
                    note.toLowerCase(Locale.ROOT).contains("production quota") ? figure.with(Mark.QUOTA) : figure;
            if (says(SAYS_REPORTED, note, column.year())) {
                return marked.with(Mark.REPORTED);
            }
            return column.estimated() || rowEstimated || says(SAYS_ESTIMATED, note, column.year())
                    ? marked.with(Mark.ESTIMATED)
                    : marked;
        }

        private boolean says(Pattern pattern, String note, int year) {
            Matcher said = pattern.matcher(note);
            if (!said.find()) {
                return false;
            }
            for (int i = 1; i <= said.groupCount(); i++) {
                if (said.group(i) != null) {
                    return said.group(i).equals(Integer.toString(year));
                }
            }
            return true;
        }

        /** What the rows say, or else the year after the last one that a column is of. */
        private void decideEdition() {
            int lastYear = amounts.stream().mapToInt(Amounts::year).max().orElse(0);
            String expected = lastYear == 0 ? "unknown" : Integer.toString(lastYear + 1);
            Optional<CsvRow> first = read.stream().map(Read::row).findFirst();
            if (printedYear().isEmpty()
                    && lastYear == 0
                    && read.stream().anyMatch(each -> !each.figures().isEmpty())) {
                throw LoadException.of(
                        "not-a-year",
                        read.get(0).row().place(source),
                        "expected MCS and the year of the edition, or a year in the name of a column of figures, found"
                                + " neither",
                        read.get(0).row().text(source));
            }
            decide(lastYear, first, source, "column");
            if (!edition.edition().equals(expected) && first.isPresent()) {
                report.issue(Issue.warning(
                        "edition-mismatch",
                        first.get().place(source),
                        "expected the edition of " + expected + ", the year after the last column's, found "
                                + edition.edition() + "; kept as printed",
                        "MCS" + edition.edition()));
            }
        }

        /** The chapter that most types say, or else the file's name. */
        private void decideChapter() {
            Optional<Chapter> counted =
                    mostFrequent(read.stream().flatMap(each -> Chapter.ofType(each.type()).stream()));
            Optional<Chapter> named = Chapter.ofFileName(name);
            if (counted.isPresent() && named.isPresent() && !counted.get().equals(named.get())) {
                report.issue(Issue.warning(
                        "name-mismatch",
                        read.get(0).row().place(type),
                        "expected " + named.get().title() + " as the file's name says, found "
                                + counted.get().title() + "; read as what the rows count",
                        read.get(0).type()));
            } else if (counted.isEmpty() && named.isEmpty() && !read.isEmpty()) {
                report.issue(Issue.warning(
                        "unknown-commodity",
                        read.get(0).row().place(type),
                        "expected a commodity in the type, or a file name such as mcs2024-nicke_world.csv, found"
                                + " neither",
                        read.get(0).type()));
            }
            counted.or(() -> named).ifPresent(found -> chapter = found.title());
        }

        /**
         * Rows of one table: those up to a world total, or up to where another type starts with a producer that the
         * table has already. A second row of a producer that nothing tells from the first is rejected.
         */
        private List<List<Read>> groups() {
            List<List<Read>> groups = new ArrayList<>();
            List<Read> open = new ArrayList<>();
            Set<String> producers = new HashSet<>();
            Map<String, Long> told = new HashMap<>();
            for (int i = 0; i < read.size(); i++) {
                Read each = read.get(i);
                Read last = open.isEmpty() ? each : open.get(open.size() - 1);
                boolean another =
                        producers.contains(each.producer()) && !each.type().equals(last.type());
                if (open.isEmpty() || last.isWorld() || another) {
                    open = new ArrayList<>();
                    groups.add(open);
                    producers.clear();
                    told.clear();
                }
                if (!each.figures().isEmpty()) {
                    producers.add(each.producer());
                    Long before = told.putIfAbsent(each.key(), each.row().line());
                    if (before != null) {
                        again(each.row(), country, before);
                        each = new Read(each.row(), each.type(), each.party(), List.of());
                        read.set(i, each);
                    }
                }
                open.add(each);
            }
            return groups;
        }

        private void tables(List<Read> rowsOfTable) {
            group++;
            List<Read> group = rowsOfTable.stream()
                    .filter(each -> !each.figures().isEmpty())
                    .toList();
            if (group.isEmpty()) {
                return;
            }
            String words = mostFrequent(group.stream()
                            .filter(each -> !each.isWorld() || group.size() == 1)
                            .map(Read::type))
                    .orElse("");
            List<Amounts> told = amounts.stream()
                    .filter(column -> group.stream().anyMatch(each -> saysAnything(each, column)))
                    .toList();
            for (Amounts column : told) {
                List<Integer> more = column.equals(told.get(0)) ? untold(told) : List.of();
                table(group, words, column, more, group.size() < rowsOfTable.size());
            }
            if (told.isEmpty()) {
                emptyTable(group.get(0).row(), country, "mark", words, group.size());
            }
        }

        private boolean saysAnything(Read each, Amounts column) {
            return !figure(each, column).marks().equals(ImmutableSet.of(Mark.BLANK));
        }

        private Figure figure(Read each, Amounts column) {
            return each.figures().get(amounts.indexOf(column));
        }

        /** Columns of notes beside figures of which there is no table, so that their notes stand with the first one. */
        private List<Integer> untold(List<Amounts> told) {
            return IntStream.range(0, rows.header().size())
                    .filter(i -> isNotes(rows.header().get(i)) && told.stream().noneMatch(each -> each.notes() == i))
                    .boxed()
                    .toList();
        }

        private void table(
                List<Read> group, String words, Amounts column, List<Integer> moreNotes, boolean incomplete) {
            Optional<Chapter> counted = Chapter.ofType(words);
            String title = counted.map(Chapter::title).orElse(chapter);
            String kind = column.words().isEmpty() ? words : words + ", " + column.words();
            Draft draft = new Draft(title, kind, column.measure(), year(column));
            draft.correctMeasure(edition);
            for (Read each : group) {
                List<String> notes = new ArrayList<>();
                if (!each.type().equals(words) && !each.type().isEmpty()) {
                    notes.add(each.type());
                }
                notes.addAll(notes(each.row(), List.of(column.notes())));
                notes.addAll(notes(each.row(), moreNotes));
                draft.add(new Draft.Entry(
                        each.row().place(column.column()),
                        Objects.requireNonNull(each.party()),
                        figure(each, column),
                        notes,
                        each.row().trimmed(column.column())));
            }
            if (incomplete) {
                draft.incomplete();
            }
            Optional<MassUnit> unit = Objects.requireNonNull(UNITS.get(lower(column.unit())));
            if (unit.isEmpty() || !draft.hasProducers()) {
                for (Draft.Entry entry : draft.entries()) {
                    if (!entry.figure().marks().equals(ImmutableSet.of(Mark.BLANK))) {
                        CsvRow row = group.get(draft.entries().indexOf(entry)).row();
                        statistic(entry, draft, chapter, row.spaced(country), kind, column.unit());
                    }
                }
                return;
            }
            boolean groupReserves = column.measure() == Measure.RESERVES
                    && draft.entries().stream()
                            .anyMatch(entry -> entry.notes().contains("Includes all platinum-group metals"));
            Subject subject = groupReserves
                    ? Subject.of("platinum-group metals", "Reserves", column.measure(), words)
                    : Subject.of(
                            title.isEmpty() ? "not stated" : title,
                            column.words().isEmpty() ? words : column.words(),
                            draft.measure(),
                            basisWords(draft, words, column));
            draft.correct(edition);
            drafts.add(Integer.toString(this.group), draft, subject, unit(unit.get(), draft));
        }

        private int year(Amounts column) {
            return column.year() > 0 ? column.year() : Integer.parseInt(edition.edition()) - 1;
        }

        /**
         * The words that say what the tonnes count, as {@link Subject} reads them: "contained zinc" is "zinc content".
         */
        private String basisWords(Draft draft, String words, Amounts column) {
            if (lower(column.words()).equals("ore")) {
                return "crude ore";
            }
            boolean zirconia = column.measure() == Measure.RESERVES
                    && draft.entries().stream()
                            .anyMatch(entry -> String.join(" ", entry.notes()).contains("ZrO2 content"));
            return (column.words().isEmpty() ? words : column.words())
                            .replaceAll("(?i)\\bcontained content\\b|\\bcontained$", "content")
                            .replaceAll("(?i)\\bcontained (\\w+(?: (?:di)?oxide)?)", "$1 content")
                    + (zirconia ? " ZrO2" : "");
        }

        private MassUnit unit(MassUnit printed, Draft draft) {
            boolean hasFigures =
                    draft.entries().stream().anyMatch(entry -> entry.figure().isKnown());
            MassUnit meant = hasFigures ? draft.unit(printed, edition) : printed;
            return meant == printed ? Units.unit(printed, draft, report) : meant;
        }

        /** Cells in columns that have no name, or one that says nothing: kept as they are, with a warning. */
        private void others(Read each) {
            for (int i = 0; i < rows.header().size(); i++) {
                int at = i;
                String cell = each.row().spaced(i);
                boolean known = rows.isIndex(i)
                        || i == source
                        || i == country
                        || i == type
                        || amounts.stream().anyMatch(column -> column.column() == at)
                        || isNotes(rows.header().get(i));
                if (!known && !cell.isEmpty() && !each.figures().isEmpty()) {
                    report.issue(Issue.warning(
                            "unnamed-column",
                            each.row().place(i),
                            "expected nothing in a column that does not say what it holds, found " + cell
                                    + "; kept as a statistic without a meaning",
                            each.row().text(i)));
                    Figure figure = CellWords.find(cell, ImmutableMap.of()).orElse(Figure.unknown(Mark.QUALITATIVE));
                    statistics.add(new UsgsStatistic(
                            edition,
                            chapter,
                            "",
                            chapter,
                            each.row().spaced(country),
                            "",
                            each.row().place(i).column().orElse(""),
                            "",
                            "",
                            figure.value(),
                            figure.marks(),
                            cell,
                            ImmutableList.of()));
                }
            }
        }
    }

    /** What is there most often, the first of several. */
    private static <T> Optional<T> mostFrequent(Stream<T> things) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        things.forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
