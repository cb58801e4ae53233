package io.github.criticalminerals.io.usgs;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.usgs.Footnotes.Said;
import io.github.criticalminerals.io.xlsx.XlsxCell;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of a chapter of the Minerals Yearbook with a column for a year; {@link UsgsWorkbook} describes it. */
final class YearbookSheet {
    /** How far down the row of years may stand. */
    static final int MOST_TITLE_ROWS = 20;

    private static final Pattern NUMBER = Pattern.compile("(?i)TABLE [0-9]{1,2}[A-Z]?");
    private static final Pattern WORLD = Pattern.compile("(?i)([^:]+): (.*\\bWORLD\\b.*\\bPRODUCTION\\b.*)");
    private static final Pattern SALIENT =
            Pattern.compile("(?i)SALIENT (?:U\\.S\\. |UNITED STATES )?(.+?) STATISTICS.*");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)[0-9]{2})((?:[a-z]|[0-9]{1,2}|, ?)*)");
    private static final Pattern NUMBERED = Pattern.compile("(.*[\\p{L})%:.]),? ?([0-9]{1,2}(?:, ?[0-9]{1,2})*)");
    private static final Pattern LETTER_BEHIND_COLON = Pattern.compile("(.*:)([a-z])");
    private static final Pattern ESTIMATED_WORD = Pattern.compile("(?:.*[^\\p{L}])?(\\p{L}{3,})e");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Pattern UNIT_END = Pattern.compile("(,| unless otherwise ).*");
    private static final Pattern TOTAL = Pattern.compile("(?i)^(?:grand )?total");
    private static final Pattern GROUP =
            Pattern.compile("(?i)(production|exports?|imports?|consumption|prices?|stocks?|shipments?|sales|employment"
                    + "|net import reliance|secondary|world)\\b.*");

    private record Year(int column, int markColumn, int year, Said said) {}

    private record Cell(Place place, Figure figure, List<String> notes, String text) {}

    /** A row that was read, with its cells in the order of the years. */
    private record Read(XlsxRow row, Optional<Party> party, String label, List<Cell> cells) {}

    /** A label without its marks, and what they say. */
    private record Label(String text, Said said) {
        String withoutColon() {
            return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        }
    }

    private final List<XlsxRow> rows;
    private final int header;
    private final String number;
    private final String title;
    private final String units;
    private final Footnotes footnotes = new Footnotes();
    private final List<Year> years = new ArrayList<>();
    private final LoadReport.Builder report;
    private boolean complete = true;
    private final List<UsgsTable> tables = new ArrayList<>();
    private final List<UsgsStatistic> statistics = new ArrayList<>();
    private int end;

    private YearbookSheet(LoadReport.Builder report, List<XlsxRow> rows, int header) {
        this.report = report;
        this.rows = rows;
        this.header = header;
        this.end = header + 1;
        List<String> texts = titles(rows, header);
        this.number = texts.get(0);
        this.units = texts.stream()
                .filter(text -> text.startsWith("("))
                .map(text -> text.replaceAll("^\\(|\\)$", ""))
                .collect(Collectors.joining(", "));
        this.title =
                texts.stream().skip(1).filter(text -> !text.startsWith("(")).collect(Collectors.joining(" "));
    }

    /** Reads what stands around the figures: the years, and what the marks mean. */
    private YearbookSheet withFrame() {
        List<XlsxCell> heads = rows.get(header).cells();
        List<Integer> columns = heads.stream()
                .filter(cell -> cell.column() > 0
                        && YEAR.matcher(WorkbookCells.printed(cell)).matches())
                .map(XlsxCell::column)
                .toList();
        for (int i = header + 1; i < rows.size(); i++) {
            XlsxRow row = rows.get(i);
            end = columns.stream().anyMatch(column -> !row.trimmed(column).isEmpty()) ? i + 1 : end;
        }
        rows.subList(end, rows.size()).stream()
                .map(row -> WorkbookCells.text(row, 0))
                .filter(text -> !text.isEmpty())
                .forEach(footnotes::read);
        heads.stream().filter(cell -> columns.contains(cell.column())).forEach(cell -> years.add(year(cell, columns)));
        rows.subList(0, header).forEach(row -> leaveOut(row, cell -> cell.column() > 0, "titles in the first column"));
        leaveOut(
                rows.get(header), cell -> cell.column() > 0 && !columns.contains(cell.column()), "years in the header");
        rows.subList(end, rows.size())
                .forEach(row -> leaveOut(row, cell -> cell.column() > 0, "footnotes in the first column"));
        report.rowsRead(
                rows.subList(header + 1, end).stream().filter(this::hasFigure).count());
        return this;
    }

    private static List<String> titles(List<XlsxRow> rows, int header) {
        return rows.subList(0, header).stream()
                .map(row -> WorkbookCells.text(row, 0))
                .filter(text -> !text.isEmpty())
                .collect(ImmutableList.toImmutableList());
    }

    /** The sheet if it is a numbered table of world production or of salient statistics, with years in its header. */
    static Optional<YearbookSheet> find(LoadReport.Builder report, List<XlsxRow> rows) {
        for (int i = 0; i < Math.min(rows.size(), MOST_TITLE_ROWS); i++) {
            List<String> titles = titles(rows, i);
            boolean titled = titles.size() > 1 && NUMBER.matcher(titles.get(0)).matches();
            long years = rows.get(i).cells().stream()
                    .filter(cell -> YEAR.matcher(WorkbookCells.printed(cell)).matches())
                    .count();
            if (titled && years > 1) {
                return Optional.of(new YearbookSheet(report, rows, i))
                        .filter(sheet ->
                                sheet.isWorld() || SALIENT.matcher(sheet.title).matches())
                        .map(YearbookSheet::withFrame);
            }
        }
        return Optional.empty();
    }

    boolean isWorld() {
        return WORLD.matcher(title).matches();
    }

    /** The chapter as the title has it. */
    String chapter() {
        Matcher world = WORLD.matcher(title);
        return world.matches()
                ? world.group(1)
                : SALIENT.matcher(title).replaceFirst("$1").strip();
    }

    /** The last year of the header. */
    int lastYear() {
        return rows.get(header).cells().stream()
                .map(cell -> YEAR.matcher(WorkbookCells.printed(cell)))
                .filter(Matcher::matches)
                .mapToInt(year -> Integer.parseInt(year.group(1)))
                .max()
                .orElse(0);
    }

    List<UsgsTable> tables() {
        return tables;
    }

    List<UsgsStatistic> statistics() {
        return statistics;
    }

    /**
     * Reads the sheet: supply tables of world production, statistics of anything else.
     *
     * @param chapter the chapter of the workbook
     */
    void read(String chapter, Edition edition, Source source) {
        if (years.stream().map(Year::year).distinct().count() < years.size()) {
            throw LoadException.of(
                    "duplicate-column",
                    rows.get(header).place(),
                    "expected every year once, found "
                            + String.join(", ", rows.get(header).texts()));
        }
        if (isWorld()) {
            readWorld(edition, source, report);
        } else {
            readSalient(chapter, edition);
        }
    }

    private Year year(XlsxCell cell, List<Integer> columns) {
        Matcher parts = YEAR.matcher(WorkbookCells.printed(cell));
        String marks = parts.matches() ? parts.group(2) : "";
        Optional<Said> said = footnotes.said(marks);
        if (said.isEmpty()) {
            report.issue(unknownMark(cell.place(), marks, cell.text()));
        }
        return new Year(
                cell.column(),
                columns.contains(cell.column() + 1) ? -1 : cell.column() + 1,
                Integer.parseInt(WorkbookCells.printed(cell).substring(0, 4)),
                said.orElse(Said.NOTHING));
    }

    private boolean hasFigure(XlsxRow row) {
        return years.stream().anyMatch(year -> !row.trimmed(year.column()).isEmpty());
    }

    private void leaveOut(XlsxRow row, Predicate<XlsxCell> which, String expected) {
        row.cells().stream()
                .filter(cell -> !cell.trimmed().isEmpty() && which.test(cell))
                .forEach(cell -> report.issue(WorkbookCells.leftOut(cell, expected)));
    }

    private void leaveOutBeside(XlsxRow row, int unitColumn) {
        leaveOut(
                row,
                cell -> cell.column() != 0
                        && cell.column() != unitColumn
                        && years.stream()
                                .noneMatch(
                                        year -> year.column() == cell.column() || year.markColumn() == cell.column()),
                "nothing beside the years");
    }

    private static Issue unknownMark(Place place, String marks, String text) {
        return Issue.error(
                "unknown-mark", place, "expected marks that the table explains, beside a figure, found " + marks, text);
    }

    /** A text without the numbers of footnotes behind it. */
    private Label unnumbered(String text) {
        Matcher marked = NUMBERED.matcher(text);
        Optional<Said> said = marked.matches() ? footnotes.said(marked.group(2)) : Optional.empty();
        return said.map(each -> new Label(marked.group(1), each)).orElse(new Label(text, Said.NOTHING));
    }

    /**
     * What footnotes say of the whole table: those of its title and of its labels, and those that no mark asked for.
     */
    private List<String> general() {
        List<String> general = new ArrayList<>(unnumbered(title).said().notes());
        general.addAll(
                unnumbered(WorkbookCells.text(rows.get(header), 0)).said().notes());
        general.addAll(footnotes.others());
        return general;
    }

    /** Reads the figures of a row, or rejects it. */
    private Optional<Read> read(XlsxRow row, Optional<Party> party, String label, Optional<Said> said) {
        OpenRow open = report.open(row);
        if (said.isEmpty()) {
            open.add(unknownMark(row.place(0), party.map(Party::mark).orElse(""), label));
        }
        List<Cell> cells = new ArrayList<>();
        for (Year year : years) {
            Optional<XlsxCell> cell =
                    row.find(year.column()).filter(each -> !each.trimmed().isEmpty());
            cell.flatMap(WorkbookCells::number).ifPresent(value -> report.addToSum(number + " " + year.year(), value));
            String marks = year.markColumn() < 0 ? "" : WorkbookCells.text(row, year.markColumn());
            Optional<Said> marked = footnotes.said(marks);
            Optional<Figure> figure = cell.isEmpty() ? Optional.of(Figure.unknown(Mark.BLANK)) : figure(cell.get());
            if (marked.isEmpty() || (cell.isEmpty() && !marks.isEmpty())) {
                open.add(unknownMark(row.place(year.markColumn()), marks, marks));
            } else if (figure.isEmpty()) {
                open.add(Issue.error(
                        "not-a-number",
                        row.place(year.column()),
                        "expected a number of at least 0, a bound such as >25, or a mark such as --, NA or W, found "
                                + WorkbookCells.printed(cell.orElseThrow()),
                        cell.orElseThrow().text()));
            } else {
                Said all = said.orElse(Said.NOTHING).and(year.said()).and(marked.get());
                cells.add(new Cell(
                        row.place(year.column()),
                        all.of(figure.get()),
                        all.notes(),
                        cell.map(WorkbookCells::printed).orElse("")));
            }
        }
        if (!open.end()) {
            complete = false;
            return Optional.empty();
        }
        return Optional.of(new Read(row, party, label, cells));
    }

    /** A figure, or what the footnote says that stands in place of one, such as less than half a unit. */
    private Optional<Figure> figure(XlsxCell cell) {
        Optional<String> words = footnotes.behind(WorkbookCells.printed(cell));
        return words.isPresent() ? words.flatMap(CellWords::phrase) : WorkbookCells.figure(cell, WorkbookCells.DASHES);
    }

    private void readWorld(Edition edition, Source source, LoadReport.Builder report) {
        String type = WORLD.matcher(unnumbered(title).text()).replaceFirst("$2");
        Measure measure = type.toLowerCase(Locale.ROOT).contains("capacity") ? Measure.CAPACITY : Measure.OUTPUT;
        List<Read> read = new ArrayList<>();
        List<Read> behindTotal = new ArrayList<>();
        boolean total = false;
        for (XlsxRow row : rows.subList(header + 1, end)) {
            String label = WorkbookCells.text(row, 0);
            Optional<Party> party = Party.find(TOTAL.matcher(label).replaceFirst("World total"));
            if (!hasFigure(row)) {
                leaveOut(row, cell -> true, "a row of figures");
                continue;
            }
            leaveOutBeside(row, -1);
            if (party.isEmpty() && !total) {
                complete = false;
                report.reject(ImmutableList.of(Issue.error(
                        "unknown-country",
                        row.place(0),
                        "expected a country, other countries or the total, found " + label,
                        label)));
                continue;
            }
            party.filter(each -> each.kind() == Party.Kind.PRODUCER
                            && each.qualifier().isEmpty())
                    .ifPresent(each -> report.alias(label, each.producer().name()));
            read(row, party, label, footnotes.said(party.map(Party::mark).orElse("")))
                    .ifPresent(total ? behindTotal::add : read::add);
            total |= party.filter(each -> each.kind() == Party.Kind.WORLD).isPresent();
        }
        List<String> general = general();
        Optional<MassUnit> unit = MassUnit.find(UNIT_END.matcher(units).replaceFirst(""));
        boolean producers =
                read.stream().anyMatch(each -> each.party().orElseThrow().kind() == Party.Kind.PRODUCER);
        for (int i = 0; i < years.size() && unit.isPresent() && producers; i++) {
            Draft draft = new Draft(chapter(), type, measure, years.get(i).year());
            general.forEach(draft::note);
            for (Read each : read) {
                Cell cell = each.cells().get(i);
                draft.add(new Draft.Entry(
                        cell.place(), each.party().orElseThrow(), cell.figure(), cell.notes(), cell.text()));
            }
            if (!complete) {
                draft.incomplete();
            }
            Subject subject = Subject.of(chapter(), type, measure, type, units);
            draft.build(subject, unit.get(), edition, source, report).ifPresent(tables::add);
        }
        if (unit.isEmpty() || !producers) {
            behindTotal.addAll(0, read);
        }
        for (Read each : behindTotal) {
            statistics(each, edition, chapter(), each.label(), type, type, units, general);
        }
    }

    private void readSalient(String chapter, Edition edition) {
        Multiset<String> words = HashMultiset.create();
        for (XlsxRow row : rows.subList(header + 1, end)) {
            Matcher word =
                    WORD.matcher(unnumbered(WorkbookCells.text(row, 0)).text().toLowerCase(Locale.ROOT));
            while (word.find()) {
                words.add(word.group());
            }
        }
        int unitColumn = unitColumn();
        List<Label> groups = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        List<Runnable> statements = new ArrayList<>();
        List<String> general = new ArrayList<>();
        boolean afterGroup = false;
        String above = "";
        for (XlsxRow row : rows.subList(header + 1, end)) {
            Label label = label(WorkbookCells.text(row, 0), words);
            boolean opens = GROUP.matcher(label.text()).matches();
            boolean figures = hasFigure(row);
            if (opens) {
                groups.clear();
            } else if (!figures && !label.text().isEmpty() && !afterGroup && groups.size() > 1) {
                groups.remove(groups.size() - 1);
            }
            if (!figures) {
                if (!label.text().isEmpty()) {
                    groups.add(label);
                    afterGroup = true;
                }
                leaveOut(row, cell -> cell.column() > 0, "a row of figures");
                continue;
            }
            afterGroup = false;
            leaveOutBeside(row, unitColumn);
            String printed = unitColumn < 0 ? "" : WorkbookCells.text(row, unitColumn);
            above = printed.isEmpty() || printed.equalsIgnoreCase("do.") ? above : printed;
            String unit = printed.isEmpty() ? units : above;
            List<Label> path =
                    ImmutableList.<Label>builder().addAll(groups).add(label).build();
            String detail = path.stream().map(Label::withoutColon).collect(Collectors.joining(": "));
            Integer before = seen.putIfAbsent(detail, row.number());
            if (before != null || label.text().isEmpty()) {
                complete = false;
                report.reject(ImmutableList.of(Issue.error(
                        before == null ? "missing-label" : "duplicate-row",
                        row.place(0),
                        before == null
                                ? "expected what the figures are of, found nothing"
                                : "expected every row once, found " + detail + " in line " + before + " too",
                        label.text())));
                continue;
            }
            Said said = path.stream().map(Label::said).reduce(Said.NOTHING, Said::and);
            Optional<Read> read = read(row, Optional.empty(), label.text(), Optional.of(said));
            read.ifPresent(each -> statements.add(
                    () -> salient(each, edition, chapter, path.get(0).withoutColon(), detail, unit, general)));
        }
        general.addAll(general());
        statements.forEach(Runnable::run);
    }

    private void salient(
            Read read,
            Edition edition,
            String chapter,
            String statistic,
            String detail,
            String unit,
            List<String> general) {
        String area = statistic.toLowerCase(Locale.ROOT).startsWith("world") ? "World" : "United States";
        Optional<Erratum> erratum = Erratum.find(edition.toString(), chapter, detail, "", "unit", unit);
        erratum.ifPresent(each -> report.erratum(each.toString()));
        if (unit.isEmpty()) {
            report.issue(Issue.info(
                    "blank-unit", read.row().place(0), "expected a unit beside the row, found none", detail));
        }
        Read row = erratum.isPresent()
                ? new Read(
                        read.row(),
                        read.party(),
                        read.label(),
                        read.cells().stream()
                                .map(cell -> new Cell(
                                        cell.place(), cell.figure().with(Mark.ERRATUM), cell.notes(), cell.text()))
                                .toList())
                : read;
        statistics(
                row,
                edition,
                chapter,
                area,
                statistic,
                detail,
                erratum.map(Erratum::corrected).orElse(unit),
                general);
    }

    /** The column of units: between labels and years, with a text in some row of figures; -1 if there is none. */
    private int unitColumn() {
        for (int column = 1; column < years.get(0).column(); column++) {
            int each = column;
            if (rows.subList(header + 1, end).stream()
                    .anyMatch(row -> !row.trimmed(each).isEmpty())) {
                return column;
            }
        }
        return -1;
    }

    /**
     * A label without its marks: numbers, a letter behind a colon, or an e that makes no word of a word of the table.
     */
    private Label label(String text, Multiset<String> words) {
        Label label = unnumbered(text);
        Matcher colon = LETTER_BEHIND_COLON.matcher(label.text());
        Matcher word = ESTIMATED_WORD.matcher(label.text());
        String letter = "";
        if (colon.matches()) {
            letter = colon.group(2);
        } else if (word.matches()) {
            String known = word.group(1).toLowerCase(Locale.ROOT);
            letter = words.contains(known) && words.count(known + "e") == 1 ? "e" : "";
        }
        Optional<Said> said = letter.isEmpty() ? Optional.empty() : footnotes.said(letter);
        Label found = said.isEmpty()
                ? label
                : new Label(
                        label.text().substring(0, label.text().length() - 1),
                        label.said().and(said.get()));
        if (!found.text().equals(text)) {
            report.alias(text, found.text());
        }
        return found;
    }

    private void statistics(
            Read read,
            Edition edition,
            String chapter,
            String area,
            String statistic,
            String detail,
            String unit,
            List<String> general) {
        for (int i = 0; i < years.size(); i++) {
            Cell cell = read.cells().get(i);
            if (cell.text().isEmpty()) {
                report.info("blank-cell", cell.place(), "expected a figure or a mark in place of one, found neither");
            } else {
                statistics.add(new UsgsStatistic(
                        edition,
                        chapter,
                        number + ", " + unnumbered(title).text(),
                        chapter,
                        area,
                        statistic,
                        detail,
                        unit,
                        Integer.toString(years.get(i).year()),
                        cell.figure().value(),
                        cell.figure().marks(),
                        cell.text(),
                        ImmutableSet.<String>builder()
                                .addAll(cell.notes())
                                .addAll(general)
                                .build()
                                .asList()));
            }
        }
    }
}
