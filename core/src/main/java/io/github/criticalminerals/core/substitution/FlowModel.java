package io.github.criticalminerals.core.substitution;

import io.github.criticalminerals.core.numeric.MinCostFlow;
import io.github.criticalminerals.core.numeric.Work;
import io.github.criticalminerals.core.quantity.Interval;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chain without losses as a flow in whole units, fifteen digits of all demand, to the nearest of which every amount
 * is rounded. What rounding alone leaves unmet is none. Demand that is not met flows along an arc of its own at a
 * penalty above any difference that ways through the chain can make, more for a higher level.
 */
final class FlowModel extends ChainModel {

    private static final int DIGITS = 15;

    private final ChainProblem problem;
    private final Grid grid;
    private final long[] demand;
    private final long[] limits;
    private final int[] linkArc;
    private final int[] limitArc;
    private final List<int[]> missing = new ArrayList<>();
    private final MinCostFlow solved;

    FlowModel(ChainProblem problem, Work work) {
        this.problem = problem;
        this.grid = new Grid(problem.totalDemand, DIGITS);
        this.demand = units(problem.demand);
        this.limits = units(problem.useful(problem.tonnes()));
        this.linkArc = new int[problem.links.size()];
        this.limitArc = new int[limits.length];
        long[] given = problem.rule == Reallocation.Rule.PRO_RATA ? proRata(work) : new long[demand.length];
        this.solved = network(
                problem.tranches(Arrays.stream(given).mapToDouble(grid::amount).toArray()), work);
    }

    private long[] units(double[] tonnes) {
        return Arrays.stream(tonnes).mapToLong(t -> (long) grid.units(t)).toArray();
    }

    @Override
    String method() {
        return "network flow, exact in whole units of " + Interval.exact(grid.amount(1)) + " t";
    }

    @Override
    int digits() {
        return DIGITS - 3;
    }

    @Override
    ChainProblem.Solution solve(double[] wanted, Work work) {
        long[] now = units(problem.useful(wanted));
        MinCostFlow network = solved;
        for (int i = 0; i < now.length; i++) {
            if (now[i] != limits[i]) {
                network = network == solved ? solved.copy(work) : network;
                network.limit(limitArc[i], now[i]);
            }
        }
        double[] flows = new double[linkArc.length];
        for (int k = 0; k < flows.length; k++) {
            flows[k] = grid.amount(network.flow(linkArc[k]));
        }
        long[] lacks = new long[demand.length];
        for (int[] arc : missing) {
            lacks[arc[0]] += network.flow(arc[1]);
        }
        int rounding = limits.length + demand.length;
        double[] unmet = Arrays.stream(lacks)
                .mapToDouble(units -> units > rounding ? grid.amount(units) : 0)
                .toArray();
        return new ChainProblem.Solution(flows, unmet, problem.cost(flows));
    }

    private int suppliersNode(int plant) {
        return 2 * plant;
    }

    private int nodes() {
        int caps = 0;
        for (ChainProblem.Limit limit : problem.limits) {
            caps += limit.kind() == Constraint.Kind.CAP ? 1 : 0;
        }
        return 2 * problem.plants.size() + problem.demand.length + caps + 2;
    }

    /** The chain from a source, which is the last node but one; each buyer's node is after the plants'. */
    private MinCostFlow chain(int nodes, Work work) {
        MinCostFlow network = new MinCostFlow(nodes, work);
        int n = problem.plants.size();
        int source = nodes - 2;
        int spare = 2 * n + problem.demand.length;
        int[] exit = new int[n];
        int[] entry = new int[linkArc.length];
        for (int i = 0; i < n; i++) {
            exit[i] = suppliersNode(i) + 1;
            limitArc[i] = network.arc(
                    suppliersNode(i), exit[i], limits[i], problem.plants.get(i).cost());
            if (!problem.fed[i]) {
                network.arc(source, suppliersNode(i), MinCostFlow.UNLIMITED, 0);
            }
        }
        for (int k = 0; k < entry.length; k++) {
            int to = problem.links.get(k).to();
            entry[k] = to < n ? suppliersNode(to) : n + to;
        }
        long[] room = new long[entry.length];
        Arrays.fill(room, MinCostFlow.UNLIMITED);
        for (int i = n; i < limits.length; i++) {
            ChainProblem.Limit limit = problem.limits.get(i);
            List<Integer> links = limit.links();
            if (links.isEmpty()) {
                limitArc[i] = network.arc(spare, spare, limits[i], 0);
                spare++;
                continue;
            }
            int from = problem.links.get(links.get(0)).from();
            if (limit.kind() == Constraint.Kind.ROUTE) {
                room[links.get(0)] = limits[i];
            } else if (problem.isAllOf(from, limit)) {
                limitArc[i] = network.arc(exit[from], spare, limits[i], 0);
                exit[from] = spare++;
            } else {
                limitArc[i] = network.arc(spare, entry[links.get(0)], limits[i], 0);
                for (int k : links) {
                    entry[k] = spare;
                }
                spare++;
            }
        }
        for (int k = 0; k < entry.length; k++) {
            ChainProblem.Link link = problem.links.get(k);
            linkArc[k] = network.arc(exit[link.from()], entry[k], room[k], link.cost());
        }
        for (int i = n; i < limits.length; i++) {
            if (problem.limits.get(i).kind() == Constraint.Kind.ROUTE) {
                limitArc[i] = linkArc[problem.limits.get(i).links().get(0)];
            }
        }
        return network;
    }

