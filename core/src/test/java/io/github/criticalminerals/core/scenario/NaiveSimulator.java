package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Producer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A second opinion, written from the page and not from the engine, of which it uses no class: plain loops over plants,
 * buyers and ways, in tonnes and not in differences, slow and short.
 */
final class NaiveSimulator {

    static final class Plant {
        String name;
        int stage;
        Producer place;
        double base;
        double yield = 1;
        boolean fed;
        double feed;
        double product;
        double feedTarget;
        double productTarget;
        double spare;
        double lag;
        double ramp;
        int spareFrom = Integer.MAX_VALUE;
        double made;
        double capacity;
        double askedBefore;
        double asked;
        double restricted;
        double makes;
        final List<Way> in = new ArrayList<>();
        final List<Way> out = new ArrayList<>();

        /** What it gets from nowhere, or gives to nowhere, to close the baseline. */
        double feedConstant() {
            return (fed ? base / yield : 0)
                    - in.stream().mapToDouble(way -> way.flow).sum();
        }

        double productConstant() {
            return out.stream().mapToDouble(way -> way.flow).sum() - base;
        }
    }

    static final class Buyer {
        String name;
        Producer place;
        EndUse use;
        double need;
        double target;
        double stock;
        int priority = 1;
        boolean backOrders;
        double backlog;
        double used;
        double wanted;
        final List<Way> in = new ArrayList<>();

        double constant() {
            return need - in.stream().mapToDouble(way -> way.flow).sum();
        }
    }

    static final class Way {
        Plant from;
        Plant toPlant;
        Buyer toBuyer;
        double flow;
        int days;
        double most = Double.POSITIVE_INFINITY;
        double owed;
        double order;
        double fresh;
        double demand;
        double want;
        double shipped;
        double arrived;
        double refused;
        double approved;
        boolean restricted;
        final Deque<Double> underway = new ArrayDeque<>();
        final List<double[]> queue = new ArrayList<>();

        Producer place() {
            return toPlant != null ? toPlant.place : toBuyer.place;
        }

        boolean abroad() {
            return !from.place.equals(place());
        }

        double waiting() {
            return queue.stream().mapToDouble(each -> each[0]).sum();
        }

