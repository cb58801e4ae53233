package io.github.criticalminerals.io.worldbank;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.report.Cells;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file says so far, whatever its layout is. */
final class Scores {
    private static final String PUBLISHER = "World Bank";

    private static final Pattern YEAR = Pattern.compile("199[6-9]|20[0-9]{2}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]{1,3},[0-9]+");
    /** The most names that are kept. */
    private static final int MOST_NAMES = 1_000;

    private static final String NO_COUNTRY = "unknown-country";

    /** What stands in place of a figure that there is none of. */
    private static final ImmutableSet<String> MISSING = ImmutableSet.of("", "..", "#N/A");

    private record Key(int year, Country country, GovernanceDimension dimension) {}

    private static final class Entry {
        final Place place;
        final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

        Entry(Place place) {
            this.place = place;
        }
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final Map<GovernanceDimension, Long> missing = new EnumMap<>(GovernanceDimension.class);
    private final LoadReport.Builder report;
    private final Map<String, Optional<Country>> countries = new HashMap<>();
    private final Set<String> aggregates = new LinkedHashSet<>();
    private long rows;
    private boolean withDecimalCommas;
    private long decimalCommas;
    private long decimalPoints;

    Scores(LoadReport.Builder report) {
        this.report = report;
    }

    /** The figures of one country, dimension and year, or of one country and dimension, while its row is read. */
    final class Row {
        private final List<Issue> faults = new ArrayList<>();
        private @Nullable Country country;
        private @Nullable GovernanceDimension dimension;
        private final Map<Integer, Entry> years = new TreeMap<>();
        private int missingYears;

        /** Says whose figures they are; there may be no column of names, -1. */
        void country(Cells line, int code, int name) {
            String named = name < 0 ? "" : line.trimmed(name);
            country(line.trimmed(code), line.place(code), named, line.place(Math.max(name, 0)));
        }

        /** Says whose figures they are. */
        void country(String code, Place codePlace, String name, Place namePlace) {
            Optional<Country> byCode = Scores.this.country(code);
            Optional<Country> byName = name.isEmpty() ? byCode : Scores.this.country(name);
            if (code.isEmpty() ? byName.isEmpty() : byCode.isEmpty()) {
                fault(NO_COUNTRY, codePlace, "expected the code of a country", code.isEmpty() ? name : code);
            } else if (byCode.isPresent() && byName.isPresent() && !byCode.equals(byName)) {
                fault(
                        "name-and-code-differ",
                        namePlace,
                        "expected a name of " + byCode.orElseThrow().name() + " beside the code " + code,
                        name);
            } else {
                country = byCode.or(() -> byName).orElseThrow();
                alias(code, country.alpha3());
                alias(name, country.name());
            }
        }

        private void alias(String from, String to) {
            if (!from.isEmpty() && !from.equals(to)) {
                report.alias(from, to);
            }
        }

        void dimension(Optional<GovernanceDimension> found, Place place, String text) {
            dimension = found.orElse(null);
            if (found.isEmpty()) {
                fault("unknown-indicator", place, "expected one of va, pv, ge, rq, rl, cc", text);
            }
        }

        /** Reads a year; -1 if it is none. */
        int year(String text, Place place) {
            Optional<Integer> year = Scores.year(text);
            if (year.isEmpty()) {
                fault("not-a-year", place, "expected a year from 1996 on", text);
            }
            return year.orElse(-1);
        }

        /** Reads a figure; one that is missing is left out. */
        void figure(int year, Figure figure, String text, Place place) {
            if (MISSING.contains(text)) {
                missingYears += figure == Figure.ESTIMATE ? 1 : 0;
                return;
            }
            boolean comma = withDecimalCommas && DECIMAL_COMMA.matcher(text).matches();
            boolean point = text.indexOf('.') >= 0;
            if ((comma && decimalPoints > 0) || (point && decimalCommas > 0)) {
                fault(
                        "mixed-decimals",
                        place,
                        "expected a decimal " + (comma ? "point" : "comma") + ", as in the figures before",
                        text);
                return;
            }
            decimalCommas += comma ? 1 : 0;
            decimalPoints += point ? 1 : 0;
            Optional<BigDecimal> number = PlainNumber.find(comma ? text.replace(',', '.') : text);
            number.ifPresent(value -> report.addToSum(FigureNames.label(figure), value));
            if (number.isEmpty() || !figure.holds(number.orElseThrow().doubleValue())) {
                fault(number.isEmpty() ? "not-a-number" : "out-of-range", place, "expected " + figure.rule(), text);
            } else {
                years.computeIfAbsent(year, unused -> new Entry(place))
                        .figures
                        .put(figure, number.orElseThrow().doubleValue());
            }
        }

