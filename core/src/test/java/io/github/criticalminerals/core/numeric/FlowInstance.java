package io.github.criticalminerals.core.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded flow problem: send {@code amount} from {@code source} to {@code sink} at least cost.
 *
 * <p>Four of five seeds give a chain of 1..4 stages with 2..7 producers each (every fiftieth 5 with 12), whose
 * capacities fall off as those of mining do and sum to 60..130 % of demand, routes of random cost between stages at
 * 20..100 % density, and demand that is not met at a penalty of 10,000 a unit. Every fifth gives an arbitrary network
 * of 5..24 nodes with cycles and arcs back, and one arc from source to sink at the penalty. Amounts are up to 1e3, 1e6
 * or 1e9 by seed.
 *
 * <p>{@link #main} writes all instances for a solver outside the build: a line {@code p SEED NODES ARCS SOURCE SINK
 * AMOUNT}, then a line {@code FROM TO CAPACITY COST} for each arc.
 */
record FlowInstance(long seed, int nodes, int source, int sink, long amount, List<Arc> arcs) {

    static final int COUNT = 500;
    static final long PENALTY = 10_000;

    record Arc(int from, int to, long capacity, long cost) {}

    /** No limit. */
    static Work work() {
        return new Work("test", Long.MAX_VALUE);
    }

    static FlowInstance of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long scale = seed % 3 == 0 ? 1_000 : seed % 3 == 1 ? 1_000_000 : 1_000_000_000;
        return seed % 5 == 4 ? arbitrary(seed, random, scale) : chain(seed, random, scale);
    }

    /**
     * The staged instance that benchmarks use too: nodes of stage s and producer c are in {@code 2(sn + c)}, out one
     * more.
     */
    static FlowInstance chain(long seed, int producers, int stages, int density, SplittableRandom random, long scale) {
        int n = producers;
        int buyers = 2 * n * stages;
        int source = buyers + n;
        List<Arc> arcs = new ArrayList<>();
        long[] demand = new long[n];
        long total = 0;
        for (int b = 0; b < n; b++) {
            demand[b] = 1 + (long) (scale * Math.pow(random.nextDouble(), 3));
            total += demand[b];
        }
        double slack = 0.6 + 0.7 * random.nextDouble();
        for (int s = 0; s < stages; s++) {
            double[] weight = new double[n];
            double sum = 0;
            for (int c = 0; c < n; c++) {
                weight[c] = Math.pow(1 + random.nextInt(n), -1.2);
                sum += weight[c];
            }
            for (int c = 0; c < n; c++) {
                int in = 2 * (s * n + c);
                arcs.add(new Arc(in, in + 1, (long) (weight[c] / sum * total * slack), 0));
                if (s == 0) {
                    arcs.add(new Arc(source, in, MinCostFlow.UNLIMITED, 0));
                }
                for (int b = 0; b < n; b++) {
                    if (b == c || random.nextInt(100) < density) {
                        int next = s + 1 < stages ? 2 * ((s + 1) * n + b) : buyers + b;
                        arcs.add(new Arc(in + 1, next, MinCostFlow.UNLIMITED, b == c ? 1 : 5 + random.nextInt(95)));
                    }
                }
            }
        }
        for (int b = 0; b < n; b++) {
            arcs.add(new Arc(source, buyers + b, demand[b], PENALTY));
            arcs.add(new Arc(buyers + b, source + 1, demand[b], 0));
        }
        return new FlowInstance(seed, source + 2, source, source + 1, total, arcs);
    }

    private static FlowInstance chain(long seed, SplittableRandom random, long scale) {
        int producers = seed % 50 == 0 ? 12 : 2 + random.nextInt(6);
        int stages = seed % 50 == 0 ? 5 : 1 + random.nextInt(4);
        return chain(seed, producers, stages, 20 + random.nextInt(81), random, scale);
    }

    private static FlowInstance arbitrary(long seed, SplittableRandom random, long scale) {
        int nodes = 5 + random.nextInt(20);
        long amount = 1 + random.nextLong(scale);
        List<Arc> arcs = new ArrayList<>();
        for (int k = 0; k < 4 * nodes; k++) {
            int from = random.nextInt(nodes);
            int to = random.nextInt(nodes);
            if (from != to) {
                arcs.add(new Arc(from, to, random.nextLong(scale), random.nextInt(100)));
            }
        }
        arcs.add(new Arc(0, nodes - 1, amount, PENALTY));
        return new FlowInstance(seed, nodes, 0, nodes - 1, amount, arcs);
    }

    /** The network, with the arcs numbered as they are listed (twice the index). */
    MinCostFlow network() {
        MinCostFlow network = new MinCostFlow(nodes, work());
        arcs.forEach(arc -> network.arc(arc.from(), arc.to(), arc.capacity(), arc.cost()));
        return network;
    }

    /** The same as a linear program; variables are the arcs. */
    double leastCostBySimplex() {
        LinearProgram program = new LinearProgram(arcs.size(), work());
        double[] cost = new double[arcs.size()];
        for (int v = 0; v < nodes; v++) {
            double[] balance = new double[arcs.size()];
            for (int k = 0; k < arcs.size(); k++) {
                balance[k] += arcs.get(k).from() == v ? 1 : 0;
                balance[k] -= arcs.get(k).to() == v ? 1 : 0;
            }
            if (v != sink) {
                program.constrain(
                        "node " + v, LinearProgram.Relation.EQUAL, v == source ? (double) amount : 0, balance);
            }
        }
        for (int k = 0; k < arcs.size(); k++) {
            cost[k] = arcs.get(k).cost();
            if (arcs.get(k).capacity() < MinCostFlow.UNLIMITED) {
                double[] one = new double[arcs.size()];
                one[k] = 1;
                program.constrain(
                        "arc " + k,
                        LinearProgram.Relation.AT_MOST,
                        (double) arcs.get(k).capacity(),
                        one);
            }
        }
        double[] solution = program.least(cost);
        double sum = 0;
        for (int k = 0; k < solution.length; k++) {
            sum += solution[k] * cost[k];
        }
        return sum;
    }

    /** Prints the instances; for making the oracle file. */
    public static void main(String[] args) {
        StringBuilder text = new StringBuilder();
        for (long seed = 0; seed < COUNT; seed++) {
            FlowInstance it = of(seed);
            text.append("p ")
                    .append(seed)
                    .append(' ')
                    .append(it.nodes)
                    .append(' ')
                    .append(it.arcs.size());
            text.append(' ')
                    .append(it.source)
                    .append(' ')
                    .append(it.sink)
                    .append(' ')
                    .append(it.amount)
                    .append('\n');
            for (Arc arc : it.arcs) {
                text.append(arc.from()).append(' ').append(arc.to()).append(' ');
                text.append(Math.min(arc.capacity(), it.amount))
                        .append(' ')
                        .append(arc.cost())
                        .append('\n');
            }
        }
        System.out.print(text);
    }
}
