package io.github.criticalminerals.io.baci;

import com.google.common.primitives.ImmutableIntArray;

/**
 * Reads the products of one file, of six digits or, in an edition that leaves the leading zero out, of five; {@link
 * Baci} describes them. The first product of chapters 01 to 09 decides which of both the file has.
 */
final class LeadingZeros {
    /** The last heading of chapters 01 to 09. */
    private static final ImmutableIntArray HEADINGS = ImmutableIntArray.of(6, 10, 9, 10, 11, 4, 14, 14, 10);

    /** The least product that has no leading zero. */
    private static final int LEAST_OF_SIX = 100_000;

    private boolean kept;
    private long restored;

    /** {@return the least product that may have six digits} */
    int least() {
        return restored > 0 ? LEAST_OF_SIX : 0;
    }

    /**
     * The number of a product.
     *
     * @param text as written
     * @param six the number if it has six digits, else -1
     * @return the number, -1 if it is none
     */
    int number(String text, int six) {
        if (six >= 0) {
            return six < least() ? -1 : six;
        }
        int five = Flows.digits(text, 5, 5);
        return five >= 0 && !kept && isInChaptersOneToNine(five) ? five : -1;
    }

    /** Says that the row of a product is good. */
    void accept(int six) {
        if (six < 0) {
            restored++;
        } else {
            kept |= six < LEAST_OF_SIX;
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
