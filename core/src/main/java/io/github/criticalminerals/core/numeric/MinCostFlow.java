package io.github.criticalminerals.core.numeric;

import java.util.Arrays;

/**
 * Flow of least cost through a network, in whole units, exact.
 *
 * <p>Successive shortest paths with potentials and blocking flows (Ahuja, Magnanti and Orlin 1993, Network Flows,
 * chapter 9). Capacities, costs and flows are whole numbers, so that there is nothing to round; among flows of equal
 * cost the one that earlier arcs carry is found, the same in every run.
 *
 * <p>After a solution the capacity of an arc can be changed with {@link #limit}, which repairs the flow where it must
 * and keeps it optimal: a sweep over many small changes costs a fraction of as many solutions. Work on a {@link #copy}
 * to keep the original.
 *
 * <p>Not for users of the library. Not for use by several threads.
 */
public final class MinCostFlow {

    /** A capacity above every flow that can occur. */
    public static final long UNLIMITED = Long.MAX_VALUE / 8;

    private final int nodes;
    private final Work work;
    private int size;
    /** First arc of each node, then the next of the same node; arc {@code k ^ 1} is the way back of arc {@code k}. */
    private final int[] first;

    private int[] next;
    private int[] to;
    /** What an arc can still take; on the way back, what it carries. */
    private long[] room;

    private long[] cost;
    private final long[] potential;
    private final long[] distance;
    private final int[] current;
    private final boolean[] seen;
    private final int[] heap;
    private final int[] place;
    private int waiting;
    /** Nodes as far as the one that is looked at: they need no place in the heap. */
    private final int[] level;

    /**
     * A network without arcs.
     *
     * @param nodes how many nodes there are, numbered from 0
     * @param work what its solutions count their steps on
     */
    public MinCostFlow(int nodes, Work work) {
        this(nodes, work, 0, new int[nodes], new int[16], new int[16], new long[16], new long[16], new long[nodes]);
        Arrays.fill(first, -1);
    }

    private MinCostFlow(
            int nodes,
            Work work,
            int size,
            int[] first,
            int[] next,
            int[] to,
            long[] room,
            long[] cost,
            long[] potential) {
        this.nodes = nodes;
        this.work = work;
        this.size = size;
        this.first = first;
        this.next = next;
        this.to = to;
        this.room = room;
        this.cost = cost;
        this.potential = potential;
        this.distance = new long[nodes];
        this.current = new int[nodes];
        this.seen = new boolean[nodes];
        this.heap = new int[nodes];
        this.place = new int[nodes];
        this.level = new int[nodes];
    }

    /**
     * Returns a copy with the same flow, to be changed apart from this one: what its solutions count their steps on.
     */
    public MinCostFlow copy(Work other) {
        return new MinCostFlow(
                nodes,
                other,
                size,
                first.clone(),
                next.clone(),
                to.clone(),
                room.clone(),
                cost.clone(),
                potential.clone());
    }

