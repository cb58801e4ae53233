package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.domain.Commodity;
import java.util.Locale;

/** Two tables that must agree in something and do not; it holds both sides. */
public final class MismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Mismatch mismatch;
    private final String left;
    private final String right;

    MismatchException(
            Mismatch mismatch, String leftTable, String left, String rightTable, String right, String remedy) {
        super(leftTable + " and " + rightTable + " must be of one "
                + mismatch.name().toLowerCase(Locale.ROOT) + ", but were of " + left + " and " + right + remedy);
        this.mismatch = mismatch;
        this.left = left;
        this.right = right;
    }

    static MismatchException ofCommodities(String leftTable, Commodity left, String rightTable, Commodity right) {
        return new MismatchException(Mismatch.COMMODITY, leftTable, left.name(), rightTable, right.name(), "");
    }

    /** {@return in what they differ: commodity, stage, basis or year} */
    public Mismatch mismatch() {
        return mismatch;
    }

    /** {@return what the first table is of: in words} */
    public String left() {
        return left;
    }

    /** {@return what the other table is of: in words} */
    public String right() {
        return right;
    }
}
