package io.github.criticalminerals.io.iea;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.xlsx.XlsxCell;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one sheet of figures; {@link IeaExplorer} describes it. */
final class SheetReader {
    private static final int MOST_TITLE_ROWS = 15;
    private static final Pattern UNIT = Pattern.compile("\\(([^()]+)\\)\\s*$");

    /** The digits that the publisher's figures have. */
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** A column of figures and the column that names its rows. */
    private record Column(int label, String scenario, int year) {}

    private record Key(int label, String block, String row, Column column) {}

    private final String sheet;
    private final Place place;
    private final List<XlsxRow> rows;
    private final int yearsAt;
    private final Map<Integer, Column> columns = new LinkedHashMap<>();
    private final List<IeaFigure> figures = new ArrayList<>();
    private final LoadReport.Builder report;
    private String title = "";
    private String unit = "unstated";

    private SheetReader(LoadReport.Builder report, String sheet, Place place, List<XlsxRow> rows, int yearsAt) {
        this.report = report;
        this.sheet = sheet;
        this.place = place;
        this.rows = rows;
        this.yearsAt = yearsAt;
    }

    /** A reader if the sheet has a row of years. */
    static Optional<SheetReader> find(LoadReport.Builder report, String sheet, Place place, List<XlsxRow> rows) {
        for (int i = 0; i < Math.min(rows.size(), MOST_TITLE_ROWS); i++) {
            List<XlsxCell> cells = rows.get(i).cells();
            if (cells.size() > 1
                    && cells.get(0).column() > 0
                    && cells.stream().allMatch(cell -> isYear(cell.trimmed()))) {
                SheetReader reader = new SheetReader(report, sheet, place, rows, i);
                reader.readHead();
                return Optional.of(reader);
            }
        }
        return Optional.empty();
    }

    private static boolean isYear(String text) {
        return text.matches("(19|20)[0-9]{2}");
    }

    private void readHead() {
        XlsxRow years = rows.get(yearsAt);
        Map<Integer, Integer> texts = new TreeMap<>();
        for (XlsxRow row : rows.subList(yearsAt + 1, rows.size())) {
            row.cells().stream()
                    .filter(cell -> cell.kind() == XlsxCell.Kind.TEXT
                            && years.find(cell.column()).isEmpty())
                    .forEach(cell -> texts.merge(cell.column(), 1, Integer::sum));
        }
        // A remark here and there does not make a column of names
        int most = texts.values().stream().max(Integer::compare).orElse(0);
        texts.values().removeIf(count -> count * 3 < most);
        Optional<XlsxRow> scenarios = yearsAt > 0 && rows.get(yearsAt - 1).number() == years.number() - 1
                ? Optional.of(rows.get(yearsAt - 1))
                : Optional.empty();
        int before = -2;
        int label = 0;
        String scenario = "";
        for (XlsxCell cell : years.cells()) {
            int column = cell.column();
            boolean starts = column != before + 1;
            if (starts) {
                label = texts.keySet().stream()
                        .filter(each -> each < column)
                        .max(Integer::compare)
                        .orElse(0);
                scenario = "";
            }
            String above = scenarios.map(row -> row.trimmed(column)).orElse("");
            scenario = above.isEmpty() ? scenario : above;
            String name = !scenario.isEmpty() ? scenario : starts ? IeaFigure.BASE_YEAR : IeaExplorer.NO_SCENARIO;
            columns.put(column, new Column(label, name, Integer.parseInt(cell.trimmed())));
            before = column;
        }
        for (XlsxRow row : rows.subList(0, yearsAt)) {
            for (XlsxCell cell : row.cells()) {
                boolean isScenario = scenarios.equals(Optional.of(row)) && columns.containsKey(cell.column());
                if (title.isEmpty() && !isScenario) {
                    title = cell.trimmed();
                } else if (!isScenario) {
                    leftOut(cell);
                }
            }
        }
        Matcher found = UNIT.matcher(title);
        if (found.find()) {
            unit = found.group(1);
        } else {
            report.issue(Issue.warning("no-unit", place, "expected a unit at the end of the title, found none", title));
        }
    }

    int baseYear() {
        return columns.values().stream().mapToInt(Column::year).min().orElse(0);
    }

    /** Reads the rows below the years. */
    void read() {
        Map<Integer, String> blocks = new HashMap<>();
        Map<Key, Place> seen = new HashMap<>();
        Set<Integer> labels = new HashSet<>();
        columns.values().forEach(column -> labels.add(column.label()));
        for (XlsxRow row : rows.subList(yearsAt + 1, rows.size())) {
            for (int label : labels.stream().sorted().toList()) {
                String name = row.trimmed(label);
                List<XlsxCell> cells = row.cells().stream()
                        .filter(cell -> columns.containsKey(cell.column())
                                && columns.get(cell.column()).label() == label
                                && !cell.trimmed().isEmpty())
                        .toList();
                if (!cells.isEmpty()) {
                    report.rowsRead(1);
                    read(row, label, name, blocks.getOrDefault(label, ""), cells, seen);
                } else if (name.toLowerCase(Locale.ROOT).startsWith("note") || name.length() > 100) {
                    row.find(label).ifPresent(this::leftOut);
                } else if (!name.isEmpty()) {
                    blocks.put(label, name);
                }
            }
            for (XlsxCell cell : row.cells()) {
                if (!columns.containsKey(cell.column()) && !labels.contains(cell.column())) {
                    leftOut(cell);
                }
            }
        }
        reconcile();
    }

