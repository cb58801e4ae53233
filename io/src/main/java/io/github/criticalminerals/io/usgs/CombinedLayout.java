package io.github.criticalminerals.io.usgs;

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
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The combined world data; {@link UsgsWorldData} describes them. */
final class CombinedLayout implements UsgsWorldData.Layout {
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "SOURCE", "COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS", "PROD_NOTES", "CAP_NOTES", "RESERVE_NOTES");
    private static final Pattern AMOUNT = Pattern.compile("(?i)(PROD|CAP|RESERVES)_(EST_ ?)?(\\d{4})");
    private static final Pattern MARK = Pattern.compile("(w|na|xx)(?:( for .*)|\\s*\\(.*)?");
    private static final Pattern RESERVE_UNIT =
            Pattern.compile("(?i)(?:reserve data is )?((?:thousand|million) metric tons)");

    /** A number column. */
    private record Amounts(int column, Measure measure, int year, boolean estimated, int notes) {}

    /** A row that was read, with its figures in the order of the number columns. */
    private record Read(
            CsvRow row,
            String chapter,
            String type,
            String unit,
            Party party,
            List<Figure> figures,
            Set<Erratum> errata) {}

    @Override
    public String format() {
        return "Mineral Commodity Summaries, combined world data";
    }

    @Override
    public List<String> missing(List<String> header) {
        List<String> missing = ReleaseLoad.missing(NAMES, header);
        for (String prefix : List.of("PROD", "CAP", "RESERVES")) {
            if (header.stream()
                    .noneMatch(name -> name.toUpperCase(Locale.ROOT).startsWith(prefix)
                            && AMOUNT.matcher(name).matches())) {
                missing.add(prefix + "_ and a year");
            }
        }
        return missing;
    }

    @Override
    public StrictCsv reader(DataSource source) {
        return StrictCsv.of(source).withIndexColumn();
    }

    @Override
    public Loaded<UsgsData> load(CsvRows rows, String name) {
        return new Load(rows, format()).run();
    }

    /** One load. */
    private static final class Load extends ReleaseLoad {
        private final List<Amounts> amounts = new ArrayList<>();
        private final List<Read> read = new ArrayList<>();

        Load(CsvRows rows, String format) {
            super(rows, format);
            List.of("COMMODITY", "TYPE", "UNIT_MEAS").forEach(name -> correctable.put(rows.column(name), name));
            for (int column = 0; column < rows.header().size(); column++) {
                Matcher name = AMOUNT.matcher(rows.header().get(column));
                if (name.matches()) {
                    String what = name.group(1).toUpperCase(Locale.ROOT);
                    Measure measure =
                            switch (what) {
                                case "PROD" -> Measure.OUTPUT;
                                case "CAP" -> Measure.CAPACITY;
                                default -> Measure.RESERVES;
                            };
                    String notes = measure == Measure.RESERVES ? "RESERVE_NOTES" : what + "_NOTES";
                    boolean estimated = name.group(2) != null;
                    int year = year(column, name.group(3));
                    amounts.add(new Amounts(column, measure, year, estimated, rows.column(notes)));
                }
            }
        }

        Loaded<UsgsData> run() {
            forEach(this::read);
            decide(printedYear().orElse("unknown"));
            for (List<Read> group : groups()) {
                boolean said = false;
                report.goOn();
                for (Amounts column : amounts) {
                    said |= table(group, column);
                }
                if (!said) {
                    Read first = group.get(0);
                    String what = first.chapter() + ", " + first.type();
                    emptyTable(first.row(), rows.column("COMMODITY"), "note", what, group.size());
                }
            }
            return loaded(tables());
        }

        private void read(CsvRow printed) {
            List<Issue> issues = new ArrayList<>();
            edition(printed, rows.column("SOURCE"), false, issues);
            Corrected corrected = corrected(printed, printedEdition(), "COMMODITY", "TYPE", "COUNTRY");
            CsvRow row = corrected.row();
            String chapter = text(row, "COMMODITY");
            if (!Subject.isName(chapter)) {
                issues.add(error("missing-text", row, "COMMODITY", "expected a commodity"));
            }
            Optional<Party> party = party(row, rows.column("COUNTRY"), issues);
            String unit = text(row, "UNIT_MEAS");
            if (!unit.isEmpty() && Units.find(unit).isEmpty() && !unit.equals("million cubic meters")) {
                issues.add(error("unknown-unit", row, "UNIT_MEAS", "expected a unit of mass or million cubic meters"));
            }
            List<Figure> figures = new ArrayList<>();
            for (Amounts each : amounts) {
                String cell = row.trimmed(each.column());
                Optional<Figure> figure = CellWords.find(cell, ImmutableMap.of(), unit);
                PlainNumber.find(cell)
                        .ifPresent(number -> report.addToSum(rows.header().get(each.column()), number));
                if (figure.isEmpty()) {
                    issues.add(error(
                            "not-a-number",
                            row,
                            rows.header().get(each.column()),
                            "expected a number of at least 0, a bound such as >25, or an empty cell"));
                } else {
                    figures.add(explained(figure.get(), each, row));
                }
            }
            String table = key(chapter, text(row, "TYPE"));
            if (!keeps(row, issues, party, rows.column("COUNTRY"), table, table)) {
                return;
            }
            read.add(new Read(
                    row,
                    chapter,
                    text(row, "TYPE"),
                    unit,
                    party.orElseThrow(),
                    figures,
                    ImmutableSet.copyOf(corrected.errata().values())));
        }

        /** The figure with what the notes and the column say of it. */
        private Figure explained(Figure figure, Amounts column, CsvRow row) {
            String note = row.trimmed(column.notes()).toLowerCase(Locale.ROOT);
            boolean blank = figure.marks().contains(Mark.BLANK);
            if (blank) {
                return missing(note, column).orElse(figure);
            }
            Figure marked = figure;
            boolean saysReported = note.matches("rep(or|ro)ted\\.?|.*, reported");
            boolean saysEstimated = note.matches("estimated(\\b.*)?")
                    && (!note.matches(".*\\b\\d{4}\\b.*") || note.contains(Integer.toString(column.year())));
            boolean typeSaysEstimated =
                    text(row, "TYPE").toLowerCase(Locale.ROOT).endsWith("estimated");
            if (column.estimated() || saysEstimated || (typeSaysEstimated && !saysReported)) {
                marked = column.measure() == Measure.RESERVES ? marked : marked.with(Mark.ESTIMATED);
            } else if (saysReported) {
                marked = marked.with(Mark.REPORTED);
            }
            return note.contains("production quota") ? marked.with(Mark.QUOTA) : marked;
        }

        /** What a note says of an empty cell: a mark, for all years or for some. */
        private Optional<Figure> missing(String note, Amounts column) {
            Matcher mark = MARK.matcher(note);
            boolean isMark = mark.matches();
            boolean thisYear = !isMark
                    || mark.group(2) == null
                    || note.contains(Integer.toString(column.year()))
                    || note.matches(".*\\b\\d{2}-\\d{2}\\b.*");
            if (note.startsWith("included ") || note.contains("are included with")) {
                return Optional.of(Figure.unknown(Mark.INCLUDED_ELSEWHERE));
            }
            return Optional.of(isMark ? mark.group(1).toUpperCase(Locale.ROOT) : note)
                    .filter(words -> thisYear)
                    .flatMap(words -> CellWords.find(words, ImmutableMap.of()))
                    .filter(said -> !said.isKnown() || said.marks().contains(Mark.LESS_THAN_HALF_UNIT));
        }

        private List<List<Read>> groups() {
            Map<String, List<Read>> groups = new LinkedHashMap<>();
            read.forEach(each -> groups.computeIfAbsent(key(each.chapter(), each.type()), key -> new ArrayList<>())
                    .add(each));
            return ImmutableList.copyOf(groups.values());
        }

        /** A table or statistics; false if nothing is said. */
        private boolean table(List<Read> group, Amounts column) {
            Read last = group.get(group.size() - 1);
            String type = last.type();
            Draft draft = new Draft(last.chapter(), type, column.measure(), column.year());
            draft.correctMeasure(edition);
            String unitText = group.stream()
                    .map(Read::unit)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            boolean firstTotal = true;
            for (Read each : group) {
                Draft.Entry entry = entry(each, column);
                boolean world = each.party().kind() == Party.Kind.WORLD;
                if (world && !firstTotal) {
                    statistic(each, draft, entry);
                } else {
                    draft.add(entry);
                }
                firstTotal &= !world;
            }
            if (isIncomplete(key(last.chapter(), type))) {
                draft.incomplete();
            }
            draft.correct(edition);
            if (!draft.saysAnything()) {
                draft.errata().forEach(erratum -> report.erratum(erratum.toString()));
                return false;
            }
            Optional<MassUnit> unit = Units.find(unitText);
            if (unit.isEmpty() || !draft.hasProducers()) {
                for (int i = 0; i < draft.entries().size(); i++) {
                    statistic(group.get(i), draft, draft.entries().get(i));
                }
                return true;
            }
            group.forEach(each -> each.errata().forEach(draft::erratum));
            String words = type + " " + unitText + " " + reserveWords(group, column);
            Subject subject = subject(draft, words);
            drafts.add(key(last.chapter(), type), draft, subject, finalUnit(unit.get(), group, column, draft));
            return true;
        }

        private Draft.Entry entry(Read each, Amounts column) {
            return new Draft.Entry(
                    each.row().place(column.column()),
                    each.party(),
                    each.figures().get(amounts.indexOf(column)),
                    notes(each.row(), List.of(column.notes())),
                    each.row().trimmed(column.column()));
        }

        private Subject subject(Draft draft, String words) {
            Subject printed = Subject.of(draft.chapter(), draft.type(), draft.measure(), words);
            return draft.erratum(
                            edition,
                            "commodity of " + draft.measure(),
                            printed.commodity().name())
                    .map(meant -> Subject.of(meant, "Reserves", draft.measure(), words))
                    .orElse(printed);
        }

        private String reserveWords(List<Read> group, Amounts column) {
            boolean zirconia = column.measure() == Measure.RESERVES
                    && group.stream()
                            .anyMatch(each -> each.row().trimmed(column.notes()).equals("ZrO2 content"));
            return zirconia ? "ZrO2" : "";
        }

        /** The unit of the table: that of the rows, unless notes say another one. */
        private MassUnit finalUnit(MassUnit unit, List<Read> group, Amounts column, Draft draft) {
            if (column.measure() == Measure.RESERVES) {
                for (Read each : group) {
                    Matcher said = RESERVE_UNIT.matcher(each.row().trimmed(column.notes()));
                    boolean ofReserves =
                            said.find() && !each.row().trimmed(column.notes()).startsWith("For Australia");
                    if (ofReserves) {
                        draft.note("Unit of the reserves as the notes say: " + said.group(1));
                        return MassUnit.parse(said.group(1).toLowerCase(Locale.ROOT));
                    }
                }
            }
            return Units.unit(unit, draft, report);
        }

        private void statistic(Read each, Draft of, Draft.Entry entry) {
            if (!entry.figure().marks().contains(Mark.BLANK)) {
                statistic(entry, of, each.chapter(), text(each.row(), "COUNTRY"), each.type(), each.unit());
            }
        }
    }

    /** What the rows of one table have in common. */
    private static String key(String chapter, String type) {
        return chapter + "\n" + type;
    }
}
