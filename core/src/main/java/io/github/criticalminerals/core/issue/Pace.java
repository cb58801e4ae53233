package io.github.criticalminerals.core.issue;

import java.util.Objects;
import java.util.function.LongSupplier;

/** Counts steps over time. A task that has done fewer than before is another task. */
final class Pace implements Progress {
    private static final double NANOS = 1e9;
    private static final long BETWEEN = 200_000_000;

    private final Rated listener;
    private final LongSupplier clock;
    private long firstDone;
    private long firstTime;
    private long lastDone = Long.MAX_VALUE;
    private long lastTime;

    Pace(Rated listener, LongSupplier clock) {
        this.listener = Objects.requireNonNull(listener, "listener is required");
        this.clock = clock;
    }

    @Override
    public synchronized void at(long done, long total) {
        long now = clock.getAsLong();
        boolean first = done < lastDone;
        if (first) {
            firstDone = done;
            firstTime = now;
        }
        lastDone = done;
        if (first || done == total || now - lastTime >= BETWEEN) {
            lastTime = now;
            listener.at(done, total, (done - firstDone) * NANOS / Math.max(1, now - firstTime));
        }
    }
}
