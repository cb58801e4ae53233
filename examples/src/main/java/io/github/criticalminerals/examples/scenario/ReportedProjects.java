package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.Indicator;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When dependence on China falls below 65 %, if the projects come as reported. */
public final class ReportedProjects implements Scenario {

    private static final double CEILING = 0.65;
    private static final String REPORTED = "outside China, as reported: ";
    private static final Pattern TONNES = Pattern.compile("(>?)([0-9][0-9,]*) t/a");
    private static final Pattern YEAR = Pattern.compile("(20[0-9]{2})");
    private static final int LAST = 2035;

    private final ReferenceData data;
    private final RefinedMaterials refined;
    private final MagnetTrade trade;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public ReportedProjects(ReferenceData data) {
        this.data = data;
        this.refined = new RefinedMaterials(data);
        this.trade = new MagnetTrade(data);
    }

    /**
     * A project of which tonnes a year and a start are reported.
     *
     * @param name company, site and stage
     * @param tonnes how much (t a year): product, or feed where the report says so
     * @param feed whether the tonnes are of feed
     * @param from the first year of it
     * @param printed as reported
     * @param source who reports it
     */
    record Project(String name, double tonnes, boolean feed, int from, String printed, String source) {
        boolean isOfMagnets() {
            return name.endsWith("magnets");
        }
    }

    /** Those that state both; a project of which one is missing has no row and is named as left out. */
    List<Project> projects() {
        ImmutableList.Builder<Project> projects = ImmutableList.builder();
        for (Indicator each : data.indicators()) {
            Matcher tonnes = TONNES.matcher(each.printed());
            Matcher year = YEAR.matcher(each.date());
            if (each.series().startsWith(REPORTED) && tonnes.find() && year.find() && !isConsumption(each)) {
                projects.add(new Project(
                        each.series().substring(REPORTED.length()),
                        Double.parseDouble(tonnes.group(2).replace(",", "")),
                        each.printed().contains("feed"),
                        Integer.parseInt(year.group(1)),
                        each.printed(),
                        each.source().locator().orElse(each.source().publisher())));
            }
        }
        return projects.build();
    }

    private static boolean isConsumption(Indicator each) {
        return each.printed().contains("consume")
                || each.printed().contains("imports")
                || each.series().contains("gallium");
    }

    // region scenario
    /** China's part of the world's refining in a year: it stays as it is, and projects add all they are said to. */
    double dependence(int year) {
        double china = refined.refines(Country.CHINA, 2024).tonnes().exactValue();
        double others = refined.world(2024) - china;
        for (Project project : projects()) {
            if (!project.isOfMagnets() && project.from() <= year) {
                others += project.tonnes(); // feed counts as if all of it became product: too much
            }
        }
        return china / (china + others);
    }

    /** The first year in which it is below the ceiling. */
    Optional<Integer> below(double ceiling) {
        for (int year = 2025; year <= LAST; year++) {
            if (dependence(year) < ceiling) {
                return Optional.of(year);
            }
        }
        return Optional.empty();
    }
    // endregion

