package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.report.Loaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of critical minerals among the industry trends; {@link UsgsWorldData} describes them. */
final class CriticalLayout implements UsgsWorldData.Layout {
    private static final ImmutableList<String> MINERAL =
            ImmutableList.of("Critical_mineral", "Critical Mineral", "Commodity");
    private static final Pattern YEAR = Pattern.compile("([12]\\d{3})(?:[ _](e|est|estimated))?");
    private static final Pattern YEAR_IN_NAME = Pattern.compile("(?<!\\d)[12]\\d{3}(?!\\d)");
    private static final Pattern FOOTNOTE = Pattern.compile("(.*[\\p{L})])(\\d{1,2})");
    private static final ImmutableMap<String, Figure> WORDS =
            ImmutableMap.of("\u2014", Figure.ZERO, "--", Figure.ZERO, "E", Figure.unknown(Mark.QUALITATIVE));

    /** What a column is, by how its name begins; the area is empty where it is the leading country. */
    private record Kind(String prefix, String statistic, String area, boolean percent) {}

    private static final String UNITED_STATES = "United States";
    private static final ImmutableList<Kind> KINDS = ImmutableList.of(
            new Kind("primary_prod", "Production", UNITED_STATES, false),
            new Kind("secondary_prod", "Production", UNITED_STATES, false),
            new Kind("apparent_con", "Consumption", UNITED_STATES, false),
            new Kind("net_import_reliance", "Net import reliance", UNITED_STATES, true),
            new Kind("leading_country_prod", "Production", "", false),
            new Kind("leading_source_p", "Share of world production", "", true),
            new Kind("world_total_prod", "Production", "World total", false));

    /** Columns of words. */
    private static final Pattern WORDY =
            Pattern.compile("(?i)(primary|major)[ _]import[ _]sources?.*|primary applications");

    private record Column(int index, String name, Optional<Kind> kind) {
        boolean isWordy() {
            return kind.isEmpty();
        }
    }

    @Override
    public String format() {
        return "Mineral Commodity Summaries, critical minerals";
    }

    @Override
    public List<String> missing(List<String> header) {
        List<String> missing = ReleaseLoad.missing(List.of("Source"), header);
        if (ReleaseLoad.findAny(header, MINERAL) < 0) {
            missing.add(MINERAL.get(0));
        }
        if (columns(header).stream()
                .noneMatch(column ->
                        column.isWordy() || column.kind().orElseThrow().percent())) {
            missing.add("Net_Import_Reliance or Primary Applications");
        }
        return missing;
    }

