package io.github.criticalminerals.core.scenario;

import java.util.concurrent.CancellationException;

/** Runs the days. Nothing is allocated for one. */
final class Engine {

    final Network net;
    final Schedule schedule;
    final State now;
    private final Options options;
    private final double elasticity;
    private final Orders orders;
    private final Deliveries deliveries;

    Engine(Network net, Schedule schedule, Options options) {
        this.net = net;
        this.schedule = schedule;
        this.options = options;
        this.elasticity = options.demandElasticity.exactValue() + options.supplyElasticity.exactValue();
        this.now = new State(net, schedule);
        this.orders = new Orders(net, schedule, options, now);
        this.deliveries = new Deliveries(net, schedule, options, orders, now);
    }

    /** Steps of a run: a step is a plant, a buyer or a way on a day. */
    static long steps(Network net, long days) {
        return days * (net.plantCount + net.buyerCount + net.linkCount);
    }

    /**
     * Runs all days.
     *
     * @throws CancellationException if the thread is interrupted; it stays so
     */
    void run(Ledger ledger) {
        for (int t = 0; t < schedule.days; t++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted on " + schedule.start.plusDays(t));
            }
            options.progress.at(t, schedule.days);
            day(t);
            ledger.write(t, now);
        }
        options.progress.at(schedule.days, schedule.days);
        ledger.finish();
    }

    void day(int t) {
        now.morning();
        orders.capacities(t);
        orders.orders(t);
        deliveries.arrivals(t);
        deliveries.deliver(t);
        Balance.check(net, now, schedule.start, t);
        evening();
    }

    private void evening() {
        double need = 0;
        double gap = 0;
        for (int b = 0; b < net.buyerCount; b++) {
            if (now.owing && net.buyers.get(b).backOrders()) {
                now.backlog[b] = Math.max(0, now.wanted[b] - now.used[b]);
            }
            need += now.need[b];
            gap += now.gap[b];
        }
        if (options.hasPrice()) {
            double missing = Math.min(0.999, gap / need);
            now.price = Math.pow(1 - missing, -1 / elasticity);
        }
        if (options.overproduction > 1) {
            for (int i = 0; i < net.plantCount; i++) {
                strain(i);
            }
        }
    }

    /** Overproduction grows while more is wanted than can be made, and fades when not. */
    private void strain(int i) {
        double wanted = net.made[i] + now.newMore[i];
        double base = net.made[i] * (1 - now.loss[i]);
        double scarcity = wanted > 0 ? 1 - base * now.alpha[i] / wanted : 0;
        double alpha = now.alpha[i];
        now.alpha[i] = scarcity > 0
                ? alpha + (options.overproduction - alpha) * scarcity / options.overproductionDays
                : alpha + (1 - alpha) / options.overproductionDays;
    }
}
