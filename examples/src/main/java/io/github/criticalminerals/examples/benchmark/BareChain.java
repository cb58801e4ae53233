package io.github.criticalminerals.examples.benchmark;

import java.util.Arrays;

/**
 * What the engine does on one chain, written for that chain alone, in plain loops over arrays: 3 stages of 12 plants
 * and 3 buyers, all joined, yields of one, stocks of feed and of buyers, an outage of half a refiner from the second
 * year on.
 *
 * <p>Each day makes the passes that the engine makes: orders upstream with refill, production with its reason,
 * rationing pro rata, redirection, switching over 90 days, stocks, the balance of each node, and what is written down
 * of days and months. It has no ways that take days, licences, quotas, cuts, spare capacity, back-orders or prices,
 * which this chain does not use.
 */
final class BareChain {

    static final int STAGES = 3;
    static final int PLANTS = 12;
    static final int BUYERS = 3;
    static final double EACH = 10;
    static final double FEED_DAYS = 7.5;
    static final double BUYER_DAYS = 10;
    static final int FIRST = 365;
    private static final double REFILL = 60;
    private static final double SWITCHING = 90;
    private static final int NODES = STAGES * PLANTS + BUYERS;
    private static final int LINKS = (STAGES - 1) * PLANTS * PLANTS + PLANTS * BUYERS;

    // of plants, stage by stage, then of buyers
    private final double[] stock = new double[NODES];
    private final double[] before = new double[NODES];
    private final double[] target = new double[NODES];
    private final double[] came = new double[NODES];
    private final double[] missed = new double[NODES];
    private final double[] unserved = new double[NODES];
    private final int[] clock = new int[NODES];
    // of plants
    private final double[] product = new double[NODES];
    private final double[] productBefore = new double[NODES];
    private final double[] capacity = new double[NODES];
    private final double[] wanted = new double[NODES];
    private final double[] canMake = new double[NODES];
    private final double[] made = new double[NODES];
    private final double[] asked = new double[NODES];
    private final double[] askedBefore = new double[NODES];
    private final byte[] reason = new byte[NODES];
    // of buyers
    private final double[] used = new double[NODES];
    // of links, by who delivers
    private final double[] order = new double[LINKS];
    private final double[] shipped = new double[LINKS];
    private final double[] ask = new double[LINKS];
    // written down
    private final int[] monthOf;
    private final double[] monthMade;
    private final double[] monthShipped;
    private final double[] monthArrived;
    private final double[] monthUsed;
    private final double[] monthStock;
    private final double[] dayGap;
    private final byte[] dayReason;

    BareChain(int[] monthOf) {
        this.monthOf = monthOf;
        int days = monthOf.length;
        int months = monthOf[days - 1] + 1;
        monthMade = new double[months * NODES];
        monthShipped = new double[months * LINKS];
        monthArrived = new double[months * LINKS];
        monthUsed = new double[months * NODES];
        monthStock = new double[months * NODES];
        dayGap = new double[days * BUYERS];
        dayReason = new byte[days * NODES];
        for (int n = PLANTS; n < NODES; n++) {
            target[n] = n < STAGES * PLANTS ? FEED_DAYS * EACH : BUYER_DAYS * EACH * PLANTS / BUYERS;
            stock[n] = target[n];
        }
    }

    /** Runs all days and gives the gap of all buyers (t). */
    double run() {
        double gap = 0;
        for (int t = 0; t < monthOf.length; t++) {
            System.arraycopy(stock, 0, before, 0, NODES);
            System.arraycopy(product, 0, productBefore, 0, NODES);
            System.arraycopy(asked, 0, askedBefore, 0, NODES);
            Arrays.fill(asked, 0);
            order(t);
            for (int k = 0; k < STAGES; k++) {
                deliver(k);
            }
            gap += use(t);
            check(t);
            write(t);
        }
        return gap;
    }

    private static int width(int k) {
        return k == STAGES - 1 ? BUYERS : PLANTS;
    }

    private static int links(int k) {
        return k * PLANTS * PLANTS;
    }

    private void order(int t) {
        for (int n = STAGES * PLANTS; n < NODES; n++) {
            double above = stock[n] - target[n];
            place(STAGES - 1, n, EACH * PLANTS / BUYERS + refill(-above, Math.max(0, above)));
        }
        for (int k = STAGES - 1; k >= 0; k--) {
            int width = width(k);
            for (int i = 0; i < PLANTS; i++) {
                int n = k * PLANTS + i;
                double sum = 0;
                for (int l = links(k) + i * width; l < links(k) + (i + 1) * width; l++) {
                    sum += order[l];
                }
                wanted[n] = sum;
                capacity[n] = n == PLANTS && t >= FIRST ? EACH / 2 : EACH;
                if (k > 0) {
                    double above = stock[n] - target[n];
                    double surplus = Math.max(0, product[n]) + Math.max(0, above);
                    double byOrders = askedBefore[n] + sum + refill(-product[n] - above, surplus);
                    place(k - 1, n, Math.min(byOrders, capacity[n] + refill(-above, Math.max(0, above))));
                }
            }
        }
    }

    private void place(int k, int n, double all) {
        int width = width(k);
        int j = n - (k + 1) * PLANTS;
        double each = Math.max(0, all / PLANTS);
        for (int i = 0; i < PLANTS; i++) {
            order[links(k) + i * width + j] = each;
        }
    }

    private static double refill(double lacks, double surplus) {
        return (lacks >= 0 ? lacks : -Math.min(-lacks, surplus)) / REFILL;
    }

