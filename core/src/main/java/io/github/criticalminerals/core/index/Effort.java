package io.github.criticalminerals.core.index;

import io.github.criticalminerals.core.issue.Progress;
import java.util.concurrent.CancellationException;

/** How much one question may take, and how much of it is done. Not for use by several threads. */
final class Effort {
    /** Unless told otherwise. */
    static final long USUAL = 1_000_000;

    /** In steps: about a node of a search tree each. */
    final long work;

    private final Progress progress;
    private long told = -1;

    Effort(long work, Progress progress) {
        this.work = work;
        this.progress = progress;
    }

    static Effort usual() {
        return new Effort(USUAL, Progress.NONE);
    }

    /** Ends the work if somebody asked for that; the thread stays marked as interrupted. */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the search for bounds was interrupted before it was done");
        }
    }

    /**
     * Looks whether to end, and tells how far it is. One question may make several searches, of which the longest is
     * told.
     *
     * @param fraction of the work, above 1 for all of it
     */
    void spent(double fraction) {
        check();
        long steps = (long) (Math.min(1, fraction) * work);
        if (steps > told) {
            told = steps;
            progress.at(steps, work);
        }
    }
}