    @Override
    public Answer answer() {
        Grid rows = Grid.of(
                "Projects with tonnes a year and a start", "project", "t a year", "from", "as reported", "where");
        for (Project each : projects()) {
            rows = rows.row(
                    each.name(),
                    Cell.of(each.tonnes(), 0),
                    Cell.of(String.valueOf(each.from())),
                    Cell.of(each.printed().replace("<", "below ").replace(">", "above ")),
                    Cell.of(each.source()));
        }
        double china = refined.refines(Country.CHINA, 2024).tonnes().exactValue();
        double magnets = projects().stream()
                .filter(Project::isOfMagnets)
                .mapToDouble(Project::tonnes)
                .sum();
        double missing = china / CEILING - refined.world(2024);
        Grid years = Grid.of("China's part, %", "year", "refining, projects as reported", "refining, IEA outlook");
        for (int year : new int[] {2024, 2026, 2028, 2030, 2035}) {
            boolean outlook = year == 2024 || year == 2030 || year == 2035;
            years = years.row(
                    String.valueOf(year),
                    Cell.of(100 * dependence(year), 1),
                    outlook ? Cell.of(100 * outlook(year), 1) : Cell.of("no table"));
        }
        String when = below(CEILING).map(year -> "in " + year).orElse("not within what is reported");
        return Answer.of(
                        "projects",
                        "8. Projects as reported",
                        "When does China's part of refined magnet rare earths fall below 65 % if every project outside"
                                + " China comes as reported, and China makes what it made in 2024? Only projects with"
                                + " tonnes a year and a start count.",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "Below 65 %%: %s. What is reported brings %.1f %% to %.1f %% by %d, even if every tonne of feed"
                                + " became a tonne of product.",
                        when,
                        100 * dependence(2024),
                        100 * dependence(LAST),
                        LAST))
                .finding(String.format(
                        Locale.ROOT,
                        "It takes %,.0f t a year more outside China, if China stands still; the IEA's outlook, in which"
                                + " it grows, ends at %.1f %% in 2035.",
                        missing,
                        100 * outlook(LAST)))
                .finding(String.format(
                        Locale.ROOT,
                        "Of magnets one project states both: %,.0f t a year in all, %.0f %% of what the United States"
                                + " import from China by weight, magnets without rare earths included. It would be a"
                                + " large step there; it changes nothing in refining, which it needs.",
                        magnets,
                        100 * magnets / trade.sent("China", MagnetTrade.AMERICA)))
                .grid(rows)
                .grid(years)
                .bindsFirst("Refining capacity: what has tonnes and a date is a small part of what the ceiling asks.")
                .doesNotBind("Mines: a project that mines without refining changes nothing in this share.")
                .assuming(
                        "Feed",
                        "counted as product",
                        "Too much: separation loses some, and feed holds lanthanum and cerium too.")
                .assuming("Ramp", "all at once in the first year reported", "Too early: plants take years.")
                .assuming(
                        "China", "stays at its output of 2024", "If it grows as in the outlook, the share falls less.")
                .notKnown("Projects without tonnes a year or without a start are not counted: "
                        + String.join("; ", leftOut()) + ".")
                .notKnown("What the projects make by element; more than 200 t of dysprosium and terbium weigh little in"
                        + " this total and much in those elements.")
                .notKnown("What the United States make of magnets today, and so their dependence. " + MagnetTrade.WIDER)
                .source(
                        "Projects: ReferenceData.indicators(), series \"outside China, as reported\", each with its page"
                                + " in the table.")
                .source(RefinedMaterials.SOURCE)
                .source(MagnetTrade.SOURCE);
    }

    private double outlook(int year) {
        return refined.refines(Country.CHINA, year).tonnes().exactValue() / refined.world(year);
    }

    private List<String> leftOut() {
        List<String> in = projects().stream().map(Project::name).toList();
        return data.indicators().stream()
                .filter(each -> each.series().startsWith(REPORTED))
                .map(each -> each.series().substring(REPORTED.length()))
                .filter(name -> !in.contains(name)
                        && (name.contains("separation") || name.contains("processing") || name.contains("mining")))
                .toList();
    }

    private Chart chart() {
        Map<String, Double> bars = new LinkedHashMap<>();
        bars.put("2024", 100 * dependence(2024));
        bars.put("2028, projects as reported", 100 * dependence(2028));
        bars.put("2035, projects as reported", 100 * dependence(LAST));
        bars.put("2030, IEA outlook", 100 * outlook(2030));
        bars.put("2035, IEA outlook", 100 * outlook(LAST));
        bars.put("the EU's ceiling", 100 * CEILING);
        return Chart.bars("China's part of refined magnet rare earths", "% of the world's refining", bars)
                .withNote("Projects outside China with tonnes and a start only; feed counted as product.")
                .withSource("IEA CMDE 2025; projects as reported by news agencies");
    }
}
