package io.github.criticalminerals.core.concentration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The largest or smallest dominance index of shares in boxes whose sum is one, by branch and bound.
 *
 * <p>Let P be the sum of the fourth powers, H that of the squares. The index P/H^2 exceeds t where P - t H^2 is positive. For
 * any m that is at most {@code P - 2 t m H + t m^2}; where H lies between a and b it is at least {@code P - t (a + b) H + t a
 * b}. Both are sums over the shares. A multiplier of their total, and of the sum of each part, splits them: every share is at
 * an end of its box, or all that are not have one common value, where the term bends the right way. What this leaves as a
 * gap is a share that would be in two places, or the distance of a and b: the worse of these is halved.
 */
final class DominanceSearch {
    private static final double CLOSE = 1e-14;
    private static final double ROUNDING = 1e-12;
    private static final int HALVINGS = 60;
    private static final int FITS = 8;
    private static final int STEPS = 40;

    /** 1 for the largest, -1 for the smallest. */
    private final int sign;

    private final Knowledge shares;
    /** The part that each share is of, -1 for the named; its shares are alike, and taken in descending order. */
    private final int[] part;

    private final int size;
    private final double[] high;
    private final double[] low;
    /** Whether a part has another sum than the multiplier of the total gives it, and which. */
    private final boolean[] isFull;

    private final double[] target;
    private double leastSquares;
    private double reached;
    private double[] found = {};
    private long nodes;

    /** Boxes, a range of H, what the index is at most or at least there, and the share (or -1, the range) to halve. */
    private static final class Node {
        final double[] lower;
        final double[] upper;
        final double from;
        final double to;
        final double bound;
        final int item;
        final double at;

        Node(double[] lower, double[] upper, double from, double to, double bound, int item, double at) {
            this.lower = lower;
            this.upper = upper;
            this.from = from;
            this.to = to;
            this.bound = bound;
            this.item = item;
            this.at = at;
        }
    }

    /**
     * A search.
     *
     * @param sign 1 for the largest, -1 for the smallest
     * @param reached what is known to be reached
     * @param part the part that each share is of, -1 for none
     * @param shares what is known of the parts
     */
    DominanceSearch(int sign, double reached, int[] part, Knowledge shares) {
        this.sign = sign;
        this.reached = reached;
        this.part = part;
        this.shares = shares;
        size = part.length;
        high = new double[size];
        low = new double[size];
        isFull = new boolean[shares.members.length];
        target = new double[shares.members.length];
    }

    /** A completion beyond what was known to be reached, the best that was met; empty if none was. */
    double[] found() {
        return found.clone();
    }

    /** How many nodes were halved. */
    long nodes() {
        return nodes;
    }

