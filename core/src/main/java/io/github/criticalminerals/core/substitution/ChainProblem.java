package io.github.criticalminerals.core.substitution;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.numeric.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A chain at one time, in one view, as plain numbers: plants and buyers in an order of their own, so that no result
 * depends on the order in which they were given.
 */
final class ChainProblem {

    /** From a plant to a plant, or to buyer {@code to - plants.size()}. */
    record Link(int from, int to, long cost, String name) {}

    /** A limit in tonnes of the sum of some links, or, if {@code share} is above 0, relative to the sum of others. */
    record Limit(
            Constraint.Kind kind, String name, double tonnes, List<Integer> links, double share, List<Integer> whole) {

        Limit(Constraint.Kind kind, String name, double tonnes, List<Integer> links) {
            this(kind, name, tonnes, links, 0, ImmutableList.of());
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
            return Arrays.stream(unmet).sum();
        }
    }

    final List<Plant> plants;
    final List<Buyer> buyers;
    final List<Link> links;
    final List<Limit> limits;
    final double[] demand;
    /** Of all buyers. */
    final double totalDemand;
    /** Of each plant's stage. */
    final double[] yield;
    /** Whether a plant needs the stage before. */
    final boolean[] fed;

    final Reallocation.Rule rule;
    private final View view;
    private final List<List<Integer>> linksFrom = new ArrayList<>();
    /** What of each plant's product all buyers need. */
    private final double[] needed;

    ChainProblem(Reallocation question, View view, Work work) {
        SupplyChain chain = question.chain;
        this.rule = question.options.rule;
        this.view = view;
        this.plants = ImmutableList.sortedCopyOf(
                Comparator.comparing(Plant::stage).thenComparing(Plant::name), chain.plants());
        this.buyers = ImmutableList.sortedCopyOf(Comparator.comparing(Buyer::name), chain.buyers());
        this.demand = buyers.stream()
                .mapToDouble(buyer -> finite(view.harmful(buyer.demand().tonnes()), "demand of " + buyer.name()))
                .toArray();
        this.totalDemand = Arrays.stream(demand).sum();
        this.yield = plants.stream()
                .mapToDouble(plant -> view.helpful(chain.yieldOf(plant.stage())))
                .toArray();
        this.fed = new boolean[plants.size()];
        this.needed = new double[plants.size()];
        double need = totalDemand;
        for (int i = plants.size() - 1; i >= 0; i--) {
            Stage stage = plants.get(i).stage();
            fed[i] = plants.get(i).fed() && !stage.equals(chain.stages().get(0));
            if (i + 1 < plants.size() && !plants.get(i + 1).stage().equals(stage)) {
                need /= yield[i + 1];
            }
            needed[i] = need;
        }
        Map<String, Route> routes = new LinkedHashMap<>();
        chain.routes().forEach(route -> routes.put(key(route.stage(), route.from(), route.to()), route));
        this.links = links(chain, routes, work);
        ImmutableList.Builder<Limit> all = ImmutableList.builder();
        for (int i = 0; i < plants.size(); i++) {
            Plant plant = plants.get(i);
            String name = "capacity of " + plant.name() + ", " + plant.stage();
            all.add(new Limit(Constraint.Kind.CAPACITY, name, capacity(plant, question), linksFrom.get(i)));
        }
        for (int k = 0; k < links.size(); k++) {
            Route route = routes.get(links.get(k).name);
            if (route != null && route.capacity().isKnown()) {
                String name = "route " + links.get(k).name;
                double most = finite(view.helpful(route.capacity().tonnes()), "capacity of " + name);
                all.add(new Limit(Constraint.Kind.ROUTE, name, most, ImmutableList.of(k)));
            }
        }
        for (Cap cap : ImmutableList.sortedCopyOf(Comparator.comparing(Cap::toString), question.options.caps)) {
            all.add(limit(cap, chain));
        }
        this.limits = all.build();
    }

    private static double finite(double tonnes, String what) {
        if (Double.isInfinite(tonnes)) {
            throw new IllegalArgumentException(what + " must be bounded, but is not");
        }
        return tonnes;
    }

    private static String key(Stage stage, String from, String to) {
        return stage + ", " + from + " to " + to;
    }

    private List<Link> links(SupplyChain chain, Map<String, Route> routes, Work work) {
        Set<Stage> limited = new LinkedHashSet<>();
        chain.routes().forEach(route -> limited.add(route.stage()));
        ImmutableList.Builder<Link> all = ImmutableList.builder();
        int k = 0;
        for (int i = 0; i < plants.size(); i++) {
            Stage stage = plants.get(i).stage();
            int next = chain.stages().indexOf(stage) + 1;
            boolean last = next == chain.stages().size();
            List<Integer> own = new ArrayList<>();
            work.spend(plants.size() + buyers.size());
            for (int j = 0; j < plants.size() + buyers.size(); j++) {
                boolean plant = j < plants.size();
                boolean target = plant
                        ? fed[j]
                                && !last
                                && plants.get(j).stage().equals(chain.stages().get(next))
                        : last;
                if (!target) {
                    continue;
                }
                work.spend(100);
                String to = plant
                        ? plants.get(j).name()
                        : buyers.get(j - plants.size()).name();
                String name = key(stage, plants.get(i).name(), to);
                Route route = routes.get(name);
                if (route != null || !limited.contains(stage)) {
                    all.add(new Link(i, j, route == null ? 0 : route.cost(), name));
                    own.add(k++);
                }
            }
            linksFrom.add(ImmutableList.copyOf(own));
        }
        return all.build();
    }

