package io.github.criticalminerals.io.baci;

import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.report.LoadReport;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the numbers of a column, and sums them exactly. */
final class NumberColumn {
    private static final int MOST_CHARACTERS = 16;
    /** A double holds every whole number below it. */
    private static final long EXACT = 1L << 53;

    private static final long[] TO_THOUSANDTHS = {1000, 100, 10, 1};

    private long thousandths;
    private BigDecimal others = BigDecimal.ZERO;

    /**
     * The number times 10^power (0 or 3), and adds it to the sum.
     *
     * @return not a number if the text is none
     */
    double read(String text, int power) {
        long plain = thousandths(text);
        if (plain >= 0) {
            add(plain);
            return power == 0 ? plain / 1000.0 : plain;
        }
        Optional<BigDecimal> number = PlainNumber.find(text.strip());
        others = others.add(number.orElse(BigDecimal.ZERO));
        return number.map(each -> scaled(each, power)).orElse(Double.NaN);
    }

    /** The number times 10^power, without adding it to the sum. */
    double peek(String text, int power) {
        return PlainNumber.find(text.strip()).map(each -> scaled(each, power)).orElse(Double.NaN);
    }

    void addTo(LoadReport.Builder report, String column) {
        report.addToSum(column, others.add(BigDecimal.valueOf(thousandths, 3)));
    }

    private static double scaled(BigDecimal number, int power) {
        return number.scaleByPowerOfTen(power).doubleValue();
    }

    /** Adds a number in thousandths to the sum. */
    void add(long plain) {
        thousandths += plain;
        if (thousandths > Long.MAX_VALUE / 2) {
            others = others.add(BigDecimal.valueOf(thousandths, 3));
            thousandths = 0;
        }
    }

    /** Digits with at most three decimals, in thousandths; -1 for any other text, which may be a number too. */
    private static long thousandths(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_CHARACTERS) {
            return -1;
        }
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (digit == '.' - '0' && point < 0 && i > 0) {
                point = i;
            } else {
                return -1;
            }
        }
        int decimals = point < 0 ? 0 : length - 1 - point;
        if (decimals > 3 || (decimals == 0 && point >= 0)) {
            return -1;
        }
        long all = digits * TO_THOUSANDTHS[decimals];
        return all < EXACT ? all : -1;
    }
}
