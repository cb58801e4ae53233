package io.github.criticalminerals.core.index;

import java.util.concurrent.CancellationException;

/** How long work ends when its thread is interrupted. */
final class Interruption {
    private Interruption() {}

    /** Ends the work if somebody asked for that; the thread stays marked as interrupted. */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the search for bounds was interrupted before it was done");
        }
    }
}
