package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.xlsx.XlsxCell;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sheet of Data Series 140: a row for a year, a column for a statistic; {@link UsgsWorkbook} describes it. */
final class SeriesSheet {
    private static final int MOST_TITLE_ROWS = 20;
    private static final Pattern TITLE = Pattern.compile("(?i)(.+) STATISTICS\\s?([0-9, ]*)");
    private static final Pattern UNITS =
            Pattern.compile("(?i)\\[All (?:values|quantities)(?: are)? in ([^(,]+?)(?: \\([^)]*\\).*| unless .*|\\])");
    private static final Pattern CHANGED = Pattern.compile("(?i)Last modification: (\\p{L}+) ([0-9]{1,2}), ([0-9]{4})");
    private static final Pattern FOOTNOTES = Pattern.compile("(.*[\\p{L})])([0-9](?:, ?[0-9])*)");
    private static final Pattern UNIT = Pattern.compile("(.+?) ?\\(([^()]*[$%][^()]*)\\)|(Unit value) (\\S*[$]\\S*)");
    private static final Pattern YEAR = Pattern.compile("(?:18|19|20)[0-9]{2}");
    private static final Pattern MAY_FALL = Pattern.compile("(?i).*(ship|stock|gov|change).*");
    private static final ImmutableMap<String, Figure> WITH_NET_EXPORTER = ImmutableMap.<String, Figure>builder()
            .putAll(WorkbookCells.DASHES)
            .put("E", Figure.unknown(Mark.QUALITATIVE))
            .build();

    private record Column(
            int index, String name, String statistic, String unit, boolean unitOfItsOwn, List<String> notes) {
        Column withNotes(List<String> before, List<String> behind) {
            List<String> all = ImmutableSet.<String>builder()
                    .addAll(before)
                    .addAll(notes)
                    .addAll(behind)
                    .build()
                    .asList();
            return new Column(index, name, statistic, unit, unitOfItsOwn, all);
        }
    }

    private final Place place;
    private final List<XlsxRow> rows;
    private final int header;
    private final String title;
    private final Footnotes footnotes = new Footnotes();
    private final List<Column> columns = new ArrayList<>();
    private final LoadReport.Builder report;
    private final List<UsgsStatistic> statistics = new ArrayList<>();

    private SeriesSheet(LoadReport.Builder report, Place place, List<XlsxRow> rows, int header, String title) {
        this.report = report;
        this.place = place;
        this.rows = rows;
        this.header = header;
        this.title = title;
    }

    /** What a sheet misses to be one of the series: a title, the units, and a column of years. */
    static List<String> missing(List<XlsxRow> rows) {
        List<String> missing = new ArrayList<>();
        if (title(rows).isEmpty()) {
            missing.add("a title such as RARE EARTHS STATISTICS");
        }
        if (head(rows).noneMatch(text -> text.startsWith("["))) {
            missing.add("a line of units in square brackets");
        }
        if (headerOf(rows) < 0) {
            missing.add("a column Year");
        }
        return missing;
    }

    /** The sheet, if it misses nothing. */
    static Optional<SeriesSheet> find(LoadReport.Builder report, Place place, List<XlsxRow> rows) {
        return missing(rows).isEmpty()
                ? Optional.of(new SeriesSheet(
                        report, place, rows, headerOf(rows), title(rows).orElseThrow()))
                : Optional.empty();
    }

    private static java.util.stream.Stream<String> head(List<XlsxRow> rows) {
        return rows.stream().limit(MOST_TITLE_ROWS).map(row -> WorkbookCells.text(row, 0));
    }

    private static Optional<String> title(List<XlsxRow> rows) {
        return head(rows).filter(text -> !text.isEmpty()).findFirst().filter(text -> TITLE.matcher(text)
                .matches());
    }

