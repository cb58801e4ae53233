package io.github.criticalminerals.core.numeric;

/** A problem that has no solution, or one that could not be computed to the accuracy asked for; it says which. */
public final class NoSolutionException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** Why there is no solution. */
    public enum Kind {
        /** No point satisfies all constraints. */
        INFEASIBLE,
        /** The objective can be made as small as one likes. */
        UNBOUNDED,
        /** What the solver gave breaks a constraint. */
        INEXACT,
        /** The limit of steps was reached before an answer. */
        TOO_LONG
    }

    private final Kind kind;

    /**
     * An exception.
     *
     * @param kind why there is no solution
     * @param message what was found, in words
     */
    public NoSolutionException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** {@return why there is no solution} */
    public Kind kind() {
        return kind;
    }
}
