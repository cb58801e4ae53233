package io.github.criticalminerals.io.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Issue.Severity;
import java.util.List;
import java.util.Objects;

/**
 * What was loaded from several files together, and how each load went.
 *
 * @param <T> the type of what was loaded
 * @param value what the good rows of all files say
 * @param reports a report for each file that was loaded, in the order of the files
 * @param issues what is to be said of the files that are not in the value: an error for each that could not be loaded,
 *     an info for each that was not tried
 */
public record LoadedAll<T>(T value, List<LoadReport> reports, List<Issue> issues) {
    public LoadedAll {
        Objects.requireNonNull(value, "value is required");
        reports = ImmutableList.copyOf(reports);
        issues = ImmutableList.copyOf(issues);
    }

    /** {@return the errors of all reports, and of the files that could not be loaded} */
    public List<Issue> errors() {
        ImmutableList.Builder<Issue> errors = ImmutableList.builder();
        reports.forEach(report -> errors.addAll(report.errors()));
        issues.stream().filter(issue -> issue.severity() == Severity.ERROR).forEach(errors::add);
        return errors.build();
    }

    /**
     * The value, if every file was loaded, no row was rejected and nothing else is an error.
     *
     * @return the value
     * @throws LoadException with all errors, if there are any
     */
    public T orElseThrow() {
        List<Issue> errors = errors();
        if (!errors.isEmpty()) {
            throw new LoadException(errors);
        }
        return value;
    }
}
