package io.github.criticalminerals.core.scenario;

import java.util.Arrays;
import java.util.List;

/**
 * The first half of a day: capacities, and orders that go upstream from the buyers to the mines.
 *
 * <p>Who orders asks for what he will use today and for a part, one in {@code refillDays}, of what his stock lacks;
 * what is on its way, waits for a licence or is owed counts as stock, and what he owes counts against it. Only what
 * lies in stock above the target makes him order less than he uses.
 */
final class Orders {

    private final Network net;
    private final Schedule schedule;
    private final Options options;
    private final State now;
    private final boolean owes;
    private final double elasticity;
    private final int stages;
    private final boolean anyGrowth;

    Orders(Network net, Schedule schedule, Options options, State now) {
        this.net = net;
        this.schedule = schedule;
        this.options = options;
        this.now = now;
        this.elasticity = options.demandElasticity.exactValue();
        this.owes = net.buyers.stream().anyMatch(buyer -> buyer.backOrders());
        this.stages = net.stageStart.length - 1;
        boolean grows = false;
        for (double growth : net.growth) {
            grows |= growth != 0;
        }
        this.anyGrowth = grows;
    }

    /** Whether what a link could not deliver stays owed. */
    boolean owes(int link) {
        int to = net.linkTo[link];
        return to < net.plantCount ? owes : net.buyers.get(to - net.plantCount).backOrders();
    }

    void capacities(int t) {
        if (schedule.changes(t)) {
            Arrays.fill(now.loss, 0);
            for (int s = 0; s < schedule.losses.size(); s++) {
                Schedule.Loss loss = schedule.losses.get(s);
                double lost = loss.lostOn(t);
                for (int i : loss.plants) {
                    now.loss[i] = 1 - (1 - now.loss[i]) * (1 - lost);
                }
            }
            for (int b = 0; b < net.buyerCount; b++) {
                now.target[b] = net.buyerTarget[b];
                now.priceFactor[b] = 1;
            }
            for (int s = 0; s < schedule.targets.size(); s++) {
                Schedule.Bought each = schedule.targets.get(s);
                for (int b : each.buyers) {
                    if (each.on(t)) {
                        now.target[b] = Math.max(now.target[b], each.number * net.need[b]);
                    }
                }
            }
            for (int s = 0; s < schedule.tariffs.size(); s++) {
                Schedule.Bought each = schedule.tariffs.get(s);
                for (int b : each.buyers) {
                    if (each.on(t)) {
                        now.priceFactor[b] *= 1 + each.number * each.part[b];
                    }
                }
            }
        }
        for (int i = 0; i < net.plantCount; i++) {
            now.capacity[i] = net.made[i] * (1 - now.loss[i]) * now.alpha[i] + spare(i, t);
        }
    }

    private double spare(int i, int t) {
        if (net.spare[i] == 0 || options.spareStart == SpareStart.NEVER) {
            return 0;
        }
        int from = net.plants.get(i).isProject()
                ? schedule.starts[i]
                : switch (options.spareStart) {
                    case UNSERVED_ORDER, NEVER -> now.spareFrom[i];
                    case ANNOUNCEMENT -> Math.min(now.spareFrom[i], schedule.announced);
                    case FORESIGHT -> 0;
                };
        if (from == Integer.MAX_VALUE) {
            return 0;
        }
        double since = (double) t - from - net.lag[i];
        double part = since < 0 ? 0 : net.ramp[i] == 0 ? 1 : Math.min(1, since / net.ramp[i]);
        return net.spare[i] * part;
    }

    void orders(int t) {
        if (schedule.restricts()) {
            Arrays.fill(now.restricted, false);
        }
        for (int b = 0; b < net.buyerCount; b++) {
            order(b, t);
        }
        for (int k = stages - 1; k >= 0; k--) {
            int first = net.stageStart[k];
            int last = net.stageStart[k + 1];
            allow(t, net.linkStart[first], net.linkStart[last]);
            for (int i = first; i < last; i++) {
                order(i);
            }
        }
    }

    private void order(int b, int t) {
        double need = net.need[b];
        if (anyGrowth && net.growth[b] != 0) {
            need *= Math.pow(1 + net.growth[b], t / Network.DAYS);
        }
        if (options.hasPrice()) {
            double price = now.price * now.priceFactor[b];
            if (price != 1) {
                need *= Math.pow(price, -elasticity);
            }
        }
        now.need[b] = need;
        double part = options.stockRule.part(now.stock[b], now.target[b], net.need[b]);
        now.wanted[b] = need * part + now.backlog[b];
        int n = net.plantCount + b;
        double above = now.stock[b] - now.target[b];
        double lacks = -(above + underway(n) - now.backlog[b]);
        place(n, need - net.need[b] + refill(lacks, Math.max(0, above)));
    }

