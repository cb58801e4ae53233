package io.github.criticalminerals.core.issue;

/**
 * Hears how far a long task is. It is called from the thread that does the work, so it should return at once; what it
 * throws ends the task.
 */
@FunctionalInterface
public interface Progress {
    /**
     * Says how much is done.
     *
     * @param done the steps done so far, 0 to {@code total}
     * @param total the steps in all; the task says what a step is (a row, a byte, a draw)
     */
    void at(long done, long total);
}
