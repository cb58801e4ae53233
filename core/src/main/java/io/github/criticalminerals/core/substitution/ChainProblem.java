package io.github.criticalminerals.core.substitution;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chain at one time, in one view, as plain numbers: plants and buyers in an order of their own, so that no result depends
 * on the order in which they were given.
 */
final class ChainProblem {

    /** From a plant to a plant, or to buyer {@code to - plants.size()}. */
    record Link(int from, int to, long cost, String name) {}

    /** A limit in tonnes of the sum of some links, or, if {@code share} is above 0, relative to the sum of others. */
    record Limit(
            Constraint.Kind kind, String name, double tonnes, List<Integer> links, double share, List<Integer> whole) {

        boolean isRelative() {
            return !whole.isEmpty();
        }
    }

    /** A part of a buyer's demand; a higher level is served first. */
    record Tranche(int buyer, double tonnes, int level) {}

    /** What each link carries and each buyer lacks (t a year), and what it costs. */
    static final class Solution {

        final double[] flows;
        final double[] unmet;
        final double cost;

        Solution(double[] flows, double[] unmet, double cost) {
            this.flows = flows;
            this.unmet = unmet;
            this.cost = cost;
        }

        double totalUnmet() {
            double sum = 0;
            for (double each : unmet) {
                sum += each;
            }
            return sum;
        }
    }

    final List<Plant> plants;
    final List<Buyer> buyers;
    final List<Link> links;
    final List<Limit> limits;
    final double[] demand;
    /** Of each plant's stage. */
    final double[] yield;
    /** Whether a plant needs the stage before. */
    final boolean[] fed;

    final AllocationRule rule;

    ChainProblem(
            SupplyChain chain,
            double years,
            View view,
            List<Reallocation.Cut> cuts,
            List<Cap> caps,
            AllocationRule rule) {
        this.rule = rule;
        this.plants = ImmutableList.sortedCopyOf(
                Comparator.comparing(Plant::stage).thenComparing(Plant::name), chain.plants());
        this.buyers = ImmutableList.sortedCopyOf(Comparator.comparing(Buyer::name), chain.buyers());
        this.demand = new double[buyers.size()];
        for (int b = 0; b < demand.length; b++) {
            Interval wanted = buyers.get(b).demand().tonnes();
            demand[b] = finite(
                    view == View.CAUTIOUS ? wanted.upper() : wanted.lower(),
                    "demand of ",
                    buyers.get(b).name());
        }
        this.yield = new double[plants.size()];
        this.fed = new boolean[plants.size()];
        for (int i = 0; i < yield.length; i++) {
            Plant plant = plants.get(i);
            Interval each = chain.yieldOf(plant.stage());
            yield[i] = view == View.CAUTIOUS ? each.lower() : each.upper();
            fed[i] = plant.fed() && !plant.stage().equals(chain.stages().get(0));
        }
        this.links = links(chain);
        List<Limit> all = new ArrayList<>();
        for (int i = 0; i < plants.size(); i++) {
            Plant plant = plants.get(i);
            all.add(new Limit(
                    Constraint.Kind.CAPACITY,
                    "capacity of " + plant.name() + ", " + plant.stage(),
                    capacity(plant, years, view, cuts),
                    linksFrom(List.of(i), ""),
                    0,
                    List.of()));
        }
        Map<String, Route> routes = new LinkedHashMap<>();
        chain.routes().forEach(route -> routes.put(key(route.stage(), route.from(), route.to()), route));
        for (int k = 0; k < links.size(); k++) {
            Route route = routes.get(links.get(k).name);
            if (route != null && route.capacity().isKnown()) {
                Interval most = route.capacity().tonnes();
                all.add(new Limit(
                        Constraint.Kind.ROUTE,
                        "route " + links.get(k).name,
                        finite(
                                view == View.CAUTIOUS ? most.lower() : most.upper(),
                                "capacity of route ",
                                links.get(k).name),
                        List.of(k),
                        0,
                        List.of()));
            }
        }
        for (Cap cap : ImmutableList.sortedCopyOf(Comparator.comparing(Cap::toString), caps)) {
            all.add(limit(cap, chain));
        }
        this.limits = ImmutableList.copyOf(all);
    }

    private static double finite(double tonnes, String what, String name) {
        if (Double.isInfinite(tonnes)) {
            throw new IllegalArgumentException(what + name + " must be bounded, but is not");
        }
        return tonnes;
    }

    private static String key(Stage stage, String from, String to) {
        return stage + ", " + from + " to " + to;
    }

    private List<Link> links(SupplyChain chain) {
        Map<String, Route> routes = new LinkedHashMap<>();
        List<Stage> limited = new ArrayList<>();
        for (Route route : chain.routes()) {
            routes.put(key(route.stage(), route.from(), route.to()), route);
            limited.add(route.stage());
        }
        Stage last = Iterables.getLast(chain.stages());
        ImmutableList.Builder<Link> all = ImmutableList.builder();
        for (int i = 0; i < plants.size(); i++) {
            Stage stage = plants.get(i).stage();
            int next = chain.stages().indexOf(stage) + 1;
            for (int j = 0; j < plants.size() + buyers.size(); j++) {
                boolean target = j < plants.size()
                        ? fed[j]
                                && !stage.equals(last)
                                && plants.get(j).stage().equals(chain.stages().get(next))
                        : stage.equals(last);
                String name = key(
                        stage,
                        plants.get(i).name(),
                        j < plants.size()
                                ? plants.get(j).name()
                                : buyers.get(j - plants.size()).name());
                Route route = routes.get(name);
                if (target && (route != null || !limited.contains(stage))) {
                    all.add(new Link(i, j, route == null ? 0 : route.cost(), name));
                }
            }
        }
        return all.build();
    }

