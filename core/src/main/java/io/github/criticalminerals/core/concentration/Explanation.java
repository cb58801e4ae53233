package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes a result as terms that can be computed again. */
final class Explanation {
    private final Index index;
    private final Setting setting;
    private final String symbol;

    Explanation(Index index, Setting setting) {
        this.index = index;
        this.setting = setting;
        String name = index.toString().replaceAll("\\(.*", "");
        this.symbol = index.equals(Index.HHI) ? "H" : name;
    }

    Term of(Interval value, Extreme lower, Extreme upper) {
        Term term;
        if (value.isExact() && lower.kind == End.Kind.ATTAINED) {
            term = at(symbol, index.label(), lower, true);
        } else if (!value.isBounded()) {
            Term low = at(symbol + "_low", "lower end, " + kind(lower), lower, true);
            term = Term.computed(symbol, index.label(), value, index.unit(), symbol + "_low", ImmutableList.of(low))
                    .withNote("there is no upper end: completions exceed every number");
        } else {
            Term low = at(symbol + "_low", "lower end, " + kind(lower), lower, true);
            Term high = at(symbol + "_high", "upper end, " + kind(upper), upper, false);
            term = Term.between(symbol, index.label(), low, high);
        }
        for (String note : setting.notes) {
            term = term.withNote(note);
        }
        return term;
    }

    private static String kind(Extreme extreme) {
        return extreme.kind.name().toLowerCase(Locale.ROOT);
    }

    private Term at(String name, String label, Extreme extreme, boolean lowerEnd) {
        if (Double.isInfinite(extreme.value)) {
            throw new IllegalStateException(index + " has an infinite end");
        }
        Interval value = Interval.exact(extreme.value);
        boolean limit = extreme.kind == End.Kind.LIMIT;
        if (limit && !readsAsIs(extreme)) {
            return Term.input(name, label, value, index.unit(), ImmutableList.of())
                    .withNote("the limit of completions that come ever nearer");
        }
        List<Term> children = new ArrayList<>();
        String formula = index.formula();
        boolean weighted = Arrays.stream(extreme.counts).anyMatch(count -> count != 1);
        if (!weighted) {
            formula = formula.replace("c*", "");
        }
        if (formula.matches(".*\\bn\\b.*")) {
            children.add(input("n", "producers counted", extreme.counted, "number"));
        }
        addShares(extreme, children, formula);
        if (extreme.gap > 0) {
            children.add(input("gap", "how far beyond the completion the bound lies", extreme.gap, index.unit()));
            formula = formula + (lowerEnd ? " - gap" : " + gap");
        }
        return Term.computed(name, label, value, index.unit(), formula, children);
    }

    /** Whether a limit is the formula of the shares that are approached: crumbs vanish from sums of higher powers. */
    private boolean readsAsIs(Extreme extreme) {
        boolean sum = index.statistic() instanceof Statistic.PowerSum power && power.power() > 1;
        boolean plain = sum || index.statistic() instanceof Statistic.TopShare;
        return plain && !index.isRelative() && !Double.isInfinite(extreme.total);
    }

    private void addShares(Extreme extreme, List<Term> children, String formula) {
        int named = extreme.named.length;
        int[] order = IntStream.range(0, named + extreme.unnamed.length)
                .filter(i -> share(extreme, i) > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(share(extreme, b), share(extreme, a)))
                .mapToInt(i -> i)
                .toArray();
        double left = index.statistic() instanceof Statistic.TopShare top ? top.top() : Double.POSITIVE_INFINITY;
        double above = 0;
        for (int i : order) {
            double count = Math.min(left, i < named ? 1 : extreme.counts[i - named]);
            if (count <= 0) {
                break;
            }
            left -= count;
            String label = i < named
                    ? setting.named.get(i).name()
                    : setting.parts.get(extreme.parts[i - named]).name()
                            + (count == 1 ? ", one producer" : ", each of " + (long) count);
            if (formula.contains("r*s")) {
                children.add(input("r", label, above + (count + 1) / 2, "mean rank, 1 the largest"));
            }
            if (formula.contains("c*")) {
                children.add(input("c", label, count, "number of producers"));
            }
            children.add(shareOf(extreme, i, label));
            above += count;
        }
    }

    private static double share(Extreme extreme, int i) {
        return i < extreme.named.length ? extreme.named[i] : extreme.unnamed[i - extreme.named.length];
    }

    private static Term input(String name, String label, double value, String unit) {
        return Term.input(name, label, Interval.exact(value), unit, ImmutableList.of());
    }

    private Term shareOf(Extreme extreme, int i, String label) {
        Interval share = Interval.exact(share(extreme, i));
        if (setting.unit.isEmpty() || !Double.isFinite(extreme.total)) {
            return Term.input("s", label, share, "fraction, 0..1", setting.sources);
        }
        boolean exact = i < extreme.named.length && setting.known.lower[i] == setting.known.upper[i];
        double amount = exact ? setting.known.lower[i] : share.lower() * extreme.total;
        Term x = Term.input("x", label, Interval.exact(amount), setting.unit, setting.sources);
        Term whole = Term.input(
                "X",
                setting.ofPrintedTotal ? "printed total" : "sum of the rows",
                Interval.exact(extreme.total),
                setting.unit,
                setting.sources);
        return Term.computed("s", label, share, "fraction, 0..1", "x / X", ImmutableList.of(x, whole));
    }
}