        void fault(String code, Place place, String expected, String text) {
            faults.add(Issue.error(code, place, expected + ", found " + (text.isEmpty() ? "nothing" : text), text));
        }

        /** Takes the row over, or rejects it for its faults. */
        void end() {
            rows++;
            if (years.isEmpty()
                    && !faults.isEmpty()
                    && faults.stream().allMatch(each -> each.code().equals(NO_COUNTRY))) {
                faults.forEach(each -> withoutFigure(each.rawText()));
                return;
            }
            if (faults.isEmpty()) {
                for (Map.Entry<Integer, Entry> each : years.entrySet()) {
                    Entry before = entries.get(key(each.getKey()));
                    if (before != null
                            && each.getValue().figures.keySet().stream().anyMatch(before.figures::containsKey)) {
                        faults.add(Issue.error(
                                "duplicate-key",
                                each.getValue().place,
                                "expected every figure once, found another one of "
                                        + key(each.getKey()).country()
                                        + " " + key(each.getKey()).dimension().code() + " " + each.getKey() + " at "
                                        + before.place,
                                ""));
                    }
                }
            }
            if (!faults.isEmpty()) {
                report.reject(faults);
                return;
            }
            years.forEach((year, entry) -> entries.computeIfAbsent(key(year), unused -> new Entry(entry.place))
                    .figures
                    .putAll(entry.figures));
            missing.merge(key(0).dimension(), (long) missingYears, Long::sum);
        }

        private Key key(int year) {
            return new Key(year, Objects.requireNonNull(country), Objects.requireNonNull(dimension));
        }
    }

    private Optional<Country> country(String text) {
        Optional<Country> known = countries.get(text);
        if (known == null) {
            known = Country.find(text, PUBLISHER);
            if (countries.size() < MOST_NAMES) {
                countries.put(text, known);
            }
        }
        return known;
    }

    private void withoutFigure(String name) {
        if (aggregates.size() < MOST_NAMES) {
            aggregates.add(name);
        } else if (!aggregates.contains(name)) {
            throw LoadException.of(
                    "too-many-issues",
                    report.place(),
                    "expected at most " + MOST_NAMES + " names of no country, found more",
                    name);
        }
    }

    Row row() {
        return new Row();
    }

    /** Takes a comma for a decimal one from now on: no figure here has thousands. */
    void readDecimalCommas() {
        withDecimalCommas = true;
    }