    /**
     * Runs the search.
     *
     * @param from the least H
     * @param to the largest H
     * @param work most nodes
     * @return what the index is at most or at least
     */
    double run(double[] lower, double[] upper, double from, double to, long work) {
        leastSquares = from;
        PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingDouble(node -> -sign * node.bound));
        add(open, lower, upper, from, to, sign > 0 ? 1 : 0);
        while (nodes < work && !open.isEmpty() && sign * (open.element().bound - reached) > CLOSE) {
            nodes++;
            Node worst = open.remove();
            int item = worst.item;
            if (item < 0) {
                add(open, worst.lower, worst.upper, worst.from, worst.at, worst.bound);
                add(open, worst.lower, worst.upper, worst.at, worst.to, worst.bound);
                continue;
            }
            double[] below = worst.upper.clone();
            for (int i = item; i < size && (i == item || isAlike(i, item)); i++) {
                below[i] = Math.min(below[i], worst.at);
            }
            double[] above = worst.lower.clone();
            for (int i = item; i >= 0 && (i == item || isAlike(i, item)); i--) {
                above[i] = Math.max(above[i], worst.at);
            }
            add(open, worst.lower, below, worst.from, worst.to, worst.bound);
            add(open, above, worst.upper, worst.from, worst.to, worst.bound);
        }
        return open.isEmpty() ? reached : open.element().bound;
    }

    private boolean isAlike(int i, int item) {
        return part[i] >= 0 && part[i] == part[item];
    }

    private void add(PriorityQueue<Node> open, double[] lower, double[] upper, double from, double to, double parent) {
        double least = 1;
        double most = 1;
        for (int i = 0; i < size; i++) {
            least -= lower[i];
            most -= upper[i];
        }
        if (least >= -ROUNDING && most <= ROUNDING) {
            open.add(bounded(lower, upper, from, to, parent));
        }
    }

    private Node bounded(double[] lower, double[] upper, double from, double to, double parent) {
        double squares = (from + to) / 2;
        double least = Double.POSITIVE_INFINITY;
        double tau = reached;
        double kappa = 0;
        double most = to;
        double some = from;
        boolean fitted = false;
        Ends below = new Ends();
        Ends above = new Ends();
        for (int fit = 0; fit < (sign > 0 ? FITS : 1) && !fitted; fit++) {
            double tried = squares;
            kappa = 2 * tau * tried;
            double offset = sign > 0 ? tau * tried * tried : -tau * from * to;
            least = Math.min(least, split(lower, upper, kappa) + offset);
            complete();
            squares = Math.min(Math.max(mixedSquares(), from), to);
            fitted = squares == tried;
            if (squares > tried) {
                some = tried;
                above.take(high, low);
            } else {
                most = tried;
                below.take(high, low);
            }
            boolean inside = (squares > some || squares == from) && (squares < most || squares == to);
            squares = inside ? squares : (some + most) / 2;
        }
        double bound = tau + sign * Math.max(0, least) / (leastSquares * leastSquares);
        bound = sign > 0 ? Math.min(bound, parent) : Math.max(bound, parent);
        double lost = sign > 0 ? 0 : tau * Math.max(0, (squares - from) * (to - squares));
        int item = -1;
        double at = (from + to) / 2;
        for (int i = 0; i < size; i++) {
            double top = Math.max(above.high(i), below.high(i));
            double bottom = Math.min(above.low(i), below.low(i));
            double half = (top + bottom) / 2;
            double chord = sign * (term(top, kappa) + term(bottom, kappa) - 2 * term(half, kappa)) / 2;
            if (chord > lost) {
                lost = chord;
                item = i;
                at = half;
            }
        }
        if (item < 0 && sign > 0) {
            item = widest(lower, upper);
            at = (lower[item] + upper[item]) / 2;
        }
        return new Node(lower, upper, from, to, bound, item, at);
    }

    /** Where shares were when the sum of squares was taken too small, or too large; nowhere before. */
    private static final class Ends {
        private double[] high = {};
        private double[] low = {};

        void take(double[] highest, double[] lowest) {
            high = highest.clone();
            low = lowest.clone();
        }

        double high(int i) {
            return high.length == 0 ? 0 : high[i];
        }

        double low(int i) {
            return low.length == 0 ? 1 : low[i];
        }
    }

    private static int widest(double[] lower, double[] upper) {
        int widest = 0;
        for (int i = 1; i < lower.length; i++) {
            widest = upper[i] - lower[i] > upper[widest] - lower[widest] ? i : widest;
        }
        return widest;
    }

    private static double term(double s, double kappa) {
        return s * s * (s * s - kappa);
    }

    /** The least over multipliers of the bound of the sum of the terms, with its sign; the shares on both sides of it. */
    private double split(double[] lower, double[] upper, double kappa) {
        Filling filling = new Filling(lower, upper, kappa);
        double from = -filling.steepest;
        double to = filling.steepest;
        for (int k = 0; k < HALVINGS; k++) {
            double multiplier = (from + to) / 2;
            if (filling.fill(multiplier) > 1) {
                from = multiplier;
            } else {
                to = multiplier;
            }
        }
        filling.fill(from);
        double left = filling.value;
        System.arraycopy(filling.filled, 0, high, 0, size);
        filling.fill(to);
        System.arraycopy(filling.filled, 0, low, 0, size);
        for (Limit limit : filling.limits) {
            if (limit.holds(to)) {
                isFull[limit.p] = true;
                target[limit.p] = limit.held;
                filling.fill(limit.from, limit.to, limit.more, high);
                filling.fill(limit.from, limit.to, limit.less, low);
            }
        }
        return Math.min(left, filling.value);
    }

    /** What the sum of a part may be at most, or at least, and the multipliers on both sides of which it is that. */
    private static final class Limit {
        final int p;
        final int from;
        final int to;
        final double held;
        final boolean most;
        double more;
        double less;
        /** What the bound gains by it, at a multiplier of zero. */
        double gain;

        Limit(int p, int from, int to, double held, boolean most) {
            this.p = p;
            this.from = from;
            this.to = to;
            this.held = held;
            this.most = most;
        }

        boolean holds(double multiplier) {
            return most ? multiplier < less : multiplier >= less;
        }
    }

    /** The best shares in boxes at a multiplier of their total; a part whose sum would be beyond its range has its own. */
    private final class Filling {
        private final double[] lower;
        private final double[] upper;
        private final double kappa;
        /** No slope of a term of a share is more than this, or less than its negative. */
        private final double steepest;

        private final double[] filled = new double[size];
        private final List<Limit> limits = new ArrayList<>();
        /** The bound at the last multiplier. */
        private double value;

        Filling(double[] lower, double[] upper, double kappa) {
            this.lower = lower;
            this.upper = upper;
            this.kappa = kappa;
            double top = 0;
            for (double end : upper) {
                top = Math.max(top, end);
            }
            steepest = 4 * top * top * top + 2 * kappa * top;
            for (int from = shares.lower.length, to; from < size; from = to) {
                to = from;
                while (to < size && part[to] == part[from]) {
                    to++;
                }
                isFull[part[from]] = false;
                add(new Limit(part[from], from, to, shares.partUpper[part[from]], true));
                add(new Limit(part[from], from, to, shares.partLower[part[from]], false));
            }
        }

        private void add(Limit limit) {
            int from = limit.from;
            int to = limit.to;
            double more = -steepest;
            double less = steepest;
            if (limit.most ? fill(from, to, more, filled) <= limit.held : fill(from, to, less, filled) >= limit.held) {
                return;
            }
            for (int k = 0; k < HALVINGS; k++) {
                double own = (more + less) / 2;
                if (fill(from, to, own, filled) > limit.held) {
                    more = own;
                } else {
                    less = own;
                }
            }
            limit.more = more;
            limit.less = less;
            fill(from, to, more, filled);
            double gain = gain(from, to, more) + more * limit.held;
            fill(from, to, less, filled);
            limit.gain = Math.min(gain, gain(from, to, less) + less * limit.held);
            limits.add(limit);
        }

        /** Fills all boxes; the sum of the shares. */
        double fill(double multiplier) {
            double sum = fill(0, size, multiplier, filled);
            value = multiplier + gain(0, size, multiplier);
            for (Limit limit : limits) {
                if (limit.holds(multiplier)) {
                    value += limit.gain - multiplier * limit.held - gain(limit.from, limit.to, multiplier);
                    sum += limit.held - sum(limit.from, limit.to);
                }
            }
            return sum;
        }

        private double sum(int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += filled[i];
            }
            return sum;
        }

        private double gain(int from, int to, double multiplier) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += sign * term(filled[i], kappa) - multiplier * filled[i];
            }
            return sum;
        }

        private double fill(int from, int to, double multiplier, double[] into) {
            double bend = stationary(kappa, multiplier);
            double sum = 0;
            for (int i = from; i < to; i++) {
                boolean same = i > from && lower[i] == lower[i - 1] && upper[i] == upper[i - 1];
                into[i] = same ? into[i - 1] : best(i, multiplier, bend);
                sum += into[i];
            }
            return sum;
        }

        private double best(int i, double multiplier, double bend) {
            double share = lower[i];
            double most = sign * term(share, kappa) - multiplier * share;
            double other = sign * term(upper[i], kappa) - multiplier * upper[i];
            if (other > most) {
                share = upper[i];
                most = other;
            }
            if (bend > lower[i] && bend < upper[i]) {
                other = sign * term(bend, kappa) - multiplier * bend;
                share = other > most ? bend : share;
            }
            return share;
        }
    }

    /** Where the slope of the term is the multiplier, in the part where it bends down; NaN if nowhere. */
    private double stationary(double kappa, double multiplier) {
        double slope = sign * multiplier;
        double inflection = Math.sqrt(kappa / 6);
        double s = sign > 0 ? 0 : Math.max(2 * inflection, Math.cbrt(Math.max(0, slope) / 2) + 2 * inflection);
        for (int k = 0; k < STEPS; k++) {
            double excess = 4 * s * s * s - 2 * kappa * s - slope;
            double steep = 12 * s * s - 2 * kappa;
            if (sign > 0 ? steep >= 0 : steep <= 0) {
                return Double.NaN;
            }
            double next = s - excess / steep;
            if (!(Math.abs(next - s) > 1e-16 * Math.abs(next))) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Tries the completion between the shares on both sides: first what the parts must have, then the named, then the parts. */
    private void complete() {
        double[] between = low.clone();
        boolean fits = true;
        for (int p = 0; p < isFull.length; p++) {
            double owed = (isFull[p] ? target[p] : shares.partLower[p]) - sum(between, p);
            fits &= owed - raise(between, p, owed) < ROUNDING;
        }
        double left = 1 - Knowledge.sum(between);
        left -= raise(between, -1, left);
        for (int p = 0; p < isFull.length; p++) {
            left -= raise(between, p, Math.min(left, shares.partUpper[p] - sum(between, p)));
        }
        double value = dominance(between);
        if (fits && Math.abs(left) < ROUNDING && sign * (value - reached) > 0) {
            reached = value;
            found = between;
        }
    }

    /** Raises shares of a part, or the named, to what they have on the other side, one after the other. */
    private double raise(double[] between, int p, double most) {
        double raised = 0;
        for (int i = 0; i < size; i++) {
            if (part[i] == p) {
                double added = Math.max(0, Math.min(most - raised, high[i] - between[i]));
                between[i] += added;
                raised += added;
            }
        }
        return raised;
    }

    private double sum(double[] some, int p) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += part[i] == p ? some[i] : 0;
        }
        return sum;
    }

    /** The squares of the shares on both sides, mixed as the sums of full parts are to what they must be, the others to one. */
    private double mixedSquares() {
        double mixed = 0;
        double left = 1;
        double more = 0;
        double less = 0;
        double moreSquares = 0;
        double lessSquares = 0;
        for (int p = -1; p < isFull.length; p++) {
            double a = 0;
            double b = 0;
            double aSquares = 0;
            double bSquares = 0;
            for (int i = 0; i < size; i++) {
                if (part[i] == p) {
                    a += high[i];
                    b += low[i];
                    aSquares += high[i] * high[i];
                    bSquares += low[i] * low[i];
                }
            }
            if (p >= 0 && isFull[p]) {
                mixed += mixed(target[p], a, b, aSquares, bSquares);
                left -= target[p];
            } else {
                more += a;
                less += b;
                moreSquares += aSquares;
                lessSquares += bSquares;
            }
        }
        return mixed + mixed(left, more, less, moreSquares, lessSquares);
    }

    private static double mixed(double held, double more, double less, double ofMore, double ofLess) {
        double weight = more > less ? Math.min(1, Math.max(0, (held - less) / (more - less))) : 0;
        return weight * ofMore + (1 - weight) * ofLess;
    }

    private static double squares(double[] shares) {
        double sum = 0;
        for (double s : shares) {
            sum += s * s;
        }
        return sum;
    }

    private static double dominance(double[] shares) {
        double squares = squares(shares);
        double fourths = 0;
        for (double s : shares) {
            fourths += s * s * s * s;
        }
        return fourths / squares / squares;
    }
}
