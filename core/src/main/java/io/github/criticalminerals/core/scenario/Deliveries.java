package io.github.criticalminerals.core.scenario;

import java.util.Arrays;

/**
 * The second half of a day, from the mines to the buyers: production, rationing, what exporters redirect and what is
 * asked of others, transport, stocks, use. Sums are of differences from the baseline, so that a day without shocks is
 * exactly one.
 */
final class Deliveries {

    /** What counts as nothing, of what somebody gets on the baseline. */
    private static final double NOTHING = 1e-12;

    /** Sums of differences are off by less than this part of what they are sums of. */
    private static final double ROUNDING = 1e-13;

    /** Two limits that differ by less than this part are reached together. */
    private static final double SAME = 1e-9;

    private final Network net;
    private final Schedule schedule;
    private final Options options;
    private final Orders orders;
    private final State now;
    private final int stages;

    Deliveries(Network net, Schedule schedule, Options options, Orders orders, State now) {
        this.net = net;
        this.schedule = schedule;
        this.options = options;
        this.orders = orders;
        this.now = now;
        this.stages = net.stageStart.length - 1;
    }

    /** What was shipped some days ago arrives, unless it is held up. */
    void arrivals(int t) {
        if (!schedule.pauses.isEmpty()) {
            Arrays.fill(now.paused, false);
            for (int s = 0; s < schedule.pauses.size(); s++) {
                Schedule.Struck pause = schedule.pauses.get(s);
                if (pause.on(t)) {
                    pause.bound = true;
                    for (int l : pause.links) {
                        now.paused[l] = true;
                    }
                }
            }
        }
        for (int l : net.delayed) {
            arrive(l, now.ring[now.ringStart[l] + t % net.days[l]]);
        }
    }

    private void arrive(int l, double amount) {
        if (now.paused[l]) {
            now.held[l] += amount;
            now.arrived[l] = 0;
        } else if (now.held[l] > 0) {
            now.arrived[l] = amount + now.held[l];
            now.held[l] = 0;
        } else {
            now.arrived[l] = amount;
        }
    }

    void deliver(int t) {
        for (int k = 0; k < stages; k++) {
            int first = net.stageStart[k];
            int last = net.stageStart[k + 1];
            int next = k + 1 < stages ? net.stageStart[k + 1] : net.plantCount;
            int end = k + 1 < stages ? net.stageStart[k + 2] : net.plantCount + net.buyerCount;
            boolean missing = false;
            for (int i = first; i < last; i++) {
                produce(i);
                missing |= ship(i, t);
            }
            if (missing) {
                exchange(first, last, next, end, t);
            } else {
                calm(next, end);
            }
            for (int i = first; i < last; i++) {
                finish(i, t);
            }
        }
        for (int b = 0; b < net.buyerCount; b++) {
            use(b);
        }
        if (!schedule.releases.isEmpty()) {
            release(t);
        }
    }

    private void produce(int i) {
        double room = net.productTarget[i] - now.product[i];
        double byOrders = net.made[i] + now.wantedMore[i] + room;
        double byCapacity = now.capacity[i];
        double byRule = byCapacity;
        double byFeed = Double.POSITIVE_INFINITY;
        if (net.perTonne[i] > 0) {
            byFeed = Math.max(0, net.made[i] + now.have[i] * net.yield[i]);
            byRule = byCapacity * options.stockRule.part(now.feed[i], net.feedTarget[i], net.made[i] * net.perTonne[i]);
        }
        now.canMake[i] = Math.min(byRule, byFeed);
        now.made[i] = Math.max(0, Math.min(Math.min(byCapacity, byRule), Math.min(byFeed, byOrders)));
        now.reason[i] = reason(i, byOrders, byCapacity, byRule, byFeed);
    }

    private Reason reason(int i, double byOrders, double byCapacity, double byRule, double byFeed) {
        double least = Math.min(Math.min(byCapacity, byRule), byFeed);
        if (byOrders > least) {
            if (least >= byCapacity * (1 - SAME)) {
                return Reason.CAPACITY;
            }
            return byFeed <= byRule ? Reason.FEED : Reason.STOCK_RULE;
        }
        double most = 0;
        Reason reason = Reason.ORDERS;
        if (now.banned[i] > most) {
            most = now.banned[i];
            reason = Reason.BANNED;
        }
        if (now.quotaUsed[i] > most) {
            most = now.quotaUsed[i];
            reason = Reason.QUOTA_USED;
        }
        if (now.awaiting[i] > most) {
            most = now.awaiting[i];
            reason = Reason.AWAITING_LICENCE;
        }
        if (now.refused[i] > most) {
            most = now.refused[i];
            reason = Reason.REFUSED;
        }
        return now.routeFull[i] > most ? Reason.ROUTE : reason;
    }

