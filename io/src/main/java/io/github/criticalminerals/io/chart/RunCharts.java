package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.scenario.Corners;
import io.github.criticalminerals.core.scenario.Draws;
import io.github.criticalminerals.core.scenario.Flow;
import io.github.criticalminerals.core.scenario.Month;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the charts of a simulation's runs show. */
final class RunCharts {
    /** The day on which a month's amount is drawn. */
    private static final int MIDDLE = 15;

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private static final ImmutableMap<String, ToDoubleFunction<Month>> AMOUNTS = ImmutableMap.of(
            "needed",
            Month::need,
            "used",
            Month::used,
            "lacked",
            Month::gap,
            "in stock at the end of the month",
            Month::stock);

    private RunCharts() {}

    static Chart run(Run run) {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        AMOUNTS.forEach((label, amount) -> lines.put(label, line(run, amount)));
        return scenario("Need, supply, stock and gap: ", "", run, lines, ImmutableMap.of());
    }

    static Chart corners(Corners corners) {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        lines.put("used, hopeful", line(corners.hopeful(), Month::used));
        lines.put("used, cautious", line(corners.cautious(), Month::used));
        lines.put("lacked, hopeful", line(corners.hopeful(), Month::gap));
        lines.put("lacked, cautious", line(corners.cautious(), Month::gap));
        return scenario("Supply and gap at both ends of all ranges: ", "", corners.cautious(), lines, ImmutableMap.of())
                .withNote(
                        "Two runs, which are no bounds: what lies between their inputs may lie beyond their outcomes.");
    }

    private static SortedMap<LocalDate, Double> line(Run run, ToDoubleFunction<Month> amount) {
        SortedMap<LocalDate, Double> line = new TreeMap<>();
        run.months().forEach(month -> line.put(month.month().atDay(MIDDLE), amount.applyAsDouble(month)));
        return line;
    }

    static Chart draws(Draws draws) {
        Run middle = draws.simulation().run();
        List<Month> months = middle.months();
        Reader reader = new Reader();
        Map<String, ToDoubleFunction<Run>> outcomes = new LinkedHashMap<>();
        AMOUNTS.forEach((label, amount) -> {
            for (int m = 0; m < months.size(); m++) {
                int at = m;
                outcomes.put(
                        label + months.get(m).month(),
                        run -> amount.applyAsDouble(reader.months(run).get(at)));
            }
        });
        Map<String, Summary> summaries = draws.summaries(outcomes);
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        Map<String, SortedMap<LocalDate, Interval>> bands = new LinkedHashMap<>();
        for (String label : AMOUNTS.keySet()) {
            SortedMap<LocalDate, Double> line = new TreeMap<>();
            SortedMap<LocalDate, Interval> band = new TreeMap<>();
            for (Month month : months) {
                Summary summary = summaries.get(label + month.month());
                if (summary != null) {
                    LocalDate day = month.month().atDay(MIDDLE);
                    line.put(day, summary.quantile(0.5));
                    band.put(day, Interval.of(summary.quantile(LOW), summary.quantile(HIGH)));
                }
            }
            lines.put(label, line);
            if (band.values().stream().anyMatch(range -> !range.isExact())) {
                bands.put(label, band);
            }
        }
        return scenario(
                        "Need, supply, stock and gap over ranges: ",
                        ", line: the median, band: 5 to 95 % of the runs",
                        middle,
                        lines,
                        bands)
                .withNote("Drawn: " + draws + ". Each month's quantiles are its own: no single run follows a line.");
    }

    /** The months of a run, which several outcomes read one after another. */
    private static final class Reader {
        private final AtomicReference<Map.Entry<Run, List<Month>>> last = new AtomicReference<>();

        List<Month> months(Run run) {
            Map.Entry<Run, List<Month>> known = last.get();
            if (known == null || known.getKey() != run) {
                known = Map.entry(run, run.months());
                last.set(known);
            }
            return known.getValue();
        }
    }

    static Chart flows(Run run) {
        SupplyChain chain = run.simulation().chain();
        Map<String, String> places = new LinkedHashMap<>();
        chain.plants()
                .forEach(plant -> places.put(
                        key(plant.stage(), plant.name()), plant.producer().name()));
        List<Stage> stages = chain.stages();
        List<Streams.Flow> flows = new ArrayList<>();
        for (Flow flow : run.flows()) {
            int column = stages.indexOf(flow.stage());
            String to = column + 1 < stages.size()
                    ? places.getOrDefault(key(stages.get(column + 1), flow.to()), flow.to())
                    : flow.to();
            flows.add(new Streams.Flow(
                    column, places.getOrDefault(key(flow.stage(), flow.from()), flow.from()), to, flow.sent()));
        }
        List<String> columns = new ArrayList<>(stages.stream().map(Stage::name).toList());
        columns.add("buyers");
        Streams.Grouped grouped = Streams.of(columns, flows, ResultCharts.SMALL);
        Set<String> notes = new LinkedHashSet<>(grouped.notes());
        notes.add("A bar is as high as what it gets or sends, whichever is more; the rest is lost or made of it, taken"
                + " from or put into stock, or closes the baseline.");
        run.notes().forEach(note -> notes.add(note + "."));
        String days = run.from() + " to " + run.to();
        return told(
                run,
                new Chart(
                        "What flows from stage to stage: " + commodity(run) + ", " + days,
                        "t in all, " + basis(run),
                        grouped.streams()),
                days,
                notes);
    }

    private static String key(Stage stage, String plant) {
        return stage + ", " + plant;
    }

    /** The marks are the days on which shocks set in. */
    private static Chart scenario(
            String title,
            String drawn,
            Run run,
            Map<String, SortedMap<LocalDate, Double>> lines,
            Map<String, SortedMap<LocalDate, Interval>> bands) {
        Set<String> notes = new LinkedHashSet<>();
        Set<LocalDate> marked = new LinkedHashSet<>();
        for (Shock shock : run.shocks()) {
            if (!shock.from().isBefore(run.from()) && !shock.from().isAfter(run.to())) {
                marked.add(shock.from());
            }
            notes.add("From " + shock.from()
                    + shock.until().map(day -> " to " + day).orElse("") + ": " + shock.name() + ".");
        }
        run.notes().forEach(note -> notes.add(note + "."));
        String unit = "t a month, " + basis(run) + "; each drawn at its middle" + drawn
                + (marked.isEmpty() ? "" : "; upright: a shock sets in");
        return told(
                run,
                new Chart(
                        title + commodity(run) + ", " + run.from() + " to " + run.to(),
                        unit,
                        Content.Lines.of(lines, bands, marked)),
                commodity(run),
                notes);
    }

    private static Chart told(Run run, Chart chart, String common, Iterable<String> notes) {
        List<Source> sources = run.simulation().chain().sources();
        String publishers = sources.stream().map(Source::publisher).distinct().collect(Collectors.joining(", "));
        return ResultCharts.told(
                chart.withSays(
                        Says.of(common, "simulated" + (publishers.isEmpty() ? "" : " on figures of " + publishers))),
                notes,
                Iterables.transform(ImmutableList.copyOf(sources), Source::toString));
    }

    private static String basis(Run run) {
        Basis basis = run.gap().basis();
        return basis.equals(Basis.UNSTATED) ? "basis unstated" : basis.name();
    }

    private static String commodity(Run run) {
        return run.simulation().chain().commodity().name();
    }
}