    /** A year that the indicators have, or empty. */
    static Optional<Integer> year(String text) {
        return YEAR.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** Says what of the file is not in the tables. */
    void leftOut(Place place, String code, String message) {
        report.info(code, place, message);
    }

    /** Says of columns that are not read how many cells they hold. */
    void columnsLeftOut(Place place, List<String> header, Map<Integer, Long> counts, String expected) {
        counts.forEach((column, count) -> {
            if (count > 0) {
                String name = header.get(column);
                report.issue(Issue.info(
                        "column-left-out",
                        place.atLine(1),
                        "expected columns of " + expected + ", found " + count + " cells of another kind in the column "
                                + (Text.isBlank(name) ? "#" + (column + 1) : name)
                                + ", which are not in the tables",
                        name));
            }
        });
    }

    void issue(Issue issue) {
        report.issue(issue);
    }

    long rows() {
        return rows;
    }

    /**
     * The tables.
     *
     * @param said the edition that the file or the user says; without one it is the year after the last
     */
    Loaded<List<GovernanceTable>> finish(String source, Optional<Edition> said) {
        if (decimalCommas > 0) {
            report.info(
                    "decimal-comma",
                    Place.of(source),
                    "expected decimal points, found decimal commas in " + decimalCommas + " figures");
        }
        missing.forEach((dimension, count) -> {
            if (count > 0) {
                report.info(
                        "missing-score",
                        Place.of(source),
                        "expected estimates of " + dimension.label() + ", found " + count + " missing");
            }
        });
        if (!aggregates.isEmpty()) {
            report.info(
                    "aggregate-left-out",
                    Place.of(source),
                    "expected countries, found " + aggregates.size() + " others without a figure: "
                            + String.join(", ", aggregates));
        }
        Map<Integer, List<Map.Entry<Key, Entry>>> years = estimates();
        if (years.isEmpty()) {
            return new Loaded<>(ImmutableList.of(), report.licence("CC BY 4.0").build());
        }
        return new Loaded<>(tables(source, years, said), report.build());
    }

    /** What has an estimate, by year; the report says of the rest. */
    private Map<Integer, List<Map.Entry<Key, Entry>>> estimates() {
        Set<GovernanceDimension> estimated = EnumSet.noneOf(GovernanceDimension.class);
        Map<GovernanceDimension, List<Entry>> without = new EnumMap<>(GovernanceDimension.class);
        entries.forEach((key, entry) -> {
            if (entry.figures.containsKey(Figure.ESTIMATE)) {
                estimated.add(key.dimension());
            } else {
                without.computeIfAbsent(key.dimension(), unused -> new ArrayList<>())
                        .add(entry);
            }
        });
        if (estimated.isEmpty() && !entries.isEmpty()) {
            throw LoadException.of(
                    "without-estimate",
                    entries.values().iterator().next().place,
                    "expected estimates, indicators such as PV.EST, found none: scores of 0 to 100 and ranks are on other"
                            + " scales");
        }
        without.forEach((dimension, others) -> {
            if (!estimated.contains(dimension)) {
                report.issue(Issue.error(
                        "without-estimate",
                        others.get(0).place,
                        "expected estimates of " + dimension.label() + " too, found none beside what is said of "
                                + others.size() + " countries and years, which is not in the tables",
                        ""));
            }
        });
        Map<Integer, List<Map.Entry<Key, Entry>>> years = new TreeMap<>();
        for (Map.Entry<Key, Entry> each : entries.entrySet()) {
            Key key = each.getKey();
            Map<Figure, Double> figures = each.getValue().figures;
            Optional<String> rangeFault = FigureNames.rangeFault(figures);
            if (rangeFault.isPresent()) {
                report.issue(Issue.error("half-a-range", each.getValue().place, rangeFault.get(), ""));
            } else if (figures.containsKey(Figure.ESTIMATE)) {
                years.computeIfAbsent(key.year(), unused -> new ArrayList<>()).add(each);
            } else if (estimated.contains(key.dimension())) {
                report.issue(Issue.error(
                        "without-estimate",
                        each.getValue().place,
                        "expected an estimate of " + key.country().alpha3() + " "
                                + key.dimension().code() + " "
                                + key.year() + ", found only "
                                + figures.entrySet().stream()
                                        .map(figure -> FigureNames.label(figure.getKey()) + " " + figure.getValue())
                                        .collect(Collectors.joining(", ")),
                        ""));
            }
        }
        return years;
    }

    private List<GovernanceTable> tables(
            String source, Map<Integer, List<Map.Entry<Key, Entry>>> years, Optional<Edition> said) {
        int last = years.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
        Edition edition = said.orElse(Edition.of("WGI", Integer.toString(last + 1)));
        String inferred =
                "The file does not say its edition, which is taken to be the year after its last, " + last + ".";
        Source publication = Source.of(PUBLISHER, "Worldwide Governance Indicators, " + edition.edition() + " update")
                .withUrl("https://www.govindicators.org")
                .withLicence("CC BY 4.0");
        report.edition(edition.toString()).licence("CC BY 4.0").citation(publication.toString());
        if (said.isEmpty()) {
            report.info("edition-inferred", Place.of(source), inferred);
        }
        ImmutableList.Builder<GovernanceTable> tables = ImmutableList.builder();
        years.forEach((year, scores) -> {
            GovernanceTable.Builder table =
                    GovernanceTable.builder(year, edition).source(publication);
            scores.forEach(each -> table.add(
                    each.getKey().country(), each.getKey().dimension(), GovernanceScore.of(each.getValue().figures)));
            tables.add(said.isEmpty() ? table.note(inferred).build() : table.build());
        });
        return tables.build();
    }
}