    /** Ships what is wanted, or less; says whether somebody misses something. */
    private boolean ship(int i, int t) {
        double stock = now.product[i] + (now.made[i] - net.made[i]);
        double left = stock - now.wantedMore[i];
        int from = net.linkStart[i];
        int to = net.linkStart[i + 1];
        if (left >= -ROUNDING * net.delivered[i]) {
            now.product[i] = Math.max(0, left);
            boolean missing = false;
            for (int l = from; l < to; l++) {
                now.shipped[l] = now.want[l];
                missing |= now.want[l] < now.demand[l] || now.refusedOn[l] > 0;
            }
            return missing;
        }
        double have = Math.max(0, net.delivered[i] + stock);
        now.product[i] = 0;
        double asked = 0;
        for (int l = from; l < to; l++) {
            asked += now.want[l];
        }
        if (asked > have && now.made[i] >= now.capacity[i] * (1 - SAME)) {
            saw(i, t);
        }
        if (options.byRank && i >= net.stageStart[stages - 1]) {
            shipByRank(from, to, have);
            return true;
        }
        double part = asked > 0 ? Math.min(1, have / asked) : 0;
        for (int l = from; l < to; l++) {
            now.shipped[l] = now.want[l] * part;
        }
        return true;
    }

    private void shipByRank(int from, int to, double have) {
        double left = have;
        int rank = 0;
        while (true) {
            int next = Integer.MAX_VALUE;
            for (int l = from; l < to; l++) {
                int own = net.rank(l);
                next = own > rank ? Math.min(next, own) : next;
            }
            if (next == Integer.MAX_VALUE) {
                return;
            }
            rank = next;
            double asked = 0;
            for (int l = from; l < to; l++) {
                asked += net.rank(l) == rank ? now.want[l] : 0;
            }
            double part = asked > 0 ? Math.min(1, left / asked) : 0;
            for (int l = from; l < to; l++) {
                if (net.rank(l) == rank) {
                    now.shipped[l] = now.want[l] * part;
                }
            }
            left = Math.max(0, left - asked);
        }
    }

    private void saw(int i, int t) {
        now.spareFrom[i] = Math.min(now.spareFrom[i], t);
    }

    private void calm(int next, int end) {
        for (int n = next; n < end; n++) {
            now.clock[n] = Math.max(0, now.clock[n] - 1);
        }
    }

    /**
     * What exporters may not ship is offered to others who miss something; then what still misses is asked of others.
     */
    private void exchange(int first, int last, int next, int end, int t) {
        Arrays.fill(now.missed, next, end, 0);
        for (int l = net.linkStart[first]; l < net.linkStart[last]; l++) {
            now.missed[net.linkTo[l]] += Math.max(0, now.demand[l] - now.shipped[l]) + now.refusedOn[l];
        }
        System.arraycopy(now.missed, next, now.unserved, next, end - next);
        if (options.redirect && schedule.restricts()) {
            offer(first, last, next, end, true, t);
        }
        if (!options.switching.equals(Switching.NEVER)) {
            offer(first, last, next, end, false, t);
        }
        for (int n = next; n < end; n++) {
            boolean misses = now.unserved[n] > NOTHING * net.got[n];
            int most = Math.max(0, options.switching.days());
            now.clock[n] = misses ? Math.min(most, now.clock[n] + 1) : Math.max(0, now.clock[n] - 1);
        }
    }

    private void offer(int first, int last, int next, int end, boolean redirect, int t) {
        int from = net.linkStart[first];
        int to = net.linkStart[last];
        Arrays.fill(now.room, next, end, 0);
        for (int i = first; i < last; i++) {
            double left = now.product[i] + Math.max(0, now.capacity[i] - now.made[i]);
            if (redirect) {
                left = Math.min(left, keptBack(i));
            }
            for (int l = net.linkStart[i]; l < net.linkStart[i + 1]; l++) {
                // what the plant could still deliver on the link, if it had the feed
                now.ask[l] = now.restricted[l] ? 0 : Math.max(0, Math.min(left, net.most[l] - now.shipped[l]));
                now.room[net.linkTo[l]] += now.ask[l];
            }
        }
        boolean any = false;
        for (int n = next; n < end; n++) {
            double misses = redirect ? now.unserved[n] : now.unserved[n] * options.switching.part(now.clock[n]);
            boolean asks = misses > NOTHING * net.got[n];
            now.part[n] = asks && now.room[n] > 0 ? Math.min(1, misses / now.room[n]) : 0;
            any |= now.part[n] > 0;
            if (asks && !redirect && now.room[n] < misses * (1 - SAME)) {
                for (int l : net.linksTo[n]) {
                    if (!now.restricted[l]) {
                        saw(net.linkFrom[l], t);
                    }
                }
            }
        }
        if (any) {
            for (int l = from; l < to; l++) {
                now.ask[l] *= now.part[net.linkTo[l]];
            }
            for (int i = first; i < last; i++) {
                give(i, redirect);
            }
        }
    }

