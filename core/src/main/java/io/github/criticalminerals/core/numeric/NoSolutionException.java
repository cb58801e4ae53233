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
        /** The solver stopped, or what it gave breaks a constraint. */
        INEXACT
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

    /**
     * Why there is no solution.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }
}
