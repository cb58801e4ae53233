package io.github.criticalminerals.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The cases of origins through re-exports, of outages in a row of stages, and of closed forms in every {@code .json}
 * file of the folder that {@code critmin.vectors} names, told apart by their fields: 1e-9 relative. Parts of such files
 * that are of no known kind are named. Files without any of these cases are left to the other reference tests.
 */
@Tag("shared")
class ScenarioVectorsReferenceTest {

    private static final Pattern DEMAND = Pattern.compile("demand ([0-9.]+)");
    private static final Pattern START = Pattern.compile("from period ([0-9]+)");

    private final List<String> faults = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int compared;
    private int cases;

    @Test
    void everyKnownCaseIsReproduced() throws IOException {
        String folder = System.getProperty("critmin.vectors");
        assumeTrue(folder != null, "critmin.vectors is not set");
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                read(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
            }
        }
        unknown.forEach(name -> System.out.println("vectors: " + name + " | of unknown kind"));
        System.out.println("vectors: scenario: " + compared + " numbers of " + cases + " cases compared, "
                + unknown.size() + " of unknown kind");
        assertThat(faults).isEmpty();
        assumeTrue(compared > 0, "critmin.vectors has no case of scenarios");
    }

    private void read(String file, JsonNode root) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (root.isArray()) {
            for (int i = 0; i < root.size(); i++) {
                parts.put(file + " " + (i + 1), root.get(i));
            }
        } else {
            root.properties().forEach(part -> parts.put(file + " " + part.getKey(), part.getValue()));
        }
        List<String> others = new ArrayList<>();
        int before = cases;
        parts.forEach((name, part) -> {
            if (part.isContainerNode() && !run(name, part)) {
                others.add(name);
            }
        });
        if (cases > before) {
            unknown.addAll(others);
        }
    }

    /** Runs a case, or the cases in a list; false if there is none. */
    private boolean run(String name, JsonNode part) {
        if (part.isArray()) {
            boolean any = false;
            for (int i = 0; i < part.size(); i++) {
                any |= part.get(i).isObject() && run(name + " " + (i + 1), part.get(i));
            }
            return any;
        }
        JsonNode in = part.path("inputs");
        int before = cases;
        cases++;
        if (has(part, "production", "trade_exporter_by_importer", "origin_by_consumer")) {
            reExports(name, part);
        } else if (has(part, "runs") && part.path("runs").path(0).has("inventory_level_end_of_period")) {
            outages(name, part);
        } else if (has(in, "capacity_left", "alpha_max", "tau_days") && has(part, "alpha_on_day")) {
            overproduction(name, part, in);
        } else if (has(in, "tau_days") && has(part, "damage_left_on_day")) {
            recovery(name, part, in);
        } else if (has(in, "stock_days", "psi", "inflow_cut")) {
            stockRule(name, part, in);
        } else if (has(in, "tau_days") && has(part, "gap_left_on_day")) {
            refill(name, part, in);
        } else if (has(in, "cost_share", "part_left")) {
            lostInput(name, part, in);
        } else if (has(part, "others_must_scale_by_share_lost")) {
            scaleUp(name, part);
        } else if (has(in, "holding_cost", "shortage_cost", "demand_a_period")) {
            sizing(name, part, in);
        } else {
            cases = before;
        }
        return cases > before;
    }

    private static boolean has(JsonNode node, String... fields) {
        return Stream.of(fields).allMatch(node::has);
    }

    private void compare(String what, double expected, double actual) {
        compared++;
        double near = 1e-9 * Math.max(Math.abs(expected), 1e-3);
        boolean same = Math.abs(expected - actual) <= near;
        System.out.println("vectors: " + what + " | " + expected + " | " + actual + (same ? "" : " | DIFFERS"));
        if (!same) {
            faults.add(what + ": expected " + expected + ", was " + actual);
        }
    }

    private void eachDay(String name, JsonNode days, IntToDoubleFunction actual) {
        for (Map.Entry<String, JsonNode> day : days.properties()) {
            compare(
                    name + ", day " + day.getKey(),
                    day.getValue().asDouble(),
                    actual.applyAsDouble(Integer.parseInt(day.getKey())));
        }
    }

    private void reExports(String name, JsonNode part) {
        List<String> countries = new ArrayList<>();
        part.path("countries").forEach(country -> countries.add(country.asText()));
        int n = part.path("production").size();
        while (countries.size() < n) {
            countries.add("country " + (countries.size() + 1));
        }
        Map<String, Double> production = new LinkedHashMap<>();
        List<ReExports.Export> trade = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            production.put(countries.get(i), part.path("production").get(i).asDouble());
            for (int j = 0; j < n; j++) {
                double tonnes =
                        part.path("trade_exporter_by_importer").get(i).get(j).asDouble();
                if (tonnes > 0) {
                    trade.add(new ReExports.Export(countries.get(i), countries.get(j), tonnes));
                }
            }
        }
        ReExports origins = ReExports.of(production, trade);
        double[] columns = new double[n];
        double[] rows = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double tonnes = origins.tonnes(countries.get(i), countries.get(j));
                rows[i] += tonnes;
                columns[j] += tonnes;
                compare(
                        name + " " + countries.get(i) + " in " + countries.get(j),
                        part.path("origin_by_consumer").get(i).get(j).asDouble(),
                        tonnes);
            }
        }
        for (int i = 0; i < n; i++) {
            if (has(part, "row_sums_production")) {
                compare(
                        name + " row " + i,
                        part.path("row_sums_production").get(i).asDouble(),
                        rows[i]);
            }
            if (has(part, "column_sums_consumption")) {
                compare(
                        name + " column " + i,
                        part.path("column_sums_consumption").get(i).asDouble(),
                        columns[i]);
            }
        }
        if (has(part, "prebalance_iterations")) {
            compare(name + " rounds", part.path("prebalance_iterations").asDouble(), origins.rounds());
        }
    }

    /** Demand and first period stand in the case's own fields, or in its text. */
    private void outages(String name, JsonNode part) {
        String text = part.path("what").asText();
        double demand = number(part, "demand", DEMAND, text);
        int start = (int) number(part, "outage_from_period", START, text);
        for (JsonNode run : part.path("runs")) {
            outage(name + ", " + run.path("outage_periods") + " periods", run, demand, start);
        }
    }

    private static double number(JsonNode part, String field, Pattern pattern, String text) {
        if (part.has(field)) {
            return part.path(field).asDouble();
        }
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("a case of outages must say its " + field + ", but its text is " + text);
        }
        return Double.parseDouble(found.group(1));
    }

    /**
     * A supplier without limit, stages that pass on what they get, one day of transport, refill in one day,
     * back-orders.
     */
    private void outage(String name, JsonNode run, double demand, int start) {
        int n = run.path("base_stock").size();
        Interval unlimited = Interval.ZERO;
        SupplyChainBuilder chain = Chains.chain();
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            double stock = k == 0 ? 0 : run.path("base_stock").get(k - 1).asDouble() - demand;
            sum += stock;
            chain.add(Chains.plant(Chains.CHINA, stage(k), demand)
                    .withName("node")
                    .withSpare(Chains.daily(1e6), unlimited, unlimited)
                    .withStocks(Interval.ZERO, Interval.exact(stock / demand)));
            chain.add(Route.of(stage(k), "node", k == n ? "customer" : "node", Chains.daily(demand))
                    .withDays(k == n ? 0 : 1));
        }
        chain.add(Chains.buyer("customer", demand).withBackOrders());
        int periods = run.path("inventory_level_end_of_period").path("1").size();
        int outage = run.path("outage_periods").asInt();
        Simulation simulation = Simulation.of(chain.build())
                .from(Chains.DAY0)
                .to(Chains.DAY0.plusDays(Math.max(periods, start + 4L * outage)))
                .with(SpareStart.FORESIGHT)
                .withRefill(1)
                .with(Shock.of(
                                "receipts pause",
                                new Effect.Pause(),
                                io.github.criticalminerals.core.policy.Scope.ALL.at(stage(0)))
                        .from(Chains.DAY0.plusDays(start))
                        .until(Chains.DAY0.plusDays(start + outage - 1L)));
        Engine engine = Chains.engine(simulation);
        double backlog = 0;
        for (int t = 0; t < start + 4 * outage; t++) {
            engine.day(t);
            for (int k = 1; k <= n; k++) {
                double level = engine.now.product[k];
                for (int l = engine.net.linkStart[k]; l < engine.net.linkStart[k + 1]; l++) {
                    level -= engine.now.owed[l];
                }
                backlog = k == n ? Math.max(backlog, -level) : backlog;
                JsonNode levels = run.path("inventory_level_end_of_period").path(String.valueOf(n + 1 - k));
                if (t < levels.size()) {
                    compare(
                            name + ", node " + (n + 1 - k) + ", period " + t,
                            levels.get(t).asDouble(),
                            level);
                }
            }
        }
        compare(name + ", identity of the peak backlog", Math.max(0, demand * outage - sum), backlog);
    }

    private static Stage stage(int k) {
        return new Stage("node " + (char) ('a' + k), 1.0 + k);
    }

    private void overproduction(String name, JsonNode part, JsonNode in) {
        double left = in.path("capacity_left").asDouble() / in.path("need").asDouble(1);
        Engine engine = Chains.engine(Simulation.of(Chains.pair(0))
                .from(Chains.DAY0)
                .to(Chains.DAY0.plusDays(3650))
                .withOverproduction(
                        in.path("alpha_max").asDouble(), in.path("tau_days").asInt())
                .with(Shock.outage(Chains.CHINA, Stage.REFINING, Share.of(1 - left))
                        .from(Chains.DAY0)));
        double[] alpha = new double[3650];
        for (int t = 0; t < alpha.length; t++) {
            alpha[t] = engine.now.alpha[0];
            engine.day(t);
        }
        eachDay(name, part.path("alpha_on_day"), day -> alpha[day]);
    }

    private void recovery(String name, JsonNode part, JsonNode in) {
        int tau = in.path("tau_days").asInt();
        for (Map.Entry<String, JsonNode> day : part.path("damage_left_on_day").properties()) {
            int t = Integer.parseInt(day.getKey());
            compare(
                    name + " linear, day " + t,
                    day.getValue().path("linear").asDouble(),
                    lostAfter(Recovery.linear(tau), t));
            compare(
                    name + " convex, day " + t,
                    day.getValue().path("convex").asDouble(),
                    lostAfter(Recovery.convex(tau), t));
        }
    }

    /** Read off an engine: half of a plant is lost on day 0 only, and comes back. */
    private static double lostAfter(Recovery recovery, int day) {
        Engine engine = Chains.engine(Simulation.of(Chains.pair(0))
                .from(Chains.DAY0)
                .to(Chains.DAY0.plusDays(day + 1L))
                .with(Shock.outage(Chains.CHINA, Stage.REFINING, Share.of(0.5))
                        .from(Chains.DAY0)
                        .until(Chains.DAY0)
                        .recovering(recovery)));
        for (int t = 0; t <= day; t++) {
            engine.day(t);
        }
        return (1 - engine.now.capacity[0] / 10) / 0.5;
    }

    private void stockRule(String name, JsonNode part, JsonNode in) {
        double cover = in.path("stock_days").asDouble();
        double cut = in.path("inflow_cut").asDouble();
        double psi = in.path("psi").asDouble();
        double[] proportional = uses(cover, cut, StockRule.proportional(psi), 2000);
        double[] untilEmpty = uses(cover, cut, StockRule.UNTIL_EMPTY, 2000);
        if (has(part, "first_day_constrained")) {
            int first = 0;
            while (proportional[first] >= 1) {
                first++;
            }
            compare(name + " first day", part.path("first_day_constrained").asDouble(), first);
        }
        eachDay(name, part.path("output_on_day"), day -> proportional[day]);
        Matcher days = Pattern.compile("over_([0-9]+)_days").matcher(name);
        int length = days.find() ? Integer.parseInt(days.group(1)) : 365;
        if (has(part, "PROPORTIONAL")) {
            compare(name + " PROPORTIONAL", part.path("PROPORTIONAL").asDouble(), lost(proportional, length));
        }
        if (has(part, "UNTIL_EMPTY")) {
            compare(name + " UNTIL_EMPTY", part.path("UNTIL_EMPTY").asDouble(), lost(untilEmpty, length));
        }
        if (part.path("continuous").has("empty_by_UNTIL_EMPTY")) {
            compare(
                    name + " continuous, empty",
                    part.path("continuous").path("empty_by_UNTIL_EMPTY").asDouble(),
                    ClosedForms.daysToStockOut(Interval.exact(cover), Share.of(cut))
                            .lower());
        }
    }

    private static double lost(double[] uses, int days) {
        double sum = 0;
        for (int t = 0; t < days; t++) {
            sum += 1 - uses[t];
        }
        return sum;
    }

    /** What a buyer uses of its need, day by day, when a part of its supply is gone. */
    private static double[] uses(double cover, double cut, StockRule rule, int days) {
        Simulation simulation = Simulation.of(Chains.pair(cover))
                .from(Chains.DAY0)
                .to(Chains.DAY0.plusDays(days))
                .with(rule)
                .with(Shock.exportCut(Chains.CHINA, Stage.REFINING, Share.of(cut))
                        .from(Chains.DAY0));
        return Chains.daily(simulation, days, now -> now.used[0] / now.need[0]);
    }

    /** A buyer wants a larger stock from day 0 on; a supplier without limit. */
    private void refill(String name, JsonNode part, JsonNode in) {
        SupplyChain chain = Chains.chain()
                .add(Plant.of(Chains.CHINA, Stage.REFINING, Chains.daily(10))
                        .withSpare(Chains.daily(1e6), Interval.ZERO, Interval.ZERO))
                .add(Chains.buyer("Japan", 10).withStock(Interval.exact(7)))
                .build();
        Simulation simulation = Simulation.of(chain)
                .from(Chains.DAY0)
                .to(Chains.DAY0.plusDays(4000))
                .with(SpareStart.FORESIGHT)
                .withRefill(in.path("tau_days").asInt())
                .with(Shock.of(
                                "more stock",
                                new Effect.StockTarget(Interval.exact(19)),
                                io.github.criticalminerals.core.policy.Scope.ALL.to(Chains.JAPAN))
                        .from(Chains.DAY0));
        double[] stock = Chains.daily(simulation, 4000, now -> now.stock[0]);
        eachDay(name, part.path("gap_left_on_day"), day -> (190 - (day == 0 ? 70 : stock[day - 1])) / 120);
    }

    private void lostInput(String name, JsonNode part, JsonNode in) {
        double percent = name.contains("percent") ? 100 : 1;
        double c = in.path("cost_share").asDouble();
        double m = in.path("part_left").asDouble();
        for (Map.Entry<String, JsonNode> loss : part.path("loss_by_elasticity").properties()) {
            compare(
                    name + ", elasticity " + loss.getKey(),
                    loss.getValue().asDouble(),
                    percent * ClosedForms.lossOfInput(c, m, Double.parseDouble(loss.getKey())));
        }
        if (has(part, "first_order")) {
            compare(
                    name + " first order",
                    part.path("first_order").asDouble(),
                    percent * ClosedForms.firstOrderLoss(c, m));
        }
    }

    private void scaleUp(String name, JsonNode part) {
        for (Map.Entry<String, JsonNode> lost :
                part.path("others_must_scale_by_share_lost").properties()) {
            compare(
                    name + ", lost " + lost.getKey(),
                    lost.getValue().asDouble(),
                    ClosedForms.scaleUpToReplace(Double.parseDouble(lost.getKey())));
        }
        for (Map.Entry<String, JsonNode> covered : part.properties()) {
            Matcher share = Pattern.compile("covered_at_ceiling_for_share_lost_([0-9.]+)")
                    .matcher(covered.getKey());
            if (share.matches()) {
                for (Map.Entry<String, JsonNode> ceiling : covered.getValue().properties()) {
                    compare(
                            name + ", ceiling " + ceiling.getKey(),
                            ceiling.getValue().asDouble(),
                            ClosedForms.coveredAtCeiling(
                                    Double.parseDouble(share.group(1)), Double.parseDouble(ceiling.getKey())));
                }
            }
        }
    }

    private void sizing(String name, JsonNode part, JsonNode in) {
        ClosedForms.Sizing size = ClosedForms.sizeOfStock(
                in.path("chance_of_disruption").asDouble(),
                in.path("chance_of_recovery").asDouble(),
                in.path("holding_cost").asDouble(),
                in.path("shortage_cost").asDouble(),
                in.path("demand_a_period").asDouble());
        compare(name + " stock", part.path("base_stock").asDouble(), size.stock());
        compare(name + " cost", part.path("expected_cost_a_period").asDouble(), size.cost());
    }
}
