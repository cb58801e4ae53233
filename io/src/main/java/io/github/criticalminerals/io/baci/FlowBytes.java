package io.github.criticalminerals.io.baci;

import com.google.common.primitives.ImmutableLongArray;
import io.github.criticalminerals.io.csv.RowBytes;

/**
 * Reads rows of the published form from their bytes: {@code 2022,13,16,011781,2.267,0.566}, numbers with at most three
 * decimals, the quantity padded with spaces or not, {@code NA} if it is missing. All others it leaves.
 */
final class FlowBytes implements RowBytes {
    private static final ImmutableLongArray TO_THOUSANDTHS = ImmutableLongArray.of(1000, 100, 10, 1);
    private static final int MOST_CHARACTERS = 15;
    /** A double holds every whole number below it. */
    private static final long EXACT = 1L << 53;
    /** The shortest row. */
    private static final int LEAST = "2022,1,2,010101,1,1\n".length();

    private final Flows.Reader taker;
    /** Where the number that was read last ends. */
    private int end;

    FlowBytes(Flows.Reader taker) {
        this.taker = taker;
    }

    @Override
    public int take(byte[] bytes, int from, int limit) {
        if (limit - from < LEAST) {
            return from;
        }
        // Any byte that is no digit makes the sign of bad negative
        int bad = 0;
        int year = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = bytes[at] - '0';
            bad |= digit | (9 - digit);
            year = 10 * year + digit;
        }
        int exporter = code(bytes, from + 5);
        int importer = exporter < 0 ? -1 : code(bytes, end);
        int start = end;
        if (importer < 0 || start + 8 > limit) {
            return from;
        }
        int product = 0;
        for (int at = start; at < start + 6; at++) {
            int digit = bytes[at] - '0';
            bad |= digit | (9 - digit);
            product = 10 * product + digit;
        }
        if (bad < 0 || bytes[from + 4] != ',' || bytes[start + 6] != ',') {
            return from;
        }
        long value = thousandths(bytes, start + 7, ',');
        if (value < 0) {
            return from;
        }
        int at = end;
        while (bytes[at] == ' ') {
            at++;
        }
        long quantity = -1;
        if (bytes[at] == 'N' && bytes[at + 1] == 'A' && bytes[at + 2] == '\n') {
            end = at + 3;
        } else {
            quantity = thousandths(bytes, at, '\n');
            if (quantity < 0) {
                return from;
            }
        }
        int next = end;
        return taker.read(year, exporter, importer, product, value, quantity) ? next : from;
    }

    /** The number of one to three digits with a comma behind it; -1 for anything else. */
    private int code(byte[] bytes, int from) {
        int at = from;
        int number = 0;
        int digit = bytes[at] - '0';
        while (digit >= 0 && digit <= 9) {
            number = 10 * number + digit;
            digit = bytes[++at] - '0';
        }
        end = at + 1;
        return at > from && at <= from + 3 && bytes[at] == ',' ? number : -1;
    }

    /** The number in thousandths, with what ends it behind it; -1 for anything else. */
    private long thousandths(byte[] bytes, int from, int after) {
        int at = from;
        long number = 0;
        int digit = bytes[at] - '0';
        while (digit >= 0 && digit <= 9) {
            number = 10 * number + digit;
            digit = bytes[++at] - '0';
        }
        int decimals = 0;
        if (bytes[at] == '.') {
            int point = at;
            digit = bytes[++at] - '0';
            while (digit >= 0 && digit <= 9) {
                number = 10 * number + digit;
                digit = bytes[++at] - '0';
            }
            decimals = at - point - 1;
            if (decimals == 0 || decimals > 3 || point == from) {
                return -1;
            }
        }
        end = at + 1;
        if (at == from || at - from > MOST_CHARACTERS || bytes[at] != after) {
            return -1;
        }
        long all = number * TO_THOUSANDTHS.get(decimals);
        return all < EXACT ? all : -1;
    }
}