    private static int headerOf(List<XlsxRow> rows) {
        for (int i = 0; i < Math.min(rows.size(), MOST_TITLE_ROWS); i++) {
            if (WorkbookCells.text(rows.get(i), 0).equalsIgnoreCase("Year")
                    && rows.get(i).cells().size() > 1) {
                return i;
            }
        }
        return -1;
    }

    /** Reads the sheet; what it says of itself decides the edition. */
    Edition read() {
        int end = header + 1;
        for (int i = header + 1; i < rows.size(); i++) {
            XlsxRow row = rows.get(i);
            boolean figures = row.cells().stream()
                    .anyMatch(cell -> cell.column() > 0 && !cell.trimmed().isEmpty());
            end = figures || YEAR.matcher(row.trimmed(0)).matches() ? i + 1 : end;
        }
        for (XlsxRow row : rows.subList(end, rows.size())) {
            String text = WorkbookCells.text(row, 0);
            if (!text.isEmpty()) {
                footnotes.read(text);
            }
        }
        List<String> general = new ArrayList<>();
        String unit = "";
        Optional<LocalDate> changed = Optional.empty();
        for (XlsxRow row : rows.subList(0, header)) {
            for (XlsxCell cell : row.cells()) {
                String text = WorkbookCells.spaced(cell.trimmed());
                Matcher units = UNITS.matcher(text);
                Optional<LocalDate> day = day(text);
                if (text.startsWith("[")) {
                    general.add(text);
                    unit = units.matches() ? units.group(1) : unit;
                } else if (day.isPresent()) {
                    changed = day;
                } else if (!text.isEmpty() && !text.equals(title)) {
                    report.issue(
                            WorkbookCells.leftOut(cell, "the title, the units or the day of the last modification"));
                }
            }
        }
        if (unit.isEmpty()) {
            report.issue(Issue.warning(
                    "no-unit",
                    place,
                    "expected units such as [All quantities in metric tons (t) unless otherwise noted], found others",
                    String.join(" ", general)));
        }
        columns(unit);
        Matcher titled = TITLE.matcher(title);
        List<String> others = new ArrayList<>();
        footnotes.said(titled.matches() ? titled.group(2) : "").ifPresent(said -> others.addAll(said.notes()));
        others.addAll(footnotes.others());
        columns.replaceAll(column -> column.withNotes(column.unitOfItsOwn() ? ImmutableList.of() : general, others));
        List<XlsxRow> data = rows.subList(header + 1, end);
        int last = data.stream()
                .map(row -> row.trimmed(0))
                .filter(text -> YEAR.matcher(text).matches())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        Edition edition =
                Edition.of("DS 140", changed.map(LocalDate::toString).orElse(last == 0 ? "unknown" : "" + (last + 1)));
        if (changed.isEmpty()) {
            report.info(
                    "edition-inferred",
                    place,
                    "The sheet does not say when it was modified; its edition is taken to be " + edition.edition()
                            + ", the year after its last.");
        }
        Map<String, Integer> years = new HashMap<>();
        for (XlsxRow row : data) {
            if (!row.isBlank()) {
                read(row, edition, years);
            }
        }
        return edition;
    }