    private static double capacity(Plant plant, double years, View view, List<Reallocation.Cut> cuts) {
        boolean cautious = view == View.CAUTIOUS;
        Interval output = plant.output().tonnes();
        double base = finite(cautious ? output.lower() : output.upper(), "output of ", plant.name());
        boolean cut = false;
        for (Reallocation.Cut each : cuts) {
            if (each.stage().equals(plant.stage()) && each.producer().equals(plant.producer())) {
                Interval removed = each.removed().fraction();
                base *= 1 - (cautious ? removed.upper() : removed.lower());
                cut = true;
            }
        }
        Interval spare = plant.spare().tonnes();
        double lag = cautious ? plant.lagYears().upper() : plant.lagYears().lower();
        double ramp = cautious ? plant.rampYears().upper() : plant.rampYears().lower();
        double part = years < lag ? 0 : ramp == 0 ? 1 : Math.min(1, (years - lag) / ramp);
        double more = cut || part == 0
                ? 0
                : part * finite(cautious ? spare.lower() : spare.upper(), "spare capacity of ", plant.name());
        return base + more;
    }

    private List<Integer> linksFrom(List<Integer> from, String buyer) {
        ImmutableList.Builder<Integer> some = ImmutableList.builder();
        for (int k = 0; k < links.size(); k++) {
            Link link = links.get(k);
            boolean wanted = buyer.isEmpty()
                    || (link.to >= plants.size()
                            && buyers.get(link.to - plants.size()).name().equals(buyer));
            if (from.contains(link.from) && wanted) {
                some.add(k);
            }
        }
        return some.build();
    }

    private Limit limit(Cap cap, SupplyChain chain) {
        List<Integer> stage = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        for (int i = 0; i < plants.size(); i++) {
            if (plants.get(i).stage().equals(cap.stage())) {
                stage.add(i);
                if (plants.get(i).producer().equals(cap.producer())) {
                    group.add(i);
                }
            }
        }
        boolean buyerKnown = cap.buyer().isEmpty()
                || (cap.stage().equals(Iterables.getLast(chain.stages()))
                        && buyers.stream().anyMatch(buyer -> buyer.name().equals(cap.buyer())));
        if (group.isEmpty() || !buyerKnown) {
            throw new IllegalArgumentException(
                    "a cap must be on a plant of the chain, and for a buyer of its last stage, but was " + cap);
        }
        List<Integer> some = linksFrom(group, cap.buyer());
        double needed = 0;
        for (int b = 0; b < demand.length; b++) {
            if (cap.buyer().isEmpty() || buyers.get(b).name().equals(cap.buyer())) {
                needed += demand[b];
            }
        }
        for (int i = plants.size() - 1; i >= 0; i--) {
            boolean after = plants.get(i).stage().compareTo(cap.stage()) > 0;
            boolean first =
                    i == 0 || !plants.get(i - 1).stage().equals(plants.get(i).stage());
            needed /= after && first ? yield[i] : 1;
        }
        return switch (cap.of()) {
            case TONNES -> new Limit(Constraint.Kind.CAP, cap.toString(), cap.limit(), some, 0, List.of());
            case DEMAND -> new Limit(Constraint.Kind.CAP, cap.toString(), cap.limit() * needed, some, 0, List.of());
            case DELIVERED ->
                new Limit(Constraint.Kind.CAP, cap.toString(), 0, some, cap.limit(), linksFrom(stage, cap.buyer()));
        };
    }

    /** What a buyer's demand is split into by rule; for {@link AllocationRule#PRO_RATA} by what each is to be given. */
    List<Tranche> tranches(double[] targets) {
        ImmutableList.Builder<Tranche> all = ImmutableList.builder();
        int lowest = buyers.stream().mapToInt(Buyer::priority).max().orElse(1);
        for (int b = 0; b < demand.length; b++) {
            double first =
                    switch (rule) {
                        case LEAST_COST, PRIORITY -> 0;
                        case CONTRACT_FIRST ->
                            buyers.get(b).contracted().tonnes().lower();
                        case PRO_RATA -> targets[b];
                    };
            if (first > 0) {
                all.add(new Tranche(b, first, 2));
            }
            int level =
                    rule == AllocationRule.PRIORITY ? 1 + lowest - buyers.get(b).priority() : 1;
            all.add(new Tranche(b, demand[b] - first, level));
        }
        return all.build();
    }

    /** Whether the problem is a flow: nothing is lost, and every limit is on one plant, one route or one buyer's part. */
    boolean isFlow() {
        for (double each : yield) {
            if (each != 1) {
                return false;
            }
        }
        for (Limit limit : limits) {
            if (limit.isRelative() || (limit.kind == Constraint.Kind.CAP && !isOneArc(limit))) {
                return false;
            }
        }
        return true;
    }

    private boolean isOneArc(Limit limit) {
        if (limit.links.isEmpty()) {
            return true;
        }
        Link first = links.get(limit.links.get(0));
        return isAllOf(first.from, limit)
                || (first.to >= plants.size() && limit.links.stream().allMatch(k -> links.get(k).to == first.to));
    }

    /** Whether a limit is on everything that a plant delivers. */
    boolean isAllOf(int plant, Limit limit) {
        return limit.links.equals(linksFrom(List.of(plant), ""));
    }

    double sum(double[] flows, List<Integer> some) {
        double sum = 0;
        for (int k : some) {
            sum += flows[k];
        }
        return sum;
    }

    double cost(double[] flows) {
        double sum = 0;
        for (int k = 0; k < flows.length; k++) {
            sum += flows[k] * (links.get(k).cost + plants.get(links.get(k).from).cost());
        }
        return sum;
    }
}
