package io.github.criticalminerals.io.baci;

import com.google.common.primitives.ImmutableIntArray;

/**
 * Reads the products of one file, of six digits or, in an edition that leaves the leading zero out, of five; {@link Baci}
 * describes them. The first product of chapters 01 to 09 decides which of both the file has.
 */
final class LeadingZeros {
    /** The last heading of chapters 01 to 09. */
    private static final ImmutableIntArray HEADINGS = ImmutableIntArray.of(6, 10, 9, 10, 11, 4, 14, 14, 10);

    /** The least product that has no leading zero. */
    private static final int LEAST_OF_SIX = 100_000;

    private boolean kept;
    private long restored;

    /** The number of a product, or -1. */
    int number(String text) {
        int six = Flows.digits(text, 6, 6);
        if (six >= LEAST_OF_SIX) {
            return six;
        }
        if (six >= 0) {
            return restored > 0 ? -1 : six;
        }
        int five = Flows.digits(text, 5, 5);
        return five >= 0 && !kept && isInChaptersOneToNine(five) ? five : -1;
    }

    /** Says that a row with this product is good. */
    void accept(int number, String text) {
        if (number < LEAST_OF_SIX) {
            if (Flows.digits(text, 6, 6) >= 0) {
                kept = true;
            } else {
                restored++;
            }
        }
    }

    /** How many rows had five digits. */
    long restored() {
        return restored;
    }

    private static boolean isInChaptersOneToNine(int number) {
        int chapter = number / 10_000;
        int heading = number / 100 % 100;
        return chapter > 0 && heading > 0 && heading <= HEADINGS.get(chapter - 1);
    }
}