    /**
     * Adds an arc.
     *
     * @param from where it starts
     * @param target where it ends
     * @param capacity the most it can carry, at least 0; {@link #UNLIMITED} for no limit
     * @param unitCost what each unit on it costs, at least 0
     * @return its number, for {@link #flow} and {@link #limit}
     * @throws IllegalArgumentException if the capacity or cost is negative, or the cost so large that a path may
     *     overflow
     */
    public int arc(int from, int target, long capacity, long unitCost) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity must not be negative, but was " + capacity);
        }
        if (unitCost < 0 || unitCost > Long.MAX_VALUE / 8 / nodes) {
            throw new IllegalArgumentException("cost must be between 0 and " + Long.MAX_VALUE / 8 / nodes
                    + " in a network of " + nodes + " nodes, but was " + unitCost);
        }
        half(from, target, Math.min(capacity, UNLIMITED), unitCost);
        half(target, from, 0, -unitCost);
        return size - 2;
    }

    private void half(int from, int target, long capacity, long unitCost) {
        if (size == to.length) {
            next = Arrays.copyOf(next, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
            room = Arrays.copyOf(room, 2 * size);
            cost = Arrays.copyOf(cost, 2 * size);
        }
        to[size] = target;
        room[size] = capacity;
        cost[size] = unitCost;
        next[size] = first[from];
        first[from] = size++;
    }

    /**
     * Sends as much as possible, at least cost.
     *
     * @param source where the flow starts
     * @param sink where it ends
     * @param amount the most to send, at least 0
     * @return what was sent, at most {@code amount}
     */
    public long send(int source, int sink, long amount) {
        return send(source, sink, amount, Long.MAX_VALUE);
    }

    /**
     * Sends an amount at least cost.
     *
     * @param source where the flow starts
     * @param sink where it ends
     * @param amount what to send, at least 0
     * @throws NoSolutionException if less gets through
     */
    public void sendAll(int source, int sink, long amount) {
        long sent = send(source, sink, amount);
        if (sent < amount) {
            throw new NoSolutionException(
                    NoSolutionException.Kind.INFEASIBLE,
                    "flow must carry " + amount + " from node " + source + " to node " + sink + ", but at most " + sent
                            + " gets through");
        }
    }

    /**
     * What an arc carries.
     *
     * @return the flow, from 0 to its capacity
     */
    public long flow(int arc) {
        return room[arc ^ 1];
    }

    /**
     * {@return what all arcs cost together, the sum of flow times cost}
     *
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public long totalCost() {
        long sum = 0;
        for (int k = 0; k < size; k += 2) {
            sum = Math.addExact(sum, Math.multiplyExact(room[k ^ 1], cost[k]));
        }
        return sum;
    }

    /**
     * Changes the capacity of an arc and makes the flow optimal again: what no longer fits goes another way from the
     * arc's start to its end, and what now fits better is moved onto it.
     *
     * @param capacity the most it can carry from now on, at least 0
     * @throws NoSolutionException if what no longer fits has no other way
     */
    public void limit(int arc, long capacity) {
        int from = to[arc ^ 1];
        int target = to[arc];
        long carried = room[arc ^ 1];
        if (carried > capacity) {
            room[arc] = 0;
            room[arc ^ 1] = capacity;
            sendAll(from, target, carried - capacity);
            return;
        }
        long spare = Math.min(capacity, UNLIMITED) - carried;
        if (cost[arc] + potential[from] - potential[target] < 0) {
            room[arc] = 0;
            long moved = send(target, from, spare, -cost[arc]);
            if (moved < spare) {
                lowerPotentialsFrom(arc);
            }
            room[arc ^ 1] += moved;
            spare -= moved;
        }
        room[arc] = spare;
    }

    /** Where an arc's end does not reach its start, what it reaches is lowered until the arc costs nothing more. */
    private void lowerPotentialsFrom(int arc) {
        long excess = potential[to[arc]] - potential[to[arc ^ 1]] - cost[arc];
        if (excess > 0) {
            boolean[] reached = reachedFrom(to[arc]);
            for (int v = 0; v < nodes; v++) {
                if (reached[v]) {
                    potential[v] -= excess;
                }
            }
        }
    }

    /**
     * The nodes that more flow could get to: after {@link #send} the source's side of a least cut.
     *
     * @param source where it would start
     * @return true for each node that it could get to
     */
    public boolean[] reachedFrom(int source) {
        boolean[] reached = new boolean[nodes];
        int[] queue = new int[nodes];
        int last = 0;
        queue[last++] = source;
        reached[source] = true;
        work.spend(nodes + size);
        for (int i = 0; i < last; i++) {
            for (int k = first[queue[i]]; k >= 0; k = next[k]) {
                if (room[k] > 0 && !reached[to[k]]) {
                    reached[to[k]] = true;
                    queue[last++] = to[k];
                }
            }
        }
        return reached;
    }

    /** Sends along paths that cost less than a bound. */
    private long send(int source, int sink, long amount, long bound) {
        long sent = 0;
        while (sent < amount && shortestPaths(source, sink)) {
            work.spend(nodes);
            // no further than to the bound, where another way of that cost is known
            long far = bound == Long.MAX_VALUE
                    ? distance[sink]
                    : Math.min(distance[sink], bound - (potential[sink] - potential[source]));
            for (int v = 0; v < nodes; v++) {
                potential[v] += Math.min(distance[v], far);
            }
            if (far < distance[sink] || potential[sink] - potential[source] >= bound) {
                break;
            }
            System.arraycopy(first, 0, current, 0, nodes);
            Arrays.fill(seen, false);
            long more = advance(source, sink, amount - sent);
            while (more > 0) {
                sent += more;
                more = advance(source, sink, amount - sent);
            }
        }
        return sent;
    }

    /** One path of arcs without reduced cost, searched depth first; dead ends are not entered again. */
    private long advance(int node, int sink, long most) {
        if (node == sink || most == 0) {
            return most;
        }
        seen[node] = true;
        work.spend(1);
        for (; current[node] >= 0; current[node] = next[current[node]]) {
            int k = current[node];
            int target = to[k];
            if (room[k] > 0 && !seen[target] && cost[k] + potential[node] == potential[target]) {
                long moved = advance(target, sink, Math.min(most, room[k]));
                if (moved > 0) {
                    room[k] -= moved;
                    room[k ^ 1] += moved;
                    seen[node] = false;
                    return moved;
                }
            }
        }
        return 0;
    }

    /** Distances by reduced cost, up to the sink's; the rest are at least that. */
    private boolean shortestPaths(int source, int sink) {
        Arrays.fill(distance, Long.MAX_VALUE);
        Arrays.fill(place, -1);
        waiting = 0;
        distance[source] = 0;
        int onLevel = 0;
        level[onLevel++] = source;
        while (onLevel + waiting > 0) {
            int node = onLevel > 0 ? level[--onLevel] : nearest();
            if (node == sink) {
                return true;
            }
            long here = distance[node];
            long base = here + potential[node];
            int looked = 1;
            for (int k = first[node]; k >= 0; k = next[k]) {
                looked++;
                if (room[k] > 0) {
                    int target = to[k];
                    long through = base + cost[k] - potential[target];
                    if (through < distance[target]) {
                        distance[target] = through;
                        if (place[target] >= 0) {
                            rise(place[target], target);
                        } else if (through == here) {
                            level[onLevel++] = target;
                        } else {
                            rise(waiting++, target);
                        }
                    }
                }
            }
            work.spend(looked);
        }
        return false;
    }

    private int nearest() {
        int node = heap[0];
        int last = heap[--waiting];
        if (waiting > 0) {
            sink(last);
        }
        return node;
    }

    private void rise(int position, int node) {
        int i = position;
        while (i > 0 && distance[heap[(i - 1) / 2]] > distance[node]) {
            heap[i] = heap[(i - 1) / 2];
            place[heap[i]] = i;
            i = (i - 1) / 2;
        }
        heap[i] = node;
        place[node] = i;
    }

    private void sink(int node) {
        int i = 0;
        for (int child = 1; child < waiting; child = 2 * i + 1) {
            if (child + 1 < waiting && distance[heap[child + 1]] < distance[heap[child]]) {
                child++;
            }
            if (distance[heap[child]] >= distance[node]) {
                break;
            }
            heap[i] = heap[child];
            place[heap[i]] = i;
            i = child;
        }
        heap[i] = node;
        place[node] = i;
    }

    @Override
    public String toString() {
        return "network of " + nodes + " nodes, " + size / 2 + " arcs";
    }
}
