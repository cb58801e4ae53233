package io.github.criticalminerals.io.report;

import java.util.Objects;

/**
 * What was loaded, and how the load went.
 *
 * <p>A fault of the file ends the load with a {@link LoadException}. A fault of a row is an issue of the report; that
 * row is not in the value and the load goes on. So {@link #orElseThrow()} is for all or nothing, and {@link #value()}
 * is the lenient choice: it holds the good rows, and {@code report().issues()} lists every other one.
 *
 * @param <T> the type of what was loaded
 * @param value what the good rows say
 * @param report how the load went
 */
public record Loaded<T>(T value, LoadReport report) {
    public Loaded {
        Objects.requireNonNull(value, "value is required");
        Objects.requireNonNull(report, "report is required");
    }

    /**
     * The value, if no row was rejected and nothing else is an error.
     *
     * @return the value
     * @throws LoadException with all errors of the report, if there are any
     */
    public T orElseThrow() {
        if (!report.errors().isEmpty()) {
            throw new LoadException(report.errors());
        }
        return value;
    }

    /** One line: the value, and how the load went. */
    @Override
    public String toString() {
        return value + "; " + report;
    }
}