    private double capacity(Plant plant, Reallocation question) {
        double base = finite(view.helpful(plant.output().tonnes()), "output of " + plant.name());
        boolean cut = false;
        for (Reallocation.Cut each : question.options.cuts) {
            if (each.stage().equals(plant.stage()) && each.producer().equals(plant.producer())) {
                base *= 1 - view.harmful(each.removed().fraction());
                cut = true;
            }
        }
        double lag = view.harmful(plant.lagYears());
        double ramp = view.harmful(plant.rampYears());
        double since = question.options.years - lag;
        double part = since < 0 ? 0 : ramp == 0 ? 1 : Math.min(1, since / ramp);
        return cut || part == 0
                ? base
                : base + part * finite(view.helpful(plant.spare().tonnes()), "spare capacity of " + plant.name());
    }

    private Limit limit(Cap cap, SupplyChain chain) {
        List<Integer> whole = new ArrayList<>();
        List<Integer> some = new ArrayList<>();
        int buyer =
                plants.size() + Iterables.indexOf(buyers, each -> each.name().equals(cap.buyer()));
        double need = -1;
        for (int i = 0; i < plants.size(); i++) {
            if (plants.get(i).stage().equals(cap.stage())) {
                boolean capped = plants.get(i).producer().equals(cap.producer());
                need = capped ? needed[i] : need;
                for (int k : linksFrom.get(i)) {
                    if (cap.buyer().isEmpty() || links.get(k).to == buyer) {
                        whole.add(k);
                        some.addAll(capped ? ImmutableList.of(k) : ImmutableList.of());
                    }
                }
            }
        }
        boolean buyerKnown = cap.buyer().isEmpty()
                || (cap.stage().equals(Iterables.getLast(chain.stages())) && buyer >= plants.size());
        if (need < 0 || !buyerKnown) {
            throw new IllegalArgumentException(
                    "a cap must be on a plant of the chain, and for a buyer of its last stage, but was " + cap);
        }
        double wanted = cap.buyer().isEmpty() ? need : demand[buyer - plants.size()];
        ImmutableList<Integer> capped = ImmutableList.copyOf(some);
        return switch (cap.of()) {
            case TONNES -> new Limit(Constraint.Kind.CAP, cap.toString(), cap.limit(), capped);
            case DEMAND -> new Limit(Constraint.Kind.CAP, cap.toString(), cap.limit() * wanted, capped);
            case DELIVERED ->
                new Limit(Constraint.Kind.CAP, cap.toString(), 0, capped, cap.limit(), ImmutableList.copyOf(whole));
        };
    }

    /** The limit of each constraint (t). */
    double[] tonnes() {
        return limits.stream().mapToDouble(Limit::tonnes).toArray();
    }

    /** Limits, none above what all buyers need: a plant of any size must not hide an amount of grams. */
    double[] useful(double[] wanted) {
        double[] useful = wanted.clone();
        for (int i = 0; i < useful.length; i++) {
            List<Integer> some = limits.get(i).links;
            useful[i] = Math.min(useful[i], some.isEmpty() ? totalDemand : needed[links.get(some.get(0)).from]);
        }
        return useful;
    }

    /**
     * What a buyer's demand is split into by rule; for {@link Reallocation.Rule#PRO_RATA} by what each is to be given.
     */
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
            int level = rule == Reallocation.Rule.PRIORITY
                    ? 1 + lowest - buyers.get(b).priority()
                    : 1;
            all.add(new Tranche(b, demand[b] - first, level));
        }
        return all.build();
    }

    /**
     * Whether the problem is a flow: nothing is lost, and every limit is on one plant, one route or one buyer's part.
     */
    boolean isFlow() {
        return Arrays.stream(yield).allMatch(each -> each == 1)
                && limits.stream().allMatch(this::isOneArc);
    }

    private boolean isOneArc(Limit limit) {
        if (!limit.whole.isEmpty()) {
            return false;
        }
        if (limit.links.isEmpty()) {
            return true;
        }
        Link first = links.get(limit.links.get(0));
        return isAllOf(first.from, limit)
                || (first.to >= plants.size() && limit.links.stream().allMatch(k -> links.get(k).to == first.to));
    }

    /** Whether a limit is on everything that a plant delivers. */
    boolean isAllOf(int plant, Limit limit) {
        return limit.links.equals(linksFrom.get(plant));
    }

    double sum(double[] flows, List<Integer> some) {
        return some.stream().mapToDouble(k -> flows[k]).sum();
    }

    double cost(double[] flows) {
        double sum = 0;
        for (int k = 0; k < flows.length; k++) {
            sum += flows[k] * (links.get(k).cost + plants.get(links.get(k).from).cost());
        }
        return sum;
    }
}
