package io.github.criticalminerals.core.quantity;

/** Two tonnages on different bases were to be added, subtracted or compared; it holds both. */
public final class MixedBasisException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Basis left;
    private final transient Basis right;

    /** Two bases that met. */
    public MixedBasisException(Basis left, Basis right) {
        super("amounts must be on one basis, but were on \"" + left + "\" and \"" + right + "\"");
        this.left = left;
        this.right = right;
    }

    /** {@return the basis of the amount on the left} */
    public Basis left() {
        return left;
    }

    /** {@return the basis of the amount on the right} */
    public Basis right() {
        return right;
    }
}
