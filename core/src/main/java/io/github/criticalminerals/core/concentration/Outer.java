package io.github.criticalminerals.core.concentration;

/** What the searches for outer bounds share. */
final class Outer {
    /** A gap up to this is rounding. */
    private static final double ROUNDING = 1e-13;

    private Outer() {}

    /** An outer end with its gap, or the attained one where nothing lies between. */
    static Extreme end(Extreme best, double outer, double inner) {
        double gap = Math.abs(outer - inner);
        return gap <= ROUNDING && best.kind != End.Kind.LIMIT
                ? best.with(inner, 0, End.Kind.ATTAINED)
                : gap <= ROUNDING ? best.with(inner, 0, End.Kind.LIMIT) : best.with(outer, gap, End.Kind.OUTER);
    }
}
