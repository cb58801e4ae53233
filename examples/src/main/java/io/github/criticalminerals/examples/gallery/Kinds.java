package io.github.criticalminerals.examples.gallery;

import com.google.common.collect.Maps;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Tornado;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.chart.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Each kind of chart of made-up amounts (t) by name. */
final class Kinds {
    private static final LocalDate START = LocalDate.of(2031, 1, 1);
    private static final Source NOBODY = Source.of("Nobody", "Made up for the gallery");
    private static final double BOUND = 10_007;

    private Kinds() {}

    static Map<String, Function<Map<String, Interval>, Chart>> all() {
        Map<String, Function<Map<String, Interval>, Chart>> kinds = new LinkedHashMap<>();
        kinds.put("Table", data -> Chart.of(table(Stage.MINING, data)));
        kinds.put("Pie of plain labels", data -> Chart.shares("Mined, 2031", "t", middles(data), 0.02));
        kinds.put("Bars of plain labels", data -> Chart.bars("Mined, 2031", "t", middles(data)));
        kinds.put("Intervals of plain labels", data -> Chart.intervals("Mined, 2031", "t", data));
        kinds.put("Lines of plain labels", data -> Chart.lines("Mined", "t", lines(data)));
        kinds.put("Spans of plain labels", data -> Chart.timeline("Acts", spans(data), START.plusDays(99)));
        kinds.put("Stage profile", Kinds::profile);
        kinds.put("Run", data -> Chart.of(simulation(data).run()));
        kinds.put("Corner runs", data -> Chart.of(simulation(data).corners()));
        kinds.put("Drawn runs", data -> Chart.of(simulation(data).draw(MonteCarlo.of(60, 7))));
        kinds.put("Flow between stages", data -> Chart.flows(simulation(data).run()));
        kinds.put("Tornado", Kinds::tornado);
        kinds.put("Sensitivity", Kinds::sensitivity);
        kinds.put("Methods side by side", Kinds::methods);
        kinds.put("Criticality", Kinds::criticality);
        kinds.put("Restrictions by status", Kinds::restrictions);
        return kinds;
    }

    private static Map<String, Double> middles(Map<String, Interval> data) {
        return new LinkedHashMap<>(
                Maps.transformValues(data, amount -> Kinds.bounded(amount).midpoint()));
    }

    private static Interval bounded(Interval amount) {
        return amount.isBounded() ? amount : Interval.of(amount.lower(), BOUND);
    }

    private static Producer producer(String name) {
        Optional<Country> country = Country.find(name);
        return country.isPresent() ? country.get() : Aggregate.of(name);
    }

    private static SupplyTable table(Stage stage, Map<String, Interval> data) {
        SupplyTableBuilder table = SupplyTable.builder("rare earths", stage, 2031, Basis.REO)
                .edition(Edition.of("Gallery", "1"))
                .source(NOBODY);
        data.forEach((name, amount) -> {
            if (amount.isBounded()) {
                table.add(producer(name), new Mass(amount, Basis.REO));
            } else {
                table.add(producer(name), Mass.unknown(Basis.REO), Mark.WITHHELD);
            }
        });
        return table.build();
    }

    private static Map<String, SortedMap<LocalDate, Double>> lines(Map<String, Interval> data) {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        middles(data).forEach((name, amount) -> {
            SortedMap<LocalDate, Double> line = new TreeMap<>();
            for (int month = 0; month < 12; month++) {
                line.put(START.plusMonths(month), amount * (1 + 0.3 * Math.sin(month + lines.size())));
            }
            lines.put(name, line);
        });
        return lines;
    }

    private static List<Span> spans(Map<String, Interval> data) {
        List<Span> spans = new ArrayList<>();
        data.forEach((name, amount) -> {
            LocalDate from = START.plusDays(31L * spans.size() % 200);
            spans.add(
                    amount.isBounded()
                            ? Span.of("act of " + name, name, from, from.plusDays((long) (amount.lower() / 20)))
                            : Span.openEnded("act of " + name, name, from));
        });
        return spans;
    }