    private double keptBack(int i) {
        return now.banned[i] + now.quotaUsed[i] + now.awaiting[i] + now.refused[i];
    }

    private void give(int i, boolean redirect) {
        double asked = 0;
        for (int l = net.linkStart[i]; l < net.linkStart[i + 1]; l++) {
            asked += now.ask[l];
        }
        if (asked <= 0) {
            return;
        }
        now.asked[i] += asked;
        double have = now.product[i] + Math.max(0, now.canMake[i] - now.made[i]);
        if (redirect) {
            have = Math.min(have, keptBack(i));
        }
        double part = Math.min(1, have / asked);
        double sum = 0;
        for (int l = net.linkStart[i]; l < net.linkStart[i + 1]; l++) {
            double more = now.ask[l] * part;
            now.shipped[l] += more;
            int n = net.linkTo[l];
            now.unserved[n] = Math.max(0, now.unserved[n] - more);
            sum += more;
        }
        double makes = Math.max(0, sum - now.product[i]);
        now.made[i] += makes;
        now.product[i] = Math.max(0, now.product[i] - sum);
    }

    /** Feed used, what stays owed, what goes on its way. */
    private void finish(int i, int t) {
        if (net.perTonne[i] > 0) {
            now.feed[i] = Math.max(0, now.have[i] - (now.made[i] - net.made[i]) * net.perTonne[i]);
        }
        double sent = 0;
        for (int l = net.linkStart[i]; l < net.linkStart[i + 1]; l++) {
            if (now.owing) {
                owe(l);
            }
            if (now.delays) {
                send(l, t);
            }
            int n = net.linkTo[l];
            sent += now.shipped[l];
            now.came[n] += now.arrived[l];
            now.have[n] += now.arrived[l] - net.flow[l];
        }
        now.sent[i] = sent;
        for (int q = 0; q < schedule.quotas.size(); q++) {
            Schedule.Counted quota = schedule.quotas.get(q);
            if (quota.on(t)) {
                for (int j = 0; j < quota.links.length; j++) {
                    if (net.linkFrom[quota.links[j]] == i) {
                        double share = quota.part[j];
                        now.left[q] = Math.max(0, now.left[q] - share * now.shipped[quota.links[j]]);
                    }
                }
            }
        }
    }

    private void send(int l, int t) {
        if (net.days[l] > 0) {
            now.ring[now.ringStart[l] + t % net.days[l]] = now.shipped[l];
        } else {
            arrive(l, now.shipped[l]);
        }
        now.underway[l] += now.shipped[l] - now.arrived[l];
    }

    /**
     * What was not delivered stays owed where orders do, and so does what was approved. What others gave is owed no
     * more.
     */
    private void owe(int l) {
        double missing = Math.max(0, now.demand[l] - now.shipped[l]);
        if (missing > 0 && !orders.owes(l)) {
            missing = now.licensed[l] ? Math.min(missing, now.owed[l] + now.approvedOn[l]) : 0;
        }
        int n = net.linkTo[l];
        now.owed[l] = missing > 0 ? missing * Math.min(1, now.unserved[n] / now.missed[n]) : 0;
    }

    private void use(int b) {
        int n = net.plantCount + b;
        double have = now.have[n];
        double left = have - (now.wanted[b] - net.need[b]);
        now.used[b] = left >= -ROUNDING * net.need[b] ? now.wanted[b] : Math.max(0, net.need[b] + have);
        now.stock[b] = Math.max(0, left);
        now.released[b] = 0;
        settle(b);
    }

    private void settle(int b) {
        now.gap[b] = Math.max(0, now.need[b] - now.used[b]);
    }

    private void release(int t) {
        for (int s = 0; s < schedule.releases.size(); s++) {
            Schedule.Bought reserve = schedule.releases.get(s);
            if (!reserve.on(t)) {
                continue;
            }
            double lacks = 0;
            for (int b : reserve.buyers) {
                lacks += now.gap[b];
            }
            double part = lacks > 0 ? Math.min(1, reserve.number / lacks) : 0;
            for (int b : reserve.buyers) {
                double given = now.gap[b] * part;
                reserve.bound |= given > 0;
                now.released[b] += given;
                now.used[b] += given;
                settle(b);
            }
        }
    }
}
