package io.github.criticalminerals.core.substitution;

/**
 * Amounts in whole multiples of a power of ten, which is taken so small that the largest amount has a given number of
 * digits.
 */
final class Grid {

    /** Powers of ten beyond have no place in a double. */
    private static final int MOST_PLACES = 300;

    private final double factor;
    private final boolean fine;

    /** One on which {@code largest} has so many digits. */
    Grid(double largest, int digits) {
        int places = largest > 0 ? digits - 1 - (int) Math.floor(Math.log10(largest)) : 0;
        this.factor = Double.parseDouble("1e" + Math.min(MOST_PLACES, Math.abs(places)));
        this.fine = places >= 0;
    }

    /** The nearest multiple. */
    double units(double amount) {
        return Math.rint(fine ? amount * factor : amount / factor);
    }

    /** The double nearest to so many units; so decimals come back as they went in. */
    double amount(long units) {
        return amount((double) units);
    }

    private double amount(double units) {
        return fine ? units / factor : units * factor;
    }

    double rounded(double amount) {
        return amount(units(amount));
    }
}
