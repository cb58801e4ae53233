package io.github.criticalminerals.examples.house.planted.packages.core.quantity;

import org.apache.commons.math3.util.FastMath;

public final class UsesCommonsMath {
    private UsesCommonsMath() {}

    public static double root(double x) {
        return FastMath.sqrt(x);
    }
}
