package io.github.criticalminerals.io.usgs;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.report.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The per-commodity salient statistics; {@link UsgsWorldData} describes them. */
final class SalientLayout implements UsgsWorldData.Layout {
    private static final ImmutableList<String> NAMES = ImmutableList.of("DataSource", "Commodity", "Year");
    private static final ImmutableList<String> SOURCES =
            ImmutableList.of("DataSource", "Data Source", "Data_Source", "Source");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})[ _]?(e|est|estimated)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTES = Pattern.compile("(?i).*notes?\\s*");
    private static final Pattern NEGATIVE = Pattern.compile("[-\\u2212]([0-9,]+)");
    private static final Pattern MAY_FALL = Pattern.compile("(?i).*(ship|stock|gov).*");
    private static final Splitter TOKENS = Splitter.on(CharMatcher.anyOf("_ ,")).omitEmptyStrings();
    private static final ImmutableMap<String, Figure> NET_EXPORTER =
            ImmutableMap.of("E", Figure.unknown(Mark.QUALITATIVE));

    /** The units that column names end with, in the words of the later editions. */
    private static final ImmutableMap<String, String> UNITS = ImmutableMap.<String, String>builder()
            .put("t", "metric tons")
            .put("kt", "thousand metric tons")
            .put("mmt", "million metric tons")
            .put("mt", "million metric tons")
            .put("kg", "kilograms")
            .put("g", "grams")
            .put("kct", "thousand carats")
            .put("mct", "million carats")
            .put("mcm", "million cubic meters")
            .put("dt", "dollars per metric ton")
            .put("dst", "dollars per short ton")
            .put("dkg", "dollars per kilogram")
            .put("dg", "dollars per gram")
            .put("dlb", "dollars per pound")
            .put("ctslb", "cents per pound")
            .put("dct", "dollars per carat")
            .put("dto", "dollars per troy ounce")
            .put("dtoz", "dollars per troy ounce")
            .put("df", "dollars per flask")
            .put("mdol", "million dollars")
            .put("pct", "percent")
            .put("num", "number")
            .build();

    /** Words that stand before a unit without anything between them. */
    private static final ImmutableSet<String> BEFORE_A_UNIT = ImmutableSet.of(
            "apparent",
            "concentrate",
            "gaas",
            "high-purity",
            "low-purity",
            "metal",
            "mine",
            "ore",
            "other",
            "primary",
            "refined",
            "reported",
            "sales",
            "secondary",
            "total",
            "used",
            "wo3",
            "error",
            "grade-a-sales");

    private static final ImmutableMap<String, String> STATISTICS = ImmutableMap.<String, String>builder()
            .put("usprod", "Production")
            .put("prod", "Production")
            .put("production", "Production")
            .put("import", "Import")
            .put("imports", "Import")
            .put("export", "Export")
            .put("exports", "Export")
            .put("consump", "Consumption")
            .put("consumption", "Consumption")
            .put("price", "Price")
            .put("stocks", "Stock")
            .put("stock", "Stock")
            .put("shipments", "Shipment")
            .put("shipment", "Shipment")
            .put("sales", "Sales")
            .put("sold", "Sold")
            .put("employment", "Employment")
            .put("nir", "Net import reliance")
            .build();

    /** A column of figures: its name as printed, what it says, and its unit, which may be empty. */
    private record Column(int index, String name, String statistic, String unit) {}

    /** A row that was read. */
    private record Read(
            CsvRow row, String commodity, int year, boolean estimated, List<Figure> figures, List<String> notes) {}

    @Override
    public String format() {
        return "Mineral Commodity Summaries, salient statistics of a commodity";
    }

    @Override
    public List<String> missing(List<String> header) {
        List<String> missing = ReleaseLoad.missing(NAMES, header);
        if (ReleaseLoad.findAny(header, SOURCES) >= 0) {
            missing.remove(NAMES.get(0));
        }
        boolean figures = header.stream()
                .anyMatch(name -> name.indexOf('_') > 0
                        && !unit(TOKENS.splitToList(name.toLowerCase(Locale.ROOT)))
                                .isEmpty());
        if (header.size() <= NAMES.size() || !(figures || missing.isEmpty())) {
            missing.add("a column of figures such as USprod_t");
        }
        return missing;
    }

    @Override
    public Loaded<UsgsData> load(CsvRows rows, String name) {
        return new Load(rows, format()).run();
    }

    private static Column column(int index, String name) {
        List<String> tokens = TOKENS.splitToList(name.toLowerCase(Locale.ROOT));
        String statistic = tokens.stream()
                .map(STATISTICS::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new Column(index, name, statistic, unit(tokens));
    }

    /** The last word, or the end of it where nothing stands between a known word and its unit. */
    private static String unit(List<String> tokens) {
        String last = tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
        String unit = UNITS.getOrDefault(last, "");
        int longest = 0;
        for (Map.Entry<String, String> each : UNITS.entrySet()) {
            String suffix = each.getKey();
            if (unit.isEmpty() || longest > 0) {
                boolean glued = last.endsWith(suffix)
                        && suffix.length() > longest
                        && BEFORE_A_UNIT.contains(last.substring(0, last.length() - suffix.length()));
                unit = glued ? each.getValue() : unit;
                longest = glued ? suffix.length() : longest;
            }
        }
        return unit;
    }

    /** One load. */
    private static final class Load extends ReleaseLoad {
        private final int source;
        private final int commodity;
        private final int year;
        private final List<Column> columns = new ArrayList<>();
        private final List<Integer> notesColumns = new ArrayList<>();
        private final List<Read> read = new ArrayList<>();
        private final List<Integer> years = new ArrayList<>();

        Load(CsvRows rows, String format) {
            super(rows, format);
            List<String> header = rows.header();
            this.source = findAny(header, SOURCES);
            this.commodity = find(header, "Commodity");
            this.year = find(header, "Year");
            for (int i = 0; i < header.size(); i++) {
                if (NOTES.matcher(header.get(i)).matches()) {
                    notesColumns.add(i);
                } else if (i != source && i != commodity && i != year && !rows.isIndex(i)) {
                    columns.add(column(i, header.get(i).replaceAll(" +", " ")));
                }
            }
        }

        Loaded<UsgsData> run() {
            forEach(this::read);
            int lastYear = years.stream().mapToInt(Integer::intValue).max().orElse(0);
            decide(lastYear, read.stream().map(Read::row).findFirst(), source, "row");
            read.stream()
                    .findFirst()
                    .flatMap(first ->
                            Erratum.find(edition.toString(), first.commodity(), "", "United States", "all names", ""))
                    .ifPresent(this::rename);
            columns.forEach(this::header);
            read.forEach(this::statistics);
            return loaded(List.of());
        }

        private void read(CsvRow row) {
            List<Issue> faults = new ArrayList<>();
            List<Issue> said = new ArrayList<>();
            edition(row, source, true, faults);
            String of = row.spaced(commodity);
            if (of.isEmpty()) {
                faults.add(row.error("missing-text", commodity, "expected a commodity"));
            }
            Matcher dated = YEAR.matcher(row.spaced(year));
            boolean isYear = dated.matches();
            if (!isYear) {
                faults.add(row.error("not-a-year", year, "expected a year such as 2023"));
            } else if (years.contains(Integer.parseInt(dated.group(1)))) {
                faults.add(row.error("duplicate-year", year, "expected every year once, found it again"));
            }
            List<Figure> figures = new ArrayList<>();
            for (Column each : columns) {
                String cell = row.spaced(each.index());
                PlainNumber.find(cell).ifPresent(number -> report.addToSum(label(each), number));
                Optional<Figure> figure = figure(cell, each);
                Optional<Erratum> erratum =
                        Erratum.find(printedEdition(), of, row.spaced(year), "United States", each.name(), cell);
                if (erratum.isPresent()) {
                    report.erratum(erratum.get().toString());
                    figure = Optional.of(corrected(erratum.get()));
                } else if (figure.isEmpty() && CellWords.isProse(cell)) {
                    said.add(words(row.place(each.index()), cell));
                    figure = Optional.of(Figure.unknown(Mark.QUALITATIVE));
                }
                figure.ifPresentOrElse(
                        figures::add,
                        () -> faults.add(row.error(
                                "not-a-number",
                                each.index(),
                                "expected a number, a bound such as >25, a range, a mark such as W, NA or E, or an"
                                        + " empty cell")));
            }
            List<String> notes = notes(row, notesColumns);
            if (faults.isEmpty()) {
                years.add(Integer.parseInt(dated.group(1)));
                said.forEach(report::issue);
                read.add(new Read(row, of, Integer.parseInt(dated.group(1)), dated.group(2) != null, figures, notes));
            } else {
                report.reject(faults);
            }
        }

        /** A figure as the errata have it: nothing for one that is not known. */
        private static Figure corrected(Erratum erratum) {
            return erratum.corrected().isEmpty()
                    ? Figure.unknown(Mark.ERRATUM)
                    : erratum.figure().with(Mark.ERRATUM);
        }

        private Optional<Figure> figure(String cell, Column column) {
            Matcher negative = NEGATIVE.matcher(cell);
            if (negative.matches() && MAY_FALL.matcher(column.name()).matches()) {
                return PlainNumber.find(negative.group(1)).map(fall -> {
                    Interval value = Interval.exact(-fall.doubleValue());
                    return new Figure(value, value, ImmutableSet.of());
                });
            }
            return CellWords.find(cell, NET_EXPORTER, column.unit());
        }

        /** Gives the columns their right names, if the rows are filled as those names ask for. */
        private void rename(Erratum erratum) {
            List<String> names = erratum.names();
            boolean fits = columns.size() >= names.size();
            for (Read each : read) {
                fits &= each.commodity().equals(read.get(0).commodity());
                for (int i = 0; fits && i < columns.size(); i++) {
                    boolean empty = i >= names.size() || names.get(i).isEmpty();
                    fits = empty == isBlank(each.figures().get(i));
                }
            }
            if (fits) {
                report.erratum(erratum.toString());
                for (int i = 0; i < names.size(); i++) {
                    columns.set(i, column(columns.get(i).index(), names.get(i)));
                }
            }
        }

        /** What the name of a column leaves unsaid. */
        private void header(Column column) {
            boolean used =
                    read.stream().anyMatch(each -> !isBlank(each.figures().get(columns.indexOf(column))));
            if (!used) {
                return;
            }
            if (column.name().isEmpty()) {
                report.warning(
                        "unnamed-column",
                        rows.place(column.index()),
                        "expected a name above figures, found none; kept as statistics without a meaning");
            } else if (column.name().startsWith("CASE STATEMENT ERROR")) {
                report.issue(Issue.warning(
                        "formula-error",
                        rows.place(column.index()),
                        "expected the name of a statistic, found the error of a formula; kept under that name",
                        column.name()));
            } else if (Units.contradicts(column.statistic(), column.unit())) {
                report.issue(Units.contradiction(rows.place(column.index()), column.name(), column.unit()));
            } else if (column.unit().isEmpty()) {
                report.issue(Issue.info(
                        "unknown-unit",
                        rows.place(column.index()),
                        "expected a name that ends with a unit such as _t, found " + column.name()
                                + "; kept without one",
                        column.name()));
            }
            long same = columns.stream()
                    .filter(each -> !each.name().isEmpty() && each.name().equals(column.name()))
                    .count();
            if (same > 1) {
                report.issue(Issue.warning(
                        "repeated-column",
                        rows.place(column.index()),
                        "expected every name once, found it " + same + " times; all are kept",
                        column.name()));
            }
        }

        private void statistics(Read each) {
            for (Column column : columns) {
                Figure figure = each.figures().get(columns.indexOf(column));
                if (!isBlank(figure)) {
                    Figure marked = each.estimated() && figure.isKnown() ? figure.with(Mark.ESTIMATED) : figure;
                    statistics.add(new UsgsStatistic(
                            edition,
                            each.commodity(),
                            "",
                            each.commodity(),
                            "United States",
                            column.statistic(),
                            label(column),
                            Units.contradicts(column.statistic(), column.unit()) ? "" : column.unit(),
                            Integer.toString(each.year()),
                            marked.value(),
                            marked.marks(),
                            each.row().trimmed(column.index()),
                            each.notes()));
                }
            }
        }

        private String label(Column column) {
            return column.name().isEmpty() ? rows.place(column.index()).column().orElse("") : column.name();
        }

        private boolean isBlank(Figure figure) {
            return figure.marks().contains(Mark.BLANK);
        }
    }
}
