package io.github.criticalminerals.io.baci;

import com.google.common.primitives.ImmutableLongArray;
import io.github.criticalminerals.io.csv.RowBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads rows of the published form from their bytes: {@code 2022,13,16,011781,2.267,0.566}, numbers with at most three
 * decimals, the quantity padded with spaces or not, {@code NA} if it is missing. All others it leaves.
 *
 * <p>Eight bytes are looked at together. Year and parties, which mostly are those of the row before, are compared with
 * that row's; the digits of a number become their value in three multiplications.
 */
final class FlowBytes implements RowBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final ImmutableLongArray POWERS =
            ImmutableLongArray.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000);
    private static final int MOST_CHARACTERS = 15;
    /** A double holds every whole number below it. */
    private static final long EXACT = 1L << 53;
    /** The shortest row. */
    private static final int LEAST = "2022,1,2,010101,1,1\n".length();

    private static final long ZEROS = 0x3030303030303030L;
    /** Added to a byte above 9, it reaches the highest bit. */
    private static final long ABOVE_NINE = 0x7676767676767676L;

    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private final Flows.Reader taker;
    /** Where the number that was read last ends. */
    private int end;

    /** The last row's year and parties: their bytes, which bits count, how many bytes. */
    private long first;

    private long second;
    private long ofFirst = -1;
    private long ofSecond = -1;
    private int length;

    FlowBytes(Flows.Reader taker) {
        this.taker = taker;
    }

    @Override
    public int take(byte[] bytes, int from, int limit) {
        if (limit - from < LEAST) {
            return from;
        }
        long differs = ((eight(bytes, from) ^ first) & ofFirst) | ((eight(bytes, from + 8) ^ second) & ofSecond);
        if (differs != 0 && !begin(bytes, from)) {
            return from;
        }
        int at = from + length;
        if (at + 8 > limit) {
            return from;
        }
        long product = eight(bytes, at) ^ ZEROS;
        if (digits(product) != 6 || bytes[at + 6] != ',') {
            return from;
        }
        long value = thousandths(bytes, at + 7, ',');
        if (value < 0) {
            return from;
        }
        at = end;
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
        return taker.read((int) number(product, 6), value, quantity) ? next : from;
    }

    /** Reads a year and parties that are not the last row's. */
    private boolean begin(byte[] bytes, int from) {
        ofFirst = -1;
        ofSecond = -1;
        first = 0;
        second = 0;
        long year = eight(bytes, from) ^ ZEROS;
        if (digits(year) != 4 || bytes[from + 4] != ',') {
            return false;
        }
        int exporter = code(bytes, from + 5);
        int importer = exporter < 0 ? -1 : code(bytes, end);
        if (importer < 0 || !taker.begin((int) number(year, 4), exporter, importer)) {
            return false;
        }
        length = end - from;
        ofFirst = -1L >>> (Long.SIZE - 8 * Math.min(8, length));
        ofSecond = length <= 8 ? 0 : -1L >>> (Long.SIZE - 8 * (length - 8));
        first = eight(bytes, from);
        second = eight(bytes, from + 8);
        return true;
    }

    /** The number of one to three digits with a comma behind it; -1 for anything else. */
    private int code(byte[] bytes, int from) {
        long digits = eight(bytes, from) ^ ZEROS;
        int count = digits(digits);
        end = from + count + 1;
        return count > 0 && count <= 3 && bytes[from + count] == ',' ? (int) number(digits, count) : -1;
    }

    /** The number in thousandths, with what ends it behind it; -1 for anything else. */
    private long thousandths(byte[] bytes, int from, int after) {
        long digits = eight(bytes, from) ^ ZEROS;
        int count = digits(digits);
        int at = from + count;
        long all = count == 0 ? -1 : number(digits, count);
        if (count == 8) {
            digits = eight(bytes, at) ^ ZEROS;
            count = digits(digits);
            at += count;
            all = count == 0 ? all : POWERS.get(count) * all + number(digits, count);
        }
        all *= 1000;
        if (bytes[at] == '.') {
            digits = eight(bytes, at + 1) ^ ZEROS;
            count = digits(digits);
            if (count == 0 || count > 3) {
                return -1;
            }
            at += count + 1;
            all += POWERS.get(3 - count) * number(digits, count);
        }
        end = at + 1;
        return at - from <= MOST_CHARACTERS && bytes[at] == after && all < EXACT ? all : -1;
    }

    private static long eight(byte[] bytes, int at) {
        return (long) EIGHT.get(bytes, at);
    }

    /** How many of eight bytes, from the first on, are digits; these are 0 to 9. */
    private static int digits(long eight) {
        return Long.numberOfTrailingZeros(((eight + ABOVE_NINE) | eight) & HIGHEST_BITS) / 8;
    }

    /** The number that the first bytes, one to eight of 0 to 9, are the digits of. */
    private static long number(long eight, int count) {
        long digits = eight << (Long.SIZE - 8 * count);
        long pairs = (10 * digits + (digits >>> 8)) & 0x00ff00ff00ff00ffL;
        long fours = (100 * pairs + (pairs >>> 16)) & 0x0000ffff0000ffffL;
        return (10_000 * fours + (fours >>> 32)) & 0xffffffffL;
    }
}
