package io.github.criticalminerals.io.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be loaded: what is wrong, where, and the text found there.
 *
 * <p>The message is the issues, one on a line. A program compares {@link Issue#code()}, which is stable, and not the
 * message.
 */
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 20;

    private final transient @Nullable ImmutableList<Issue> issues;

    /**
     * An exception for these issues.
     *
     * @param issues what is wrong, at least one
     * @throws IllegalArgumentException if there is no issue
     */
    public LoadException(List<Issue> issues) {
        super(messageOf(issues));
        this.issues = ImmutableList.copyOf(issues);
    }

    /**
     * An exception for one issue with severity error.
     *
     * @param code the kind of issue, in kebab-case such as {@code ragged-row}
     * @param place where it stands
     * @param message what was expected and what was found
     * @param rawText the text as the file has it, may be empty
     * @return the exception, to be thrown
     */
    public static LoadException of(String code, Place place, String message, String rawText) {
        return new LoadException(ImmutableList.of(Issue.error(code, place, message, rawText)));
    }

    /**
     * An exception for one issue with severity error, where no text of the file is to be shown.
     *
     * @param code the kind of issue, in kebab-case
     * @param place where it stands
     * @param message what was expected and what was found
     * @return the exception, to be thrown
     */
    public static LoadException of(String code, Place place, String message) {
        return of(code, place, message, "");
    }

    /**
     * Ends a load whose thread was interrupted.
     *
     * @param source the name of what is loaded
     * @throws LoadException {@code interrupted} if the thread was interrupted; it stays so
     */
    public static void ifInterrupted(String source) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(source);
        }
    }

    /**
     * {@return the exception that ends a load whose thread was interrupted}
     *
     * @param source the name of what is loaded
     */
    public static LoadException interrupted(String source) {
        return of("interrupted", Place.of(source), "expected to be let load to the end, was interrupted");
    }

    /**
     * {@return what is wrong, at least one issue; empty only in an exception that was read back by Java serialisation,
     * whose message still says it}
     */
    public List<Issue> issues() {
        return issues == null ? ImmutableList.of() : issues;
    }

    private static String messageOf(List<Issue> issues) {
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("issues must hold at least one issue, but was empty");
        }
        StringBuilder text = new StringBuilder();
        for (Issue issue : issues.subList(0, Math.min(SHOWN, issues.size()))) {
            text.append(text.isEmpty() ? "" : "\n").append(issue);
        }
        if (issues.size() > SHOWN) {
            text.append("\nand ").append(issues.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
