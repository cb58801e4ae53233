package io.github.criticalminerals.core.issue;

/**
 * Hears how far a long task is. It is called from the thread that started the task, so it should return at once; what
 * it throws ends the task. A task that is interrupted, or fails, does not call it again.
 *
 * <pre>{@code
 * MonteCarlo.of(1_000_000, 42).withProgress(Progress.withRate((done, total, perSecond) -> bar.show(done, total)))
 * }</pre>
 */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (done, total) -> {};

    /**
     * Says how much is done.
     *
     * @param done the steps done so far, 0 to {@code total}, never fewer than before
     * @param total the steps in all; the task says what a step is (a row, a byte, a draw)
     */
    void at(long done, long total);

    /** For one of several tasks of the same length, counted from 0, that are one for whoever listens. */
    default Progress part(int part, int parts) {
        return (done, total) -> at(part * total + done, parts * total);
    }

    /** Hears how far a long task is, and how fast it goes. */
    @FunctionalInterface
    interface Rated {
        /**
         * Says how much is done.
         *
         * @param done the steps done so far, 0 to {@code total}
         * @param perSecond the steps done since the task was first heard of, over the time since then (steps/s); 0 at
         *     the first call
         */
        void at(long done, long total, double perSecond);
    }

    /**
     * What people read, of one task after another: told when a task begins, then five times a second at most, and when
     * all is done.
     */
    static Progress withRate(Rated listener) {
        return new Pace(listener, System::nanoTime);
    }
}