    private void order(int i) {
        double more = now.askedBefore[i];
        double all = 0;
        double owed = 0;
        for (int l = net.linkStart[i]; l < net.linkStart[i + 1]; l++) {
            more += Math.max(0, now.want[l] - now.owed[l]) - net.flow[l];
            all += now.want[l] - net.flow[l];
            owed += now.owed[l];
        }
        now.newMore[i] = more;
        now.wantedMore[i] = all;
        double perTonne = net.perTonne[i];
        if (perTonne == 0) {
            return;
        }
        double productAbove = now.product[i] - net.productTarget[i];
        double feedAbove = now.feed[i] - net.feedTarget[i] + 0.0;
        double underway = underway(i);
        double lacks = -(productAbove * perTonne + feedAbove + underway - owed * perTonne);
        double surplus = Math.max(0, productAbove) * perTonne + Math.max(0, feedAbove);
        double byOrders = more * perTonne + refill(lacks, surplus);
        double byCapacity =
                (now.capacity[i] - net.made[i]) * perTonne + refill(-(feedAbove + underway), Math.max(0, feedAbove));
        place(i, Math.min(byOrders, byCapacity));
    }

    private double refill(double lacks, double surplus) {
        return (lacks >= 0 ? lacks : -Math.min(-lacks, surplus)) / options.refillDays;
    }

    /** What is on its way, in a queue or owed to somebody, beyond the baseline. */
    private double underway(int n) {
        if (!now.delays && !now.owing) {
            return 0;
        }
        double sum = 0;
        for (int l : net.linksTo[n]) {
            sum += now.underway[l] + now.queued[l] + now.owed[l];
        }
        return sum;
    }

    private void place(int n, double more) {
        for (int l : net.linksTo[n]) {
            now.order[l] = Math.max(0, net.flow[l] + net.weight[l] * more);
        }
    }

    /** What of the orders on the links of a stage may be delivered today. */
    private void allow(int t, int first, int last) {
        if (now.owing) {
            System.arraycopy(now.order, first, now.fresh, first, last - first);
            Arrays.fill(now.refusedOn, first, last, 0);
            Arrays.fill(now.approvedOn, first, last, 0);
            licences(t, first, last);
            for (int l = first; l < last; l++) {
                now.demand[l] = now.fresh[l] + now.owed[l];
            }
        }
        System.arraycopy(now.demand, first, now.want, first, last - first);
        cuts(t, first, last);
        for (int l : net.limited) {
            if (l >= first && l < last && now.want[l] > net.most[l]) {
                now.routeFull[net.linkFrom[l]] += now.want[l] - net.most[l];
                now.want[l] = net.most[l];
            }
        }
        quotas(t, first, last);
    }

    private void licences(int t, int first, int last) {
        List<Licences.Queue> queues = schedule.queues;
        for (int q = 0; q < queues.size(); q++) {
            Licences.Queue queue = queues.get(q);
            int l = queue.link;
            if (l < first || l >= last || t < queue.licence.first) {
                continue;
            }
            boolean on = t <= queue.licence.last;
            if (!on && queue.inQueue() == 0) {
                continue;
            }
            double asked = on ? queue.part * now.fresh[l] : 0;
            double before = queue.inQueue();
            queue.day(t, asked);
            now.queued[l] += queue.inQueue() - before;
            now.fresh[l] += queue.approvedToday - asked;
            now.refusedOn[l] += queue.refusedToday;
            now.approvedOn[l] += queue.approvedToday;
            int i = net.linkFrom[l];
            now.refused[i] += queue.refusedToday;
            now.awaiting[i] += Math.max(0, asked - queue.approvedToday - queue.refusedToday);
            if (on) {
                now.restricted[l] = true;
                queue.licence.bound |= asked > 0;
            }
        }
    }

    private void cuts(int t, int first, int last) {
        for (int s = 0; s < schedule.cuts.size(); s++) {
            Schedule.Limited cut = schedule.cuts.get(s);
            if (!cut.on(t)) {
                continue;
            }
            for (int j = 0; j < cut.links.length; j++) {
                int l = cut.links[j];
                if (l >= first && l < last) {
                    double struck = cut.part[j] * now.demand[l];
                    double most = now.demand[l] - struck + Math.min(struck, cut.kept * cut.part[j] * net.flow[l]);
                    now.restricted[l] = true;
                    if (most < now.want[l]) {
                        now.banned[net.linkFrom[l]] += now.want[l] - most;
                        now.want[l] = most;
                        cut.bound = true;
                    }
                }
            }
        }
    }

    /** Each quota by what would leave without any; on a link under two the tighter one counts. */
    private void quotas(int t, int first, int last) {
        if (schedule.quotas.isEmpty()) {
            return;
        }
        double[] before = now.ask;
        System.arraycopy(now.want, first, before, first, last - first);
        for (int s = 0; s < schedule.quotas.size(); s++) {
            Schedule.Counted quota = schedule.quotas.get(s);
            if (!quota.on(t)) {
                continue;
            }
            double asked = 0;
            for (int j = 0; j < quota.links.length; j++) {
                int l = quota.links[j];
                if (l >= first && l < last) {
                    asked += quota.part[j] * before[l];
                    now.restricted[l] = true;
                }
            }
            if (asked <= now.left[s]) {
                continue;
            }
            quota.bound = true;
            double kept = now.left[s] / asked;
            for (int j = 0; j < quota.links.length; j++) {
                int l = quota.links[j];
                double most = l >= first && l < last ? before[l] * (1 - quota.part[j] * (1 - kept)) : 0;
                if (l >= first && l < last && most < now.want[l]) {
                    now.quotaUsed[net.linkFrom[l]] += now.want[l] - most;
                    now.want[l] = most;
                }
            }
        }
    }
}
