package io.github.criticalminerals.io.baci;

import io.github.criticalminerals.io.csv.RowBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the published form from their bytes: {@code 2022,13,16,011781,2.267,0.566}, numbers below ten million
 * with at most three decimals, the quantity padded with spaces or not, {@code NA} if it is missing. All others it
 * leaves.
 *
 * <p>Eight bytes are looked at together. Year and parties, which mostly are those of the row before, are compared with
 * that row's; the digits of a number become their value in three multiplications.
 */
final class FlowBytes implements RowBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The shortest row. */
    private static final int LEAST = "2022,1,2,010101,1,1\n".length();

    private static final long ZEROS = 0x3030303030303030L;
    /** Added to a byte above 9, it reaches the highest bit. */
    private static final long ABOVE_NINE = 0x7676767676767676L;

    private static final long HIGHEST_BITS = 0x8080808080808080L;
    /** A number is below it, in thousandths; above are its characters. */
    private static final int NUMBER_BITS = 40;

    private static final long NUMBERS = (1L << NUMBER_BITS) - 1;

    private final Flows.Reader taker;
    private final Queue<FlowRows> free = new ConcurrentLinkedQueue<>();
    private @Nullable FlowRows last;

    FlowBytes(Flows.Reader taker) {
        this.taker = taker;
    }

    @Override
    public Part read(byte[] bytes, int from, int limit) {
        FlowRows known = free.poll();
        FlowRows rows = known == null ? new FlowRows(this) : known;
        rows.start(from);
        int at = from;
        while (rows.size < FlowRows.MOST && limit - at >= LEAST) {
            int next = row(bytes, at, rows);
            if (next < 0) {
                break;
            }
            rows.ends[rows.size++] = next;
            at = next;
        }
        return rows;
    }

    /** Gives rows to the taker; those that were given before are read into anew. */
    int give(FlowRows rows) {
        if (last != null) {
            free.add(last);
        }
        last = rows;
        return taker.give(rows);
    }

    /** Reads a row, all but where it ends, which it returns; -1 if it is not of this form. */
    private static int row(byte[] bytes, int from, FlowRows rows) {
        long differs = ((eight(bytes, from) ^ rows.first) & rows.ofFirst)
                | ((eight(bytes, from + 8) ^ rows.second) & rows.ofSecond);
        if (differs != 0 && !begin(bytes, from, rows)) {
            return -1;
        }
        int at = from + rows.length;
        long product = eight(bytes, at) ^ ZEROS;
        long value = thousandths(bytes, at + 7);
        int behind = at + 7 + characters(value);
        if (((digits(product) ^ 6) | (bytes[at + 6] ^ ',') | (bytes[behind] ^ ',') | (int) (value >> 63)) != 0) {
            return -1;
        }
        at = behind;
        do {
            at++;
        } while (bytes[at] == ' ');
        long quantity = -1;
        if (bytes[at] == 'N' && bytes[at + 1] == 'A') {
            at += 2;
        } else {
            long number = thousandths(bytes, at);
            at += characters(number);
            quantity = number & (NUMBERS | Long.MIN_VALUE);
        }
        if (((bytes[at] ^ '\n') | (quantity < -1 ? 1 : 0)) != 0) {
            return -1;
        }
        int row = rows.size;
        rows.key[row] = FlowRows.key(rows.parties, number(product, 6));
        rows.usd[row] = value & NUMBERS;
        rows.quantity[row] = quantity;
        return at + 1;
    }

    /** Reads a year and parties that are not the last row's. */
    private static boolean begin(byte[] bytes, int from, FlowRows rows) {
        long year = eight(bytes, from) ^ ZEROS;
        int exporter = code(bytes, from + 5);
        int importer = code(bytes, from + 5 + exporter % 4 + 1);
        rows.length = 5 + exporter % 4 + 1 + importer % 4 + 1;
        rows.parties = FlowRows.parties((int) number(year, 4), exporter / 4, importer / 4);
        rows.first = eight(bytes, from);
        rows.second = eight(bytes, from + 8);
        rows.ofFirst = -1L >>> (Long.SIZE - 8 * Math.min(8, rows.length));
        rows.ofSecond = rows.length <= 8 ? 0 : -1L >>> (Long.SIZE - 8 * (rows.length - 8));
        return digits(year) == 4 && bytes[from + 4] == ',' && exporter > 0 && importer > 0;
    }

    /** Four times the number of one to three digits before a comma, and how many they are; 0 for anything else. */
    private static int code(byte[] bytes, int from) {
        long digits = eight(bytes, from) ^ ZEROS;
        int count = digits(digits);
        return count > 0 && count <= 3 && bytes[from + count] == ',' ? 4 * (int) number(digits, count) + count : 0;
    }

    /**
     * The number in thousandths, with how many characters it has above; below 0 for anything else. The few numbers that
     * are unlike most have no branch of their own, which a compiler would leave out until one comes.
     */
    private static long thousandths(byte[] bytes, int from) {
        long digits = eight(bytes, from) ^ ZEROS;
        int count = digits(digits);
        int point = (((bytes[from + count] ^ '.') & 0xff) - 1) >> 31; // all bits, or none
        long behind = eight(bytes, from + count + 1) ^ ZEROS;
        int decimals = digits(behind) & point;
        int faults = (count - 1) | (7 - count) | ((decimals - 1) & point) | (3 - decimals);
        // What stands behind the decimals counts as zeros
        long three = behind & ((1L << (8 * (decimals & 3))) - 1);
        long all = 1000 * number(digits, count) + 100 * (three & 15) + 10 * (three >>> 8 & 15) + (three >>> 16);
        return (long) (count + decimals - point) << NUMBER_BITS | all | (long) (faults >> 31) << 63;
    }

    private static int characters(long number) {
        return (int) (number >>> NUMBER_BITS) & 31;
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
