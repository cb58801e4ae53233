package io.github.criticalminerals.examples.house.planted.packages.core;

public final class InARootPackage {
    private InARootPackage() {}
}
