package io.github.criticalminerals.core.concentration;

/**
 * Tables that must be of one source, and are not: figures of two publishers or editions are not compared as if of one.
 */
public final class MixedSourcesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String left;
    private final String right;

    MixedSourcesException(String what, String left, String right) {
        super("tables must be of one " + what + ", but were of " + left + " and " + right);
        this.left = left;
        this.right = right;
    }

    /** {@return what the first table is of, in words} */
    public String left() {
        return left;
    }

    /** {@return what the other table is of, in words} */
    public String right() {
        return right;
    }
}
