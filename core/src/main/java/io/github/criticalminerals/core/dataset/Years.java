package io.github.criticalminerals.core.dataset;

/** The rule of the years that tables are of: four digits, so that 24 is not taken for 2024. */
public final class Years {
    private static final int FIRST = 1000;
    private static final int LAST = 9999;

    private Years() {}

    /**
     * Checks a year.
     *
     * @param year the year
     * @return the year
     * @throws IllegalArgumentException if it has not four digits
     */
    public static int checked(int year) {
        if (year < FIRST || year > LAST) {
            throw new IllegalArgumentException("year must be " + FIRST + " to " + LAST + ", but was " + year);
        }
        return year;
    }
}
