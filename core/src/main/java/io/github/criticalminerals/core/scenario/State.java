package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.dataset.Buyer;
import java.util.Arrays;

/** Everything that changes from day to day, allocated once for a run. Tonnes, and tonnes a day. */
final class State {

    // of plants
    final double[] capacity;
    final double[] feed;
    final double[] product;
    final double[] made;
    /** In the morning. */
    final double[] feedBefore;

    final double[] productBefore;
    final double[] stockBefore;
    /** The part of base capacity that is lost. */
    final double[] loss;

    /** The factor of overproduction. */
    final double[] alpha;
    /** The day from which spare capacity counts its lag; the greatest number for not yet. */
    final int[] spareFrom;

    /** What is wanted of a plant beyond its baseline: all, and what is new today. */
    final double[] wantedMore;

    final double[] newMore;
    /** Asked by those whose own suppliers failed: today, and yesterday. */
    final double[] asked;

    final double[] askedBefore;
    /** Orders kept from a plant today, by reason. */
    final double[] banned;

    final double[] quotaUsed;
    final double[] awaiting;
    final double[] refused;
    final double[] routeFull;
    /** What a plant can make today: by capacity, stock rule and feed. */
    final double[] canMake;

    /** What left it today. */
    final double[] sent;

    final Reason[] reason;

    // of links
    final double[] order;
    /**
     * What is to be delivered today: new orders, approved ones, owed ones; the same array as the orders if nothing is
     * ever owed. And how much of it is allowed.
     */
    final double[] demand;

    final double[] want;
    final double[] owed;
    /** New today after licences. */
    final double[] fresh;

    final double[] shipped;
    /** The same array as what is shipped, if nothing is ever delayed. */
    final double[] arrived;
    /** What is on its way, beyond the baseline. */
    final double[] underway;

    final double[] held;
    final boolean[] restricted;
    final boolean[] paused;
    final double[] ask;
    /** What was shipped on each of the last days of a link's way. */
    final double[] ring;

    final int[] ringStart;
    /** Orders in licences' queues. */
    final double[] queued;
    /** Whether approved orders of a link stay owed until they are delivered. */
    final boolean[] licensed;

    final double[] refusedOn;

    final double[] approvedOn;

    // of plants and buyers
    /** What was not delivered to whom by his own suppliers, and what of it others did not give either. */
    final double[] missed;

    final double[] unserved;
    final int[] clock;

    // of buyers
    final double[] stock;
    final double[] need;
    final double[] wanted;
    final double[] used;
    final double[] gap;
    final double[] backlog;
    final double[] released;
    final double[] target;
    final double[] priceFactor;

    // of quotas
    final double[] left;

    // of plants and buyers
    /** What arrived today; and the stock of the morning with what arrived beyond the baseline. */
    final double[] came;

    final double[] have;
    /** What those who deliver to it could still give; and the part of it that is asked for. */
    final double[] room;

    final double[] part;

    double price = 1;

    /** Whether anything can be on its way for a day or more. */
    final boolean delays;

    /** Whether anything can stay owed, or wait for a licence. */
    final boolean owing;

    /** Before the day's changes. */
    void morning() {
        System.arraycopy(asked, 0, askedBefore, 0, asked.length);
        Arrays.fill(asked, 0);
        Arrays.fill(banned, 0);
        Arrays.fill(quotaUsed, 0);
        Arrays.fill(awaiting, 0);
        Arrays.fill(refused, 0);
        Arrays.fill(routeFull, 0);
        System.arraycopy(feed, 0, feedBefore, 0, feed.length);
        System.arraycopy(product, 0, productBefore, 0, product.length);
        System.arraycopy(stock, 0, stockBefore, 0, stock.length);
        System.arraycopy(feed, 0, have, 0, feed.length);
        System.arraycopy(stock, 0, have, feed.length, stock.length);
        Arrays.fill(came, 0);
    }

    State(Network network, Schedule schedule) {
        int plants = network.plantCount;
        int links = network.linkCount;
        int buyers = network.buyerCount;
        capacity = new double[plants];
        feed = new double[plants];
        product = new double[plants];
        feedBefore = new double[plants];
        productBefore = new double[plants];
        stockBefore = new double[buyers];
        made = new double[plants];
        loss = new double[plants];
        alpha = new double[plants];
        spareFrom = new int[plants];
        wantedMore = new double[plants];
        newMore = new double[plants];
        asked = new double[plants];
        askedBefore = new double[plants];
        banned = new double[plants];
        quotaUsed = new double[plants];
        awaiting = new double[plants];
        refused = new double[plants];
        routeFull = new double[plants];
        canMake = new double[plants];
        sent = new double[plants];
        reason = new Reason[plants];
        Arrays.fill(reason, Reason.ORDERS);
        delays = schedule.delays();
        owing = !schedule.queues.isEmpty() || network.buyers.stream().anyMatch(Buyer::backOrders);
        order = new double[links];
        demand = owing ? new double[links] : order;
        want = new double[links];
        owed = new double[links];
        fresh = new double[links];
        shipped = new double[links];
        arrived = delays ? new double[links] : shipped;
        underway = new double[links];
        held = new double[links];
        restricted = new boolean[links];
        paused = new boolean[links];
        ask = new double[links];
        ringStart = new int[links + 1];
        queued = new double[links];
        licensed = new boolean[links];
        refusedOn = new double[links];
        approvedOn = new double[links];
        came = new double[plants + buyers];
        have = new double[plants + buyers];
        room = new double[plants + buyers];
        part = new double[plants + buyers];
        missed = new double[plants + buyers];
        unserved = new double[plants + buyers];
        clock = new int[plants + buyers];
        stock = new double[buyers];
        need = new double[buyers];
        wanted = new double[buyers];
        used = new double[buyers];
        gap = new double[buyers];
        backlog = new double[buyers];
        released = new double[buyers];
        target = new double[buyers];
        priceFactor = new double[buyers];
        left = new double[schedule.quotas.size()];
        for (int l = 0; l < links; l++) {
            ringStart[l + 1] = ringStart[l] + network.days[l];
        }
        ring = new double[ringStart[links]];
        for (int l = 0; l < links; l++) {
            Arrays.fill(ring, ringStart[l], ringStart[l + 1], network.flow[l]);
        }
        for (int i = 0; i < plants; i++) {
            feed[i] = network.feedTarget[i];
            product[i] = network.productTarget[i];
            alpha[i] = 1;
            spareFrom[i] = schedule.starts[i];
        }
        for (int b = 0; b < buyers; b++) {
            stock[b] = network.buyerTarget[b];
            target[b] = network.buyerTarget[b];
            priceFactor[b] = 1;
        }
        for (int q = 0; q < left.length; q++) {
            left[q] = schedule.quotas.get(q).amount;
        }
        for (Licences.Queue queue : schedule.queues) {
            licensed[queue.link] = true;
            queue.reset();
        }
    }
}
