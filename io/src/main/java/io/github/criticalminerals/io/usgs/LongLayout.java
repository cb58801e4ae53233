package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The long data; {@link UsgsWorldData} describes them. */
final class LongLayout implements UsgsWorldData.Layout {
    private static final String ONE_YEAR = "[1-9]\\d{3}";
    private static final String CRITICAL = "Is critical mineral ";
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "MCS chapter",
            "Section",
            "Commodity",
            "Country",
            "Statistics",
            "Statistics_detail",
            "Unit",
            "Year",
            "Value",
            "Notes",
            "Other notes");

    private static final ImmutableMap<String, Figure> WORDS = ImmutableMap.<String, Figure>builder()
            .put("\u2014", Figure.ZERO)
            .put("s", Figure.LESS_THAN_HALF_UNIT)
            .put("W", Figure.unknown(Mark.WITHHELD))
            .put("NA", Figure.unknown(Mark.NOT_AVAILABLE))
            .put("XX", Figure.unknown(Mark.NOT_APPLICABLE))
            .put("E", Figure.unknown(Mark.QUALITATIVE))
            .put("Large", Figure.unknown(Mark.QUALITATIVE))
            .put("Moderate", Figure.unknown(Mark.QUALITATIVE))
            .put("Moderate to large", Figure.unknown(Mark.QUALITATIVE))
            .put("Small", Figure.unknown(Mark.QUALITATIVE))
            .put("Very small", Figure.unknown(Mark.QUALITATIVE))
            .put("Variable, depending on type of product", Figure.unknown(Mark.QUALITATIVE))
            .put("Variable, depending on size, type, and quality", Figure.unknown(Mark.QUALITATIVE))
            .build();

    private static final ImmutableMap<String, Measure> MEASURES =
            ImmutableMap.of("Production", Measure.OUTPUT, "Capacity", Measure.CAPACITY, "Reserves", Measure.RESERVES);

    /** A row of any other section, and its value as printed. */
    private record Lone(CsvRow row, Figure figure, String text) {}

    /** A row of a world section. */
    private record Read(CsvRow row, Measure measure, int year, Party party, Figure figure) {}

    @Override
    public String format() {
        return "Mineral Commodity Summaries, long data";
    }

    @Override
    public List<String> missing(List<String> header) {
        List<String> missing = ReleaseLoad.missing(NAMES, header);
        if (header.stream().noneMatch(LongLayout::isCritical)) {
            missing.add(CRITICAL + "and a year");
        }
        return missing;
    }

    private static boolean isCritical(String name) {
        return name.regionMatches(true, 0, CRITICAL, 0, CRITICAL.length());
    }

    @Override
    public StrictCsv reader(DataSource source) {
        return StrictCsv.of(source).withWindows1252OrUtf8().withIndexColumn();
    }

    @Override
    public Loaded<UsgsData> load(CsvRows rows, String name) {
        return new Load(rows, format()).run();
    }

    /** One load. */
    private static final class Load extends ReleaseLoad {
        private final int critical;
        private final List<Read> world = new ArrayList<>();
        private final List<Lone> lone = new ArrayList<>();

        Load(CsvRows rows, String format) {
            super(rows, format);
            report.addToSum("Value", BigDecimal.ZERO);
            String asked = rows.header().stream()
                    .filter(LongLayout::isCritical)
                    .findFirst()
                    .orElseThrow();
            List.of("Value", "Notes", CRITICAL + asked.substring(CRITICAL.length()))
                    .forEach(name -> correctable.put(rows.column(name), name));
            this.critical = rows.column(asked);
        }

        Loaded<UsgsData> run() {
            List<CsvRow> all = new ArrayList<>();
            forEach(all::add);
            decide(Integer.toString(lastYear(all) + 1));
            all.forEach(this::read);
            lone.forEach(each -> statistics.add(statistic(each.row(), each.figure(), each.text())));
            for (List<Read> group : groups()) {
                report.goOn();
                table(group);
            }
            return loaded(tables());
        }

        private int lastYear(List<CsvRow> all) {
            return all.stream()
                    .map(row -> text(row, "Year"))
                    .filter(year -> year.matches(ONE_YEAR))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        }

        private void read(CsvRow printed) {
            List<Issue> issues = new ArrayList<>();
            Corrected corrected = corrected(printed, edition.toString(), "Commodity", "Statistics", "Country");
            CsvRow row = corrected.row();
            String section = text(row, "Section");
            boolean worldSection = section.startsWith("World");
            if (!worldSection && !section.startsWith("Salient Statistics") && !section.equals("Import Sources")) {
                issues.add(error(
                        "unknown-section",
                        row,
                        "Section",
                        "expected World ..., Salient Statistics ... or Import Sources"));
            }
            for (String needed : List.of("MCS chapter", "Commodity", "Statistics")) {
                if (!Subject.isName(text(row, needed))) {
                    issues.add(error("missing-text", row, needed, "expected some words"));
                }
            }
            Optional<Party> party = party(row, rows.column("Country"), issues);
            String year = text(row, "Year");
            boolean oneYear = year.matches(ONE_YEAR);
            if (!oneYear && (worldSection || !year.matches("[1-9]\\d{3}\\u2013\\d{2}"))) {
                issues.add(error(
                        "not-a-year", row, "Year", "expected a year" + (worldSection ? "" : " or a span of years")));
            }
            Optional<Measure> measure = Optional.ofNullable(MEASURES.get(text(row, "Statistics")));
            if (worldSection && measure.isEmpty()) {
                issues.add(error("unknown-statistic", row, "Statistics", "expected one of " + MEASURES.keySet()));
            }
            String flag = row.trimmed(critical);
            if (!List.of("Yes", "No", "").contains(flag)) {
                issues.add(error("not-yes-or-no", row, rows.header().get(critical), "expected Yes, No or nothing"));
            }
            String cell = text(row, "Value");
            Erratum erratum = corrected.errata().get(rows.column("Value"));
            Optional<Figure> figure =
                    erratum == null ? CellWords.find(cell, WORDS, text(row, "Unit")) : Optional.of(erratum.figure());
            if (figure.isEmpty() || cell.isEmpty()) {
                issues.add(error(
                        "not-a-number",
                        row,
                        "Value",
                        "expected a number of at least 0, a bound, a range or a mark such as W"));
            }
            PlainNumber.find(text(printed, "Value")).ifPresent(number -> report.addToSum("Value", number));
            String where = worldSection ? where(row) : "";
            if (!keeps(row, issues, party, rows.column("Country"), text(row, "MCS chapter"), where)) {
                return;
            }
            corrected.errata().values().forEach(each -> report.erratum(each.toString()));
            Figure marked =
                    marked(figure.orElseThrow(), row, !corrected.errata().isEmpty());
            if (worldSection) {
                world.add(new Read(row, measure.orElseThrow(), Integer.parseInt(year), party.orElseThrow(), marked));
            } else {
                lone.add(new Lone(row, marked, text(printed, "Value")));
            }
        }

        /** What the rows of a world section have in common among which a producer stands once. */
        private String where(CsvRow row) {
            return Stream.of("MCS chapter", "Commodity", "Statistics", "Year", "Unit")
                            .map(name -> text(row, name))
                            .collect(Collectors.joining("\n"))
                    + "\n"
                    + detail(row);
        }

        private Figure marked(Figure figure, CsvRow row, boolean erratum) {
            Figure marked = erratum ? figure.with(Mark.ERRATUM) : figure;
            for (String note : notes(row)) {
                if (note.startsWith("Estimated")) {
                    marked = marked.with(Mark.ESTIMATED);
                } else if (note.startsWith("Reported")) {
                    marked = marked.with(Mark.REPORTED);
                } else if (note.startsWith("Production quota")) {
                    marked = marked.with(Mark.QUOTA);
                } else if (note.startsWith("Included in \u201c")
                        || note.startsWith("Included with \u201c")
                        || note.contains("are included with")) {
                    marked = marked.isKnown() ? marked : marked.with(Mark.INCLUDED_ELSEWHERE);
                }
            }
            return marked;
        }

        private List<String> notes(CsvRow row) {
            return ImmutableList.copyOf(text(row, "Notes").split("\\s*--\\s*")).stream()
                    .filter(note -> !note.isEmpty())
                    .toList();
        }

        /** Rows of one table. Where a table prints several totals, each is a table, told apart by the detail. */
        private List<List<Read>> groups() {
            Map<String, List<Read>> coarse = new LinkedHashMap<>();
            world.forEach(each -> coarse.computeIfAbsent(
                            text(each.row(), "MCS chapter") + "\n" + text(each.row(), "Commodity") + "\n"
                                    + each.measure() + "\n" + each.year() + "\n" + text(each.row(), "Unit"),
                            key -> new ArrayList<>())
                    .add(each));
            List<List<Read>> groups = new ArrayList<>();
            for (List<Read> group : coarse.values()) {
                long totals = group.stream()
                        .filter(each -> each.party().kind() == Party.Kind.WORLD)
                        .count();
                if (totals < 2) {
                    groups.add(group);
                } else {
                    groups.addAll(group.stream()
                            .collect(Collectors.groupingBy(
                                    each -> detail(each.row()), LinkedHashMap::new, Collectors.toList()))
                            .values());
                }
            }
            return groups;
        }

        private String detail(CsvRow row) {
            return text(row, "Statistics_detail").toLowerCase(Locale.ROOT).replaceAll("[,:]\\s*rounded$", "");
        }

        private void table(List<Read> group) {
            Read first = group.stream()
                    .filter(each -> each.party().kind() == Party.Kind.WORLD)
                    .findFirst()
                    .orElse(group.get(0));
            String chapter = text(first.row(), "Commodity");
            String type = text(first.row(), "Statistics_detail").replaceAll("[,:]\\s*rounded$", "");
            String unitText = text(first.row(), "Unit");
            Draft draft = new Draft(chapter, type, first.measure(), first.year());
            for (Read each : group) {
                List<String> notes = new ArrayList<>();
                String own = text(each.row(), "Statistics_detail").replaceAll("[,:]\\s*rounded$", "");
                if (!own.equals(type)) {
                    notes.add(own);
                }
                notes.addAll(notes(each.row()));
                draft.add(new Draft.Entry(
                        each.row().place(rows.column("Value")),
                        each.party(),
                        each.figure(),
                        notes,
                        text(each.row(), "Value")));
            }
            Optional<MassUnit> unit = Units.find(unitText);
            if (unit.isEmpty() || !draft.hasProducers()) {
                group.forEach(each -> statistics.add(statistic(each.row(), each.figure(), text(each.row(), "Value"))));
                return;
            }
            if (isIncomplete(text(first.row(), "MCS chapter"))) {
                draft.incomplete();
            }
            String other = text(first.row(), "Other notes");
            if (!other.isEmpty()) {
                draft.note(other);
            }
            if (chapter.equals("Rare Earths") && edition.edition().equals("2026")) {
                draft.note("Figures of the first posting of 6 February 2026. Later versions of the report: 1.1 (5 March"
                        + " 2026) has no quota note on China's output of 2024; 1.3 (27 May 2026) has reserves of"
                        + " Brazil 11,000,000 and of the world more than 75,000,000.");
            }
            MassUnit printed = draft.unit(unit.get(), edition);
            String words = text(first.row(), "Section") + " " + basisWords(other)
                    + notes(first.row()).stream()
                            .filter(note -> note.contains("gross weight"))
                            .collect(Collectors.joining());
            Subject subject = Subject.of(chapter, type, first.measure(), type + " " + unitText, words);
            drafts.add(
                    text(first.row(), "MCS chapter") + "\n" + chapter,
                    draft,
                    subject,
                    Units.unit(printed, draft, report));
        }

        /** The first sentence in brackets: "(Data in metric tons, lithium content, unless otherwise specified)". */
        private String basisWords(String other) {
            return other.startsWith("(") && other.contains(" specified)")
                    ? other.substring(0, other.indexOf(" specified)"))
                    : "";
        }

        private UsgsStatistic statistic(CsvRow row, Figure figure, String printed) {
            List<String> notes = new ArrayList<>(notes(row));
            if (!text(row, "Other notes").isEmpty()) {
                notes.add(text(row, "Other notes"));
            }
            String unit = text(row, "Unit");
            if (Units.contradicts(text(row, "Statistics"), unit)) {
                report.issue(Units.contradiction(row.place(rows.column("Unit")), text(row, "Statistics"), unit));
                unit = "";
            }
            return new UsgsStatistic(
                    edition,
                    text(row, "MCS chapter"),
                    text(row, "Section"),
                    text(row, "Commodity"),
                    text(row, "Country"),
                    text(row, "Statistics"),
                    text(row, "Statistics_detail"),
                    unit,
                    text(row, "Year"),
                    figure.value(),
                    figure.marks(),
                    printed,
                    notes);
        }
    }
}
