package io.github.criticalminerals.core.trade;

import java.util.concurrent.CancellationException;

/** Work on many rows, each of which is a step: it ends soon after its thread is interrupted. */
final class Steps {
    /** Rows between two looks at the interrupt flag: well below a tenth of a second. */
    private static final int UNSEEN = 1 << 14;

    private Steps() {}

    /**
     * To be called before every row.
     *
     * @param row how many were worked on
     * @throws CancellationException if the thread was interrupted; its flag stays set
     */
    static void look(long row) {
        if ((row & (UNSEEN - 1)) == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("work on rows of trade was interrupted");
        }
    }
}
