package io.github.criticalminerals.examples.house.planted.packages.core.quantity;

import io.github.criticalminerals.examples.house.planted.packages.core.issue.LooksUpward;

public record LooksDownward(LooksUpward downward) {}