    private static Optional<LocalDate> day(String text) {
        Matcher changed = CHANGED.matcher(text);
        if (!changed.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(changed.group(3)),
                    Month.valueOf(changed.group(1).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(changed.group(2))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void columns(String unit) {
        Map<String, Integer> names = new HashMap<>();
        for (XlsxCell cell : rows.get(header).cells()) {
            String printed = WorkbookCells.spaced(cell.trimmed());
            if (cell.column() == 0 || printed.isEmpty()) {
                continue;
            }
            Matcher marked = FOOTNOTES.matcher(printed);
            boolean hasMark =
                    marked.matches() && footnotes.said(marked.group(2)).isPresent();
            String name = hasMark ? marked.group(1) : printed;
            List<String> notes = hasMark
                    ? footnotes.said(marked.group(2)).map(Footnotes.Said::notes).orElse(ImmutableList.of())
                    : ImmutableList.of();
            Matcher own = UNIT.matcher(name);
            boolean ownUnit = own.matches();
            String statistic = ownUnit ? (own.group(1) == null ? own.group(3) : own.group(1)) : name;
            String of = ownUnit ? (own.group(2) == null ? own.group(4) : own.group(2)) : unit;
            columns.add(new Column(cell.column(), name, statistic, of, ownUnit, notes));
            if (names.put(name, cell.column()) != null) {
                report.issue(Issue.warning(
                        "repeated-column",
                        cell.place(),
                        "expected every name once, found it again: both columns are kept",
                        cell.text()));
            }
        }
    }

    private void read(XlsxRow row, Edition edition, Map<String, Integer> years) {
        report.rowsRead(1);
        OpenRow open = report.open(row);
        List<Issue> said = new ArrayList<>();
        List<UsgsStatistic> found = new ArrayList<>();
        String year = row.trimmed(0);
        if (!YEAR.matcher(year).matches()) {
            open.error("not-a-year", 0, "expected a year such as 2023");
        } else {
            Integer before = years.putIfAbsent(year, row.number());
            if (before != null) {
                open.add(Issue.error(
                        "duplicate-year",
                        row.place(0),
                        "expected every year once, found it in line " + before + " too",
                        year));
            }
        }
        for (Column column : columns) {
            Optional<XlsxCell> cell =
                    row.find(column.index()).filter(each -> !each.trimmed().isEmpty());
            if (cell.isPresent()) {
                Optional<Figure> figure = figure(cell.get(), column);
                WorkbookCells.number(cell.get()).ifPresent(number -> report.addToSum(column.name(), number));
                figure.ifPresentOrElse(
                        each -> found.add(statistic(edition, column, year, each, cell.get())),
                        () -> open.add(Issue.error(
                                "not-a-number",
                                cell.get().place(),
                                "expected a number, a bound such as >25, a mark such as NA or W, or an empty cell,"
                                        + " found "
                                        + WorkbookCells.printed(cell.get()),
                                cell.get().text())));
            }
        }
        for (XlsxCell cell : row.cells()) {
            boolean ours = cell.column() == 0 || columns.stream().anyMatch(each -> each.index() == cell.column());
            if (!ours && !cell.trimmed().isEmpty()) {
                said.add(WorkbookCells.leftOut(cell, "nothing beside the columns"));
            }
        }
        said.forEach(open::add);
        if (open.end()) {
            statistics.addAll(found);
        }
    }

    private static Optional<Figure> figure(XlsxCell cell, Column column) {
        Optional<BigDecimal> number = WorkbookCells.number(cell);
        if (number.isPresent()
                && number.get().signum() < 0
                && MAY_FALL.matcher(column.name()).matches()) {
            Interval value = Interval.exact(number.get().doubleValue());
            return Optional.of(new Figure(value, value, ImmutableSet.of()));
        }
        boolean reliance = column.name().toLowerCase(Locale.ROOT).contains("reliance");
        return WorkbookCells.figure(cell, reliance ? WITH_NET_EXPORTER : WorkbookCells.DASHES);
    }

    private UsgsStatistic statistic(Edition edition, Column column, String year, Figure figure, XlsxCell cell) {
        Matcher titled = TITLE.matcher(title);
        String chapter = titled.matches() ? titled.group(1) : title;
        boolean world = column.name().toLowerCase(Locale.ROOT).startsWith("world");
        return new UsgsStatistic(
                edition,
                chapter,
                "",
                chapter,
                world ? "World" : "United States",
                column.statistic(),
                column.name(),
                column.unit(),
                year,
                figure.value(),
                figure.marks(),
                WorkbookCells.printed(cell),
                column.notes());
    }

    List<UsgsStatistic> statistics() {
        return statistics;
    }
}
