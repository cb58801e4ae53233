package io.github.criticalminerals.examples.house.planted.packages.core.issue;

import io.github.criticalminerals.examples.house.planted.packages.core.quantity.LooksDownward;

public final class LooksUpward {
    private LooksUpward() {}

    public static int count(LooksDownward[] upward) {
        return upward.length;
    }
}
