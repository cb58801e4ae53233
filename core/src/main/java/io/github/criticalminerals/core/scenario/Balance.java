package io.github.criticalminerals.core.scenario;

import java.time.LocalDate;

/** Nothing is made of nothing and nothing is lost: checked for every plant and buyer on every day. */
final class Balance {

    static final double TOLERANCE = 1e-9;

    private Balance() {}

    /**
     * Checks a day of the whole chain in tonnes, not in differences from the baseline as the day was computed.
     *
     * @throws IllegalStateException if a balance fails; it names who and when
     */
    static void check(Network net, State now, LocalDate start, int t) {
        for (int i = 0; i < net.plantCount; i++) {
            double constant = net.delivered[i] - net.made[i];
            if (fails(now.productBefore[i], now.made[i], constant, now.sent[i], now.product[i], net.made[i])) {
                throw failed("product", net, i, start, t);
            }
            if (net.perTonne[i] > 0) {
                double needs = net.made[i] * net.perTonne[i];
                double use = now.made[i] * net.perTonne[i];
                if (fails(now.feedBefore[i], now.came[i], needs - net.got[i], use, now.feed[i], needs)) {
                    throw failed("feed", net, i, start, t);
                }
            }
        }
        for (int b = 0; b < net.buyerCount; b++) {
            int n = net.plantCount + b;
            double in = now.came[n] + now.released[b];
            if (fails(now.stockBefore[b], in, net.need[b] - net.got[n], now.used[b], now.stock[b], net.need[b])) {
                throw failed("stock", net, n, start, t);
            }
        }
    }

    /**
     * Whether what was there, came and went does not give what is there: by more than 1e-9 of these and of what comes
     * and goes on a day of the baseline. The constant that closes the baseline takes no more than there is.
     */
    static boolean fails(double before, double in, double constant, double out, double after, double usual) {
        double scale = before + in + Math.abs(constant) + out + after + usual;
        double expected = before + in + constant - out;
        if (expected < 0 && constant < 0) {
            expected = Math.min(0, expected - constant);
        }
        // not the negation: NaN fails too
        return !(Math.abs(after - expected) <= TOLERANCE * scale) || after < 0;
    }

    private static IllegalStateException failed(String what, Network net, int n, LocalDate start, int t) {
        return new IllegalStateException(
                "mass balance of the " + what + " of " + net.label(n) + " fails on " + start.plusDays(t));
    }
}