    private static Chart profile(Map<String, Interval> data) {
        return Chart.of(StageProfile.of(
                List.of(table(Stage.MINING, data), table(Stage.REFINING, data)),
                Stage.parseSet("mining, refining, magnet")));
    }

    private static Simulation simulation(Map<String, Interval> data) {
        SupplyChainBuilder chain = SupplyChain.builder(Commodity.of("rare earths"), 2030, Basis.REO)
                .source(NOBODY);
        data.forEach((name, amount) -> {
            for (Stage stage : List.of(Stage.MINING, Stage.REFINING)) {
                chain.add(Plant.of(producer(name), stage, new Mass(bounded(amount), Basis.REO)));
            }
            chain.add(Buyer.of("buyer in " + name, new Mass(bounded(amount), Basis.REO))
                    .withStock(Interval.of(20, 60)));
        });
        Simulation calm = Simulation.of(chain.build()).from("2031-01-01").to("2031-12-31");
        return Country.find(data.keySet().iterator().next())
                .map(first -> calm.with(Shock.outage(first, Stage.REFINING, Share.parse("30..70 %"))
                        .from("2031-04-01")))
                .orElse(calm);
    }

    private static Chart tornado(Map<String, Interval> data) {
        List<Tornado.Swing> swings = new ArrayList<>();
        middles(data)
                .forEach((name, amount) -> swings.add(new Tornado.Swing(
                        name,
                        Interval.of(0, 90),
                        503 - amount / 13,
                        503 + amount / (swings.size() % 2 == 0 ? 7 : -29))));
        return Chart.of(new Tornado("a gap", "t", 503, swings, List.of()));
    }

    private static Chart sensitivity(Map<String, Interval> data) {
        double sum =
                middles(data).values().stream().mapToDouble(Double::doubleValue).sum();
        List<Sensitivity.FirstOrder> inputs = new ArrayList<>();
        middles(data)
                .forEach((name, amount) ->
                        inputs.add(new Sensitivity.FirstOrder(name, sum == 0 ? 0 : amount / sum, 0.02)));
        return Chart.of(new Sensitivity(inputs, 1, 1000, List.of()));
    }

    private static Chart methods(Map<String, Interval> data) {
        SideBySide.Builder methods = SideBySide.builder();
        data.forEach((name, amount) -> {
            methods.add("EU", name, Term.input("SR", "", amount, "EU scale", List.of(NOBODY)));
            methods.add("USGS", name, Term.input("SR", "", bounded(amount), "USGS scale", List.of(NOBODY)));
        });
        return Chart.of(methods.build());
    }

    private static Chart criticality(Map<String, Interval> data) {
        List<EuCriticality> materials = new ArrayList<>();
        data.forEach((name, amount) -> materials.add(
                EuCriticality.of(name, amount.scaledBy(1e-3), bounded(amount).scaledBy(4e-4), false)));
        return Chart.of(materials);
    }

    private static Chart restrictions(Map<String, Interval> data) {
        List<PolicyEvent> events = new ArrayList<>();
        data.forEach((name, amount) -> {
            LocalDate from = START.plusDays(31L * events.size() % 200);
            PolicyEvent.Builder event = PolicyEvent.builder("XX-2031-" + (events.size() + 1))
                    .title("licences of " + name)
                    .issuer("Made up", Country.CHINA)
                    .scope(Scope.ALL)
                    .instrument(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                    .announced(from.minusDays(20))
                    .verification(Verification.ACT)
                    .source(NOBODY);
            events.add((amount.isBounded() ? event.from(from) : event)
                    .until(from.plusDays(100))
                    .build());
        });
        return Chart.of(PolicyTimeline.of(events), Scope.ALL, START, START.plusYears(1));
    }
}