    private MinCostFlow network(List<ChainProblem.Tranche> tranches, Work work) {
        int nodes = nodes() + tranches.size();
        MinCostFlow network = chain(nodes, work);
        long dearest = 0;
        for (ChainProblem.Link link : problem.links) {
            dearest = Math.max(dearest, link.cost());
        }
        for (int i = 0; i < problem.plants.size(); i++) {
            dearest = Math.max(dearest, problem.plants.get(i).cost());
        }
        long penalty = 1 + Math.multiplyExact(nodes, dearest);
        int buyers = 2 * problem.plants.size();
        long[] left = demand.clone();
        long total = 0;
        int node = nodes();
        int source = nodes - 2;
        for (int t = 0; t < tranches.size(); t++) {
            ChainProblem.Tranche tranche = tranches.get(t);
            int b = tranche.buyer();
            boolean last = t + 1 == tranches.size() || tranches.get(t + 1).buyer() != b;
            long amount = last ? left[b] : Math.min(left[b], (long) grid.units(tranche.tonnes()));
            left[b] -= amount;
            int at = node - 2;
            node++;
            network.arc(buyers + b, at, MinCostFlow.UNLIMITED, 0);
            missing.add(new int[] {b, network.arc(source, at, amount, Math.multiplyExact(penalty, tranche.level()))});
            network.arc(at, nodes - 1, amount, 0);
            total += amount;
        }
        network.sendAll(source, nodes - 1, total);
        return network;
    }

    /**
     * What each buyer is given by the rule: the largest fraction that all can have; those in the way of a larger one
     * keep it, and the others are looked at again (a lexicographically largest base, Megiddo 1974, doi
     * 10.1007/BF01585506).
     */
    private long[] proRata(Work work) {
        long[] given = new long[demand.length];
        boolean[] settled = new boolean[demand.length];
        int open = demand.length;
        while (open > 0) {
            long part = 1;
            long whole = 1;
            boolean[] held = new boolean[demand.length];
            Arrays.fill(held, true);
            long[] asked = given.clone();
            for (boolean all = false; !all; ) {
                for (int b = 0; b < demand.length; b++) {
                    asked[b] = settled[b] ? given[b] : fraction(demand[b], part, whole);
                }
                Cut cut = leastCut(asked, work);
                all = cut.sent == Arrays.stream(asked).sum();
                if (!all) {
                    part = cut.capacity;
                    whole = 0;
                    for (int b = 0; b < demand.length; b++) {
                        held[b] = !cut.reached[b];
                        part -= settled[b] && held[b] ? given[b] : 0;
                        whole += !settled[b] && held[b] ? demand[b] : 0;
                    }
                }
            }
            for (int b = 0; b < demand.length; b++) {
                if (!settled[b] && held[b]) {
                    settled[b] = true;
                    given[b] = asked[b];
                    open--;
                }
            }
        }
        return given;
    }

    private static long fraction(long of, long part, long whole) {
        return BigInteger.valueOf(of)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    /** What gets through, the buyers whom more could reach, and what the chain can bring to the others. */
    private static final class Cut {

        final long sent;
        final boolean[] reached;
        final long capacity;

        Cut(long sent, boolean[] reached, long capacity) {
            this.sent = sent;
            this.reached = reached;
            this.capacity = capacity;
        }
    }

    private Cut leastCut(long[] asked, Work work) {
        int nodes = nodes();
        MinCostFlow network = chain(nodes, work);
        int buyers = 2 * problem.plants.size();
        for (int b = 0; b < asked.length; b++) {
            network.arc(buyers + b, nodes - 1, asked[b], 0);
        }
        long sent = network.send(nodes - 2, nodes - 1, Arrays.stream(asked).sum());
        boolean[] nodesReached = network.reachedFrom(nodes - 2);
        boolean[] reached = new boolean[asked.length];
        long capacity = sent;
        for (int b = 0; b < asked.length; b++) {
            reached[b] = nodesReached[buyers + b];
            capacity -= reached[b] ? asked[b] : 0;
        }
        return new Cut(sent, reached, capacity);
    }
}
