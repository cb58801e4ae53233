package io.github.criticalminerals.core.numeric;

import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/**
 * The steps that one question may take, counted by everything that works on it, so that it ends: at the limit, or soon
 * after {@link Thread#interrupt}. A step is about one addition or comparison; time is not looked at, so that the same
 * question ends the same way on every machine.
 *
 * <p>Not for users of the library. Not for use by several threads.
 */
public final class Work {

    /** Steps between two looks at the interrupt flag: well below a millisecond. */
    private static final long UNSEEN = 50_000;

    private final String what;
    private final long most;
    private final LongConsumer listener;
    private long done;
    private long look = UNSEEN;

    /**
     * Nothing done yet.
     *
     * @param what what is worked on, for the message
     * @param most how many steps it may take
     */
    public Work(String what, long most) {
        this(what, most, steps -> {});
    }

    /**
     * Nothing done yet.
     *
     * @param what what is worked on, for the message
     * @param most how many steps it may take
     * @param listener hears from time to time how many were taken
     */
    public Work(String what, long most, LongConsumer listener) {
        this.what = what;
        this.most = most;
        this.listener = listener;
    }

    /**
     * Counts steps.
     *
     * @param steps how many, at least 0
     * @throws NoSolutionException if they are more than are left
     * @throws CancellationException if the thread was interrupted; its flag stays set
     */
    public void spend(long steps) {
        done += steps;
        if (done >= look) {
            look = done + UNSEEN;
            look();
            listener.accept(Math.min(done, most));
        }
        if (done > most) {
            throw new NoSolutionException(
                    NoSolutionException.Kind.TOO_LONG, what + " must end within " + most + " steps, but did not");
        }
    }

    /**
     * Ends the work if the thread was interrupted.
     *
     * @throws CancellationException if it was; its flag stays set
     */
    public void look() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(what + " was interrupted");
        }
    }

    @Override
    public String toString() {
        return what + ": " + done + " of " + most + " steps";
    }
}