    private void read(XlsxRow row, int label, String name, String block, List<XlsxCell> cells, Map<Key, Place> seen) {
        OpenRow open = report.open(row);
        List<IeaFigure> found = new ArrayList<>();
        String lower = name.toLowerCase(Locale.ROOT);
        IeaFigure.Kind kind = lower.startsWith("total")
                ? IeaFigure.Kind.TOTAL
                : lower.startsWith("share") || lower.matches("top [0-9]+ share.*")
                        ? IeaFigure.Kind.SHARE
                        : IeaFigure.Kind.FIGURE;
        if (name.isEmpty()) {
            open.error("missing-label", label, "expected the name of the row");
        }
        for (XlsxCell cell : cells) {
            Column column = Objects.requireNonNull(columns.get(cell.column()));
            Optional<BigDecimal> number =
                    cell.kind() == XlsxCell.Kind.NUMBER ? PlainNumber.find(cell.trimmed()) : Optional.empty();
            boolean inRange = number.filter(
                            each -> PlainNumber.findAmount(cell.trimmed()).isPresent())
                    .filter(each -> kind != IeaFigure.Kind.SHARE || each.compareTo(BigDecimal.ONE) <= 0)
                    .isPresent();
            number.ifPresent(each -> report.addToSum("value", each));
            Place before = seen.putIfAbsent(new Key(label, block, name, column), cell.place());
            if (!inRange) {
                open.error(
                        "not-a-number",
                        cell.column(),
                        "expected a number of at least 0" + (kind == IeaFigure.Kind.SHARE ? " and at most 1" : ""));
            } else if (before != null) {
                open.add(Issue.error(
                        "duplicate-key",
                        cell.place(),
                        "expected every figure once, found another one of " + block + ", " + name + ", "
                                + column.scenario() + " " + column.year() + " at " + before,
                        cell.text()));
            } else {
                found.add(new IeaFigure(
                        block,
                        name,
                        kind,
                        column.scenario(),
                        column.year(),
                        number.orElseThrow().doubleValue(),
                        kind == IeaFigure.Kind.SHARE ? "fraction" : unit));
            }
        }
        if (!open.end()) {
            return;
        }
        long all = columns.values().stream()
                .filter(column -> column.label() == label)
                .count();
        if (cells.size() < all) {
            report.issue(Issue.info(
                    "blank-cell",
                    row.place(label),
                    "expected " + all + " figures, found " + cells.size() + ": the others are not in the table",
                    name));
        }
        figures.addAll(found);
    }

    /** Sets every total beside the figures above it in its block. */
    private void reconcile() {
        for (int i = 0; i < figures.size(); i++) {
            IeaFigure total = figures.get(i);
            if (total.kind() == IeaFigure.Kind.TOTAL) {
                double rowsSum = 0;
                Interval rowsRounding = Interval.ZERO;
                for (IeaFigure each : figures.subList(0, i)) {
                    if (each.kind() == IeaFigure.Kind.FIGURE && sameColumn(each, total) && isPartOf(each, total)) {
                        rowsSum += each.value();
                        rowsRounding = rowsRounding.plus(rounding(each.value()));
                    }
                }
                report.reconciliation(new Reconciliation(
                        sheet + ", " + (total.block().isEmpty() ? "" : total.block() + ", ") + total.label() + ", "
                                + total.scenario() + " " + total.year(),
                        unit,
                        Interval.exact(rowsSum),
                        rowsRounding,
                        Interval.exact(total.value()),
                        rounding(total.value()),
                        ""));
            }
        }
    }

    private static boolean sameColumn(IeaFigure a, IeaFigure b) {
        return a.block().equals(b.block()) && a.scenario().equals(b.scenario()) && a.year() == b.year();
    }

    private static boolean isPartOf(IeaFigure row, IeaFigure total) {
        return !total.label().toLowerCase(Locale.ROOT).endsWith("rare earth elements")
                || ElementGroup.RARE_EARTHS.elements().stream()
                        .anyMatch(element -> element.name().equalsIgnoreCase(row.label()));
    }

    private static Interval rounding(double value) {
        if (value == 0) {
            return Interval.ZERO;
        }
        BigDecimal printed = new BigDecimal(value).round(SIX_DIGITS);
        return Interval.ofRounded(printed.setScale(printed.scale() + SIX_DIGITS.getPrecision() - printed.precision()));
    }

    private void leftOut(XlsxCell cell) {
        if (!cell.trimmed().isEmpty()) {
            report.issue(Issue.info(
                    "text-left-out",
                    cell.place(),
                    "expected figures, found text: " + cell.trimmed().replaceAll("\\s+", " "),
                    cell.text()));
        }
    }

    String sheet() {
        return sheet;
    }

    String title() {
        return title;
    }

    List<IeaFigure> figures() {
        return ImmutableList.copyOf(figures);
    }
}