        double onTheWay() {
            return underway.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** What strikes the ways from a place at a stage to abroad. */
    static final class Blow {
        String kind;
        Producer place;
        int stage;
        EndUse use;
        int first;
        int last;
        double size;
        int wait;
        double approved;
        double refused;
        double left;

        boolean on(int day) {
            return day >= first && day <= last;
        }
    }

    final List<Plant> plants = new ArrayList<>();
    final List<Buyer> buyers = new ArrayList<>();
    final List<Way> ways = new ArrayList<>();
    final List<Blow> blows = new ArrayList<>();
    int stages;
    int refillDays = 60;
    double psi;
    boolean byPriority;
    int switching = -1;
    boolean redirects;
    private final IdentityHashMap<Object, Integer> clocks = new IdentityHashMap<>();

    /** Before day 0: ways are full, stocks are at their targets. */
    void start() {
        for (Way way : ways) {
            for (int d = 0; d < way.days; d++) {
                way.underway.addLast(way.flow);
            }
        }
        for (Plant plant : plants) {
            plant.feed = plant.feedTarget;
            plant.product = plant.productTarget;
        }
        buyers.forEach(buyer -> buyer.stock = buyer.target);
    }

    /** Of a way's flow the part for a use: a buyer's is all or nothing, a plant's that of what it sells. */
    private double part(Way way, EndUse use) {
        if (use == null) {
            return 1;
        }
        if (way.toBuyer != null) {
            return way.toBuyer.use.equals(use) ? 1 : 0;
        }
        double all = 0;
        double meant = 0;
        for (Way next : way.toPlant.out) {
            all += next.flow;
            meant += next.flow * part(next, use);
        }
        return all > 0 ? meant / all : 0;
    }

    private boolean strikes(Blow blow, Way way) {
        return way.from.stage == blow.stage
                && way.from.place.equals(blow.place)
                && way.abroad()
                && part(way, blow.use) > 0;
    }

    void day(int day) {
        for (Plant plant : plants) {
            plant.askedBefore = plant.asked;
            plant.asked = 0;
            plant.restricted = 0;
            double kept = 1;
            for (Blow blow : blows) {
                if (blow.kind.equals("outage")
                        && blow.on(day)
                        && blow.stage == plant.stage
                        && blow.place.equals(plant.place)) {
                    kept *= 1 - blow.size;
                }
            }
            double since = (double) day - plant.spareFrom - plant.lag;
            double up = since < 0 ? 0 : plant.ramp == 0 ? 1 : Math.min(1, since / plant.ramp);
            plant.capacity = plant.base * kept + (plant.spareFrom == Integer.MAX_VALUE ? 0 : plant.spare * up);
        }
        for (Buyer buyer : buyers) {
            double holds = buyer.stock
                    + buyer.in.stream()
                            .mapToDouble(w -> w.onTheWay() + w.waiting() + w.owed)
                            .sum()
                    - buyer.backlog;
            double wants = buyer.target
                    + buyer.in.stream().mapToDouble(w -> w.days * w.flow).sum();
            buyer.wanted = buyer.need * rule(buyer.stock, buyer.target, buyer.need) + buyer.backlog;
            place(buyer.in, buyer.need - buyer.constant(), refill(wants - holds, buyer.stock - buyer.target));
        }
        for (int stage = stages - 1; stage >= 0; stage--) {
            allow(day, stage);
            for (Plant plant : plants) {
                if (plant.stage == stage && plant.fed) {
                    order(plant);
                }
            }
        }
        for (Way way : ways) {
            way.arrived = way.days > 0 ? way.underway.removeFirst() : 0;
        }
        for (int stage = 0; stage < stages; stage++) {
            deliver(day, stage);
        }
        for (Buyer buyer : buyers) {
            double have =
                    buyer.stock + buyer.in.stream().mapToDouble(w -> w.arrived).sum() + buyer.constant();
            buyer.used = Math.max(0, Math.min(have, buyer.wanted));
            buyer.stock = Math.max(0, have - buyer.used);
            buyer.backlog = buyer.backOrders ? Math.max(0, buyer.wanted - buyer.used) : 0;
        }
    }

    private double rule(double stock, double target, double use) {
        return psi == 0 || psi * target < use ? 1 : Math.min(1, stock / (psi * target));
    }

    private double refill(double lacks, double... above) {
        double surplus = 0;
        for (double each : above) {
            surplus += Math.max(0, each);
        }
        return (lacks >= 0 ? lacks : -Math.min(-lacks, surplus)) / refillDays;
    }

    /** Orders what is used from others than the balancing item, and the refill, by baseline shares. */
    private static void place(List<Way> in, double use, double refill) {
        double all = in.stream().mapToDouble(way -> way.flow).sum();
        for (Way way : in) {
            way.order = Math.max(0, way.flow / all * (use + refill));
        }
    }

    private void order(Plant plant) {
        double perTonne = 1 / plant.yield;
        double fresh = plant.askedBefore - plant.productConstant();
        double owed = 0;
        for (Way way : plant.out) {
            fresh += Math.max(0, way.want - way.owed);
            owed += way.owed;
        }
        double pipeline = 0;
        double full = 0;
        for (Way way : plant.in) {
            pipeline += way.onTheWay() + way.waiting() + way.owed;
            full += way.days * way.flow;
        }
        double productAbove = plant.product - plant.productTarget;
        double feedAbove = plant.feed - plant.feedTarget;
        double lacks = -(productAbove * perTonne + feedAbove + pipeline - full - owed * perTonne);
        double byOrders = fresh * perTonne + refill(lacks, productAbove * perTonne, feedAbove);
        double byCapacity = plant.capacity * perTonne + refill(-(feedAbove + pipeline - full), feedAbove);
        place(plant.in, Math.min(byOrders, byCapacity) - plant.feedConstant(), 0);
    }

    private void allow(int day, int stage) {
        for (Way way : ways) {
            if (way.from.stage != stage) {
                continue;
            }
            way.fresh = way.order;
            way.refused = 0;
            way.approved = 0;
            way.restricted = false;
            for (Blow blow : blows) {
                if (blow.kind.equals("licence") && strikes(blow, way)) {
                    licence(day, blow, way);
                }
            }
            way.demand = way.fresh + way.owed;
            way.want = way.demand;
            for (Blow blow : blows) {
                if (blow.kind.equals("cut") && blow.on(day) && strikes(blow, way)) {
                    double part = part(way, blow.use);
                    double most =
                            (1 - part) * way.demand + Math.min(part * way.demand, (1 - blow.size) * part * way.flow);
                    way.want = Math.min(way.want, most);
                    way.restricted = true;
                }
            }
            way.from.restricted += way.demand - way.want;
            way.want = Math.min(way.want, way.most);
        }
        for (Blow blow : blows) {
            if (blow.kind.equals("quota") && blow.on(day) && blow.stage == stage) {
                double asked = 0;
                for (Way way : ways) {
                    if (strikes(blow, way)) {
                        asked += part(way, blow.use) * way.want;
                        way.restricted = true;
                    }
                }
                double kept = asked > blow.left ? blow.left / asked : 1;
                for (Way way : ways) {
                    if (strikes(blow, way)) {
                        double less = way.want * part(way, blow.use) * (1 - kept);
                        way.want -= less;
                        way.from.restricted += less;
                    }
                }
            }
        }
    }

    private void licence(int day, Blow blow, Way way) {
        double part = part(way, blow.use);
        double asked = 0;
        if (blow.on(day)) {
            asked = part * way.fresh;
            way.queue.add(new double[] {asked, day + blow.wait});
            way.restricted = true;
        }
        List<double[]> again = new ArrayList<>();
        for (double[] each : List.copyOf(way.queue)) {
            if (day > blow.last) {
                way.approved += each[0];
                way.queue.remove(each);
            } else if (each[1] <= day) {
                way.queue.remove(each);
                way.approved += each[0] * blow.approved;
                way.refused += each[0] * blow.refused;
                again.add(new double[] {each[0] * (1 - blow.approved - blow.refused), day + blow.wait});
            }
        }
        way.queue.addAll(again);
        way.fresh += way.approved - asked;
        way.from.restricted += way.refused + Math.max(0, asked - way.approved - way.refused);
    }

    private void deliver(int day, int stage) {
        for (Plant plant : plants) {
            if (plant.stage == stage) {
                make(plant, day);
            }
        }
        List<Object> takers = new ArrayList<>();
        plants.stream().filter(plant -> plant.stage == stage + 1).forEach(takers::add);
        if (stage == stages - 1) {
            takers.addAll(buyers);
        }
        IdentityHashMap<Object, double[]> missing = new IdentityHashMap<>();
        for (Object taker : takers) {
            double sum = 0;
            for (Way way : waysTo(taker)) {
                sum += Math.max(0, way.demand - way.shipped) + way.refused;
            }
            missing.put(taker, new double[] {sum, sum});
        }
        if (redirects) {
            offer(stage, takers, missing, true, day);
        }
        offer(stage, takers, missing, false, day);
        for (Object taker : takers) {
            double usual = waysTo(taker).stream().mapToDouble(way -> way.flow).sum();
            int clock = clocks.getOrDefault(taker, 0);
            boolean misses = missing.get(taker)[0] > 1e-12 * usual;
            clocks.put(taker, misses ? Math.min(Math.max(0, switching), clock + 1) : Math.max(0, clock - 1));
        }
        for (Plant plant : plants) {
            if (plant.stage == stage) {
                settle(plant, day, missing);
            }
        }
    }

    private static List<Way> waysTo(Object taker) {
        return taker instanceof Plant plant ? plant.in : ((Buyer) taker).in;
    }

    private void make(Plant plant, int day) {
        double wanted = plant.out.stream().mapToDouble(way -> way.want).sum();
        double byFeed = Double.POSITIVE_INFINITY;
        double byRule = plant.capacity;
        if (plant.fed) {
            double have = plant.feed
                    + plant.feedConstant()
                    + plant.in.stream().mapToDouble(w -> w.arrived).sum();
            byFeed = Math.max(0, have * plant.yield);
            byRule = plant.capacity * rule(plant.feed, plant.feedTarget, plant.base / plant.yield);
        }
        double byOrders = wanted - plant.productConstant() + plant.productTarget - plant.product;
        plant.makes = Math.min(byRule, byFeed);
        plant.made = Math.max(0, Math.min(plant.makes, byOrders));
        double have = Math.max(0, plant.product + plant.made + plant.productConstant());
        boolean short_ = have < wanted * (1 - 1e-13);
        if (short_ && plant.made >= plant.capacity * (1 - 1e-9)) {
            plant.spareFrom = Math.min(plant.spareFrom, day);
        }
        List<List<Way>> ranks = new ArrayList<>();
        if (byPriority && plant.stage == stages - 1) {
            for (int rank = 1; rank <= 9; rank++) {
                int own = rank;
                ranks.add(plant.out.stream()
                        .filter(way -> way.toBuyer.priority == own)
                        .toList());
            }
        } else {
            ranks.add(plant.out);
        }
        double left = have;
        for (List<Way> rank : ranks) {
            double asked = rank.stream().mapToDouble(way -> way.want).sum();
            double share = !short_ ? 1 : asked > 0 ? Math.min(1, left / asked) : 0;
            for (Way way : rank) {
                way.shipped = way.want * share;
            }
            left = Math.max(0, left - asked);
        }
        plant.product = left;
    }

    private void offer(
            int stage, List<Object> takers, IdentityHashMap<Object, double[]> missing, boolean redirect, int day) {
        IdentityHashMap<Way, Double> asks = new IdentityHashMap<>();
        for (Object taker : takers) {
            int clock = clocks.getOrDefault(taker, 0);
            double speed = redirect || switching == 0 ? 1 : switching < 0 ? 0 : Math.min(1, (double) clock / switching);
            double misses = missing.get(taker)[0] * speed;
            double usual = waysTo(taker).stream().mapToDouble(way -> way.flow).sum();
            if (misses <= 1e-12 * usual) {
                continue;
            }
            double room = 0;
            for (Way way : waysTo(taker)) {
                double left = way.from.product + Math.max(0, way.from.capacity - way.from.made);
                left = redirect ? Math.min(left, way.from.restricted) : left;
                double own = way.restricted ? 0 : Math.max(0, Math.min(left, way.most - way.shipped));
                asks.put(way, own);
                room += own;
            }
            for (Way way : waysTo(taker)) {
                asks.put(way, room > 0 ? asks.get(way) * Math.min(1, misses / room) : 0);
                if (!redirect && room < misses * (1 - 1e-9) && !way.restricted) {
                    way.from.spareFrom = Math.min(way.from.spareFrom, day);
                }
            }
        }
        for (Plant plant : plants) {
            if (plant.stage != stage) {
                continue;
            }
            double asked = plant.out.stream()
                    .mapToDouble(way -> asks.getOrDefault(way, 0.0))
                    .sum();
            if (asked <= 0) {
                continue;
            }
            plant.asked += asked;
            double have = plant.product + Math.max(0, plant.makes - plant.made);
            have = redirect ? Math.min(have, plant.restricted) : have;
            double given = 0;
            for (Way way : plant.out) {
                double more = asks.getOrDefault(way, 0.0) * Math.min(1, have / asked);
                way.shipped += more;
                given += more;
                double[] lacks = missing.get(way.toPlant != null ? way.toPlant : way.toBuyer);
                lacks[0] = Math.max(0, lacks[0] - more);
            }
            plant.made += Math.max(0, given - plant.product);
            plant.product = Math.max(0, plant.product - given);
        }
    }

    private void settle(Plant plant, int day, IdentityHashMap<Object, double[]> missing) {
        if (plant.fed) {
            double have = plant.feed
                    + plant.feedConstant()
                    + plant.in.stream().mapToDouble(w -> w.arrived).sum();
            plant.feed = Math.max(0, have - plant.made / plant.yield);
        }
        for (Way way : plant.out) {
            double lacks = Math.max(0, way.demand - way.shipped);
            boolean owes = way.toBuyer != null
                    ? way.toBuyer.backOrders
                    : buyers.stream().anyMatch(buyer -> buyer.backOrders);
            boolean licensed = blows.stream().anyMatch(blow -> blow.kind.equals("licence") && strikes(blow, way));
            if (!owes) {
                lacks = licensed ? Math.min(lacks, way.owed + way.approved) : 0;
            }
            double[] own = missing.get(way.toPlant != null ? way.toPlant : way.toBuyer);
            way.owed = lacks > 0 ? lacks * Math.min(1, own[0] / own[1]) : 0;
            if (way.days > 0) {
                way.underway.addLast(way.shipped);
            } else {
                way.arrived = way.shipped;
            }
            for (Blow blow : blows) {
                if (blow.kind.equals("quota") && blow.on(day) && strikes(blow, way)) {
                    blow.left = Math.max(0, blow.left - part(way, blow.use) * way.shipped);
                }
            }
        }
    }
}