    private static List<Column> columns(List<String> header) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            String lower = name.toLowerCase(Locale.ROOT);
            Optional<Kind> kind = KINDS.stream()
                    .filter(each -> lower.startsWith(each.prefix()) && !lower.contains("note"))
                    .findFirst();
            if (kind.isPresent() || WORDY.matcher(name).matches()) {
                columns.add(new Column(i, name, kind));
            }
        }
        return columns;
    }

    @Override
    public Loaded<UsgsData> load(CsvRows rows, String name) {
        return new Load(rows, format()).run();
    }

    /** One load. */
    private static final class Load extends ReleaseLoad {
        private final List<Column> columns;
        private final int mineral;
        private final int year;
        private final int units;
        private final int leading;
        private final List<CsvRow> read = new ArrayList<>();
        private final Map<String, Long> lines = new HashMap<>();

        Load(CsvRows rows, String format) {
            super(rows, format);
            List<String> header = rows.header();
            this.columns = columns(header);
            this.mineral = findAny(header, MINERAL);
            this.year = find(header, "Year");
            this.units = find(header, "Units");
            this.leading = find(header, "Leading_source_country");
        }

        Loaded<UsgsData> run() {
            forEach(this::read);
            decide(printedYear().orElse("unknown"));
            for (CsvRow row : read) {
                report.goOn();
                columns.forEach(column -> statistic(row, column).ifPresent(statistics::add));
            }
            return loaded(List.of());
        }

        private void read(CsvRow row) {
            List<Issue> faults = new ArrayList<>();
            edition(row, find(rows.header(), "Source"), false, faults);
            if (row.spaced(mineral).isEmpty()) {
                faults.add(row.error("missing-text", mineral, "expected a mineral"));
            }
            if (year >= 0 && !YEAR.matcher(row.spaced(year)).matches()) {
                faults.add(row.error("not-a-year", year, "expected a year such as 2023 or 2023_estimated"));
            }
            for (Column column : columns) {
                String cell = row.spaced(column.index());
                if (!column.isWordy()) {
                    PlainNumber.find(cell).ifPresent(number -> report.addToSum(column.name(), number));
                    if (figure(row, column).isEmpty()) {
                        faults.add(row.error(
                                "not-a-number",
                                column.index(),
                                "expected a number, a bound such as >25, a mark such as W, NA or E, or an empty cell"));
                    }
                }
            }
            String key = row.spaced(mineral) + "\n" + (year < 0 ? "" : row.spaced(year));
            Long before = faults.isEmpty() ? lines.putIfAbsent(key, row.line()) : null;
            if (before != null) {
                faults.add(row.error(
                        "duplicate-row", mineral, "expected every mineral once, found it in line " + before + " too"));
            }
            if (faults.isEmpty()) {
                read.add(row);
            } else {
                report.reject(faults);
            }
        }

        private Optional<Figure> figure(CsvRow row, Column column) {
            String cell = row.spaced(column.index());
            Optional<Figure> figure = CellWords.find(cell, WORDS, unit(row, column));
            return figure.isEmpty() && CellWords.isProse(cell) ? Optional.of(Figure.unknown(Mark.QUALITATIVE)) : figure;
        }

        private String unit(CsvRow row, Column column) {
            boolean percent = column.kind().map(Kind::percent).orElse(false);
            return percent ? "percent" : column.isWordy() || units < 0 ? "" : row.spaced(units);
        }

        /** What a cell says; nothing if it is empty. */
        private Optional<UsgsStatistic> statistic(CsvRow row, Column column) {
            String cell = row.spaced(column.index());
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            Figure figure = column.isWordy()
                    ? Figure.unknown(Mark.QUALITATIVE)
                    : figure(row, column).orElseThrow();
            Matcher dated = YEAR.matcher(year < 0 ? "" : row.spaced(year));
            boolean isDated = dated.matches();
            Matcher named = YEAR_IN_NAME.matcher(column.name());
            String period = isDated ? dated.group(1) : named.find() ? named.group() : "";
            List<String> notes = notes(row, column);
            Matcher footnote = FOOTNOTE.matcher(row.spaced(mineral));
            boolean marked = footnote.matches();
            if (marked) {
                notes.add("Footnote mark " + footnote.group(2) + " behind the name.");
            }
            String name = marked ? footnote.group(1) : row.spaced(mineral);
            String area = column.kind().map(Kind::area).orElse(UNITED_STATES);
            return Optional.of(new UsgsStatistic(
                    edition,
                    name,
                    "Critical minerals",
                    name,
                    area.isEmpty() ? leading < 0 ? "" : row.spaced(leading) : area,
                    column.kind().map(Kind::statistic).orElse(column.name()),
                    column.name(),
                    unit(row, column),
                    period,
                    figure.value(),
                    isDated && dated.group(2) != null && figure.isKnown()
                            ? figure.with(Mark.ESTIMATED).marks()
                            : figure.marks(),
                    cell,
                    notes));
        }

        /** The next column of notes before another group of columns: what it says of the cell. */
        private List<String> notes(CsvRow row, Column column) {
            for (int i = column.index() + 1; i < rows.header().size(); i++) {
                if (rows.header().get(i).toLowerCase(Locale.ROOT).contains("note")) {
                    return notes(row, List.of(i));
                }
            }
            return new ArrayList<>();
        }
    }
}