    private void deliver(int k) {
        int width = width(k);
        boolean missing = false;
        for (int i = 0; i < PLANTS; i++) {
            int n = k * PLANTS + i;
            came[n] = k == 0 ? 0 : arrived(k - 1, i);
            double byFeed = k == 0 ? Double.POSITIVE_INFINITY : stock[n] + came[n];
            canMake[n] = Math.min(capacity[n], byFeed);
            double byOrders = wanted[n] - product[n];
            made[n] = Math.max(0, Math.min(canMake[n], byOrders));
            reason[n] = (byte) (byOrders <= canMake[n] ? 0 : canMake[n] >= capacity[n] * (1 - 1e-9) ? 1 : 2);
            double have = product[n] + made[n];
            boolean lacks = have < wanted[n] * (1 - 1e-13);
            double part = lacks ? have / wanted[n] : 1;
            product[n] = lacks ? 0 : Math.max(0, have - wanted[n]);
            for (int l = links(k) + i * width; l < links(k) + (i + 1) * width; l++) {
                shipped[l] = order[l] * part;
            }
            missing |= lacks;
        }
        exchange(k, width, missing);
        for (int i = 0; i < PLANTS && k > 0; i++) {
            int n = k * PLANTS + i;
            stock[n] = Math.max(0, stock[n] + came[n] - made[n]);
        }
    }

    private double arrived(int k, int j) {
        int width = width(k);
        double sum = 0;
        for (int l = links(k) + j; l < links(k) + PLANTS * width; l += width) {
            sum += shipped[l];
        }
        return sum;
    }

    private void exchange(int k, int width, boolean missing) {
        for (int j = 0; j < width; j++) {
            int n = (k + 1) * PLANTS + j;
            double sum = 0;
            if (missing) {
                for (int l = links(k) + j; l < links(k) + PLANTS * width; l += width) {
                    sum += Math.max(0, order[l] - shipped[l]);
                }
            }
            missed[n] = sum;
            unserved[n] = sum;
        }
        if (missing) {
            offer(k, width, true);
            offer(k, width, false);
        }
        for (int j = 0; j < width; j++) {
            int n = (k + 1) * PLANTS + j;
            clock[n] = unserved[n] > 1e-12 * EACH ? Math.min((int) SWITCHING, clock[n] + 1) : Math.max(0, clock[n] - 1);
        }
    }

    private void offer(int k, int width, boolean redirect) {
        boolean any = false;
        for (int j = 0; j < width; j++) {
            int n = (k + 1) * PLANTS + j;
            double misses = redirect ? unserved[n] : unserved[n] * Math.min(1, clock[n] / SWITCHING);
            double room = 0;
            for (int i = 0; i < PLANTS; i++) {
                int m = k * PLANTS + i;
                // nothing is kept back by a restriction, so that nothing is redirected
                double left = redirect ? 0 : Math.max(0, product[m] + Math.max(0, capacity[m] - made[m]));
                ask[links(k) + i * width + j] = left;
                room += left;
            }
            double part = room > 0 ? Math.min(1, misses / room) : 0;
            for (int i = 0; i < PLANTS; i++) {
                ask[links(k) + i * width + j] *= part;
            }
            any |= part > 0;
        }
        for (int i = 0; any && i < PLANTS; i++) {
            give(k, i, width);
        }
    }

    private void give(int k, int i, int width) {
        int n = k * PLANTS + i;
        int first = links(k) + i * width;
        double all = 0;
        for (int l = first; l < first + width; l++) {
            all += ask[l];
        }
        if (all <= 0) {
            return;
        }
        asked[n] += all;
        double part = Math.min(1, (product[n] + Math.max(0, canMake[n] - made[n])) / all);
        double sum = 0;
        for (int j = 0; j < width; j++) {
            double more = ask[first + j] * part;
            shipped[first + j] += more;
            int to = (k + 1) * PLANTS + j;
            unserved[to] = Math.max(0, unserved[to] - more);
            sum += more;
        }
        made[n] += Math.max(0, sum - product[n]);
        product[n] = Math.max(0, product[n] - sum);
    }

    private double use(int t) {
        double gap = 0;
        for (int b = 0; b < BUYERS; b++) {
            int n = STAGES * PLANTS + b;
            double need = EACH * PLANTS / BUYERS;
            came[n] = arrived(STAGES - 1, b);
            double have = stock[n] + came[n];
            used[n] = Math.min(need, have);
            stock[n] = Math.max(0, have - used[n]);
            dayGap[t * BUYERS + b] = need - used[n];
            gap += need - used[n];
        }
        return gap;
    }

    private void check(int t) {
        for (int k = 0; k < STAGES; k++) {
            int width = width(k);
            for (int i = 0; i < PLANTS; i++) {
                int n = k * PLANTS + i;
                double out = 0;
                for (int l = links(k) + i * width; l < links(k) + (i + 1) * width; l++) {
                    out += shipped[l];
                }
                balance(productBefore[n], made[n], out, product[n], t);
                if (k > 0) {
                    balance(before[n], came[n], made[n], stock[n], t);
                }
            }
        }
        for (int n = STAGES * PLANTS; n < NODES; n++) {
            balance(before[n], came[n], used[n], stock[n], t);
        }
    }

    private static void balance(double was, double in, double out, double is, int t) {
        if (!(Math.abs(was + in - out - is) <= 1e-9 * (was + in + out + is + EACH)) || is < 0) {
            throw new IllegalStateException("balance fails on day " + t);
        }
    }

    private void write(int t) {
        int month = monthOf[t];
        for (int n = 0; n < NODES; n++) {
            monthMade[month * NODES + n] += made[n];
            monthUsed[month * NODES + n] += used[n];
            monthStock[month * NODES + n] = stock[n];
            dayReason[t * NODES + n] = reason[n];
        }
        for (int l = 0; l < LINKS; l++) {
            monthShipped[month * LINKS + l] += shipped[l];
            monthArrived[month * LINKS + l] += shipped[l];
        }
    }
}
