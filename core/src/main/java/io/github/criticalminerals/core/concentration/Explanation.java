package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.index.Bound;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.SharpBounds;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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

    Term of(Interval value, Bound lower, Bound upper) {
        Term term;
        if (value.isExact() && lower.end().kind() == End.Kind.ATTAINED) {
            term = at(symbol, index.label(), lower, Side.LOW);
        } else if (!value.isBounded()) {
            Term low = at(symbol + "_low", "lower end, " + kind(lower), lower, Side.LOW);
            term = Term.computed(
                            symbol,
                            index.label(),
                            value,
                            index.unit(),
                            Expression.of(symbol + "_low"),
                            ImmutableList.of(low))
                    .withNote("there is no upper end: completions exceed every number");
        } else {
            Term low = at(symbol + "_low", "lower end, " + kind(lower), lower, Side.LOW);
            Term high = at(symbol + "_high", "upper end, " + kind(upper), upper, Side.HIGH);
            term = Term.between(symbol, index.label(), low, high);
        }
        for (String note : setting.origin().notes()) {
            term = setting.coverage().omissions().contains(note) ? term : term.withNote(note);
        }
        return term.withOmissions(setting.coverage().omissions());
    }

    private static String kind(Bound end) {
        return end.end().kind().name().toLowerCase(Locale.ROOT);
    }

    private Term at(String name, String label, Bound end, Side side) {
        if (Double.isInfinite(end.value())) {
            throw new IllegalStateException(index + " has an infinite end");
        }
        Interval value = Interval.exact(end.value());
        boolean limit = end.end().kind() == End.Kind.LIMIT;
        if (limit && !SharpBounds.isOfItsShares(index, end)) {
            return Term.input(name, label, value, index.unit(), ImmutableList.of())
                    .withNote("the limit of completions that come ever nearer");
        }
        List<Term> children = new ArrayList<>();
        boolean weighted = end.unnamed().stream().anyMatch(group -> group.producers() != 1);
        Expression formula = weighted ? index.formulaOfGroups() : index.formula();
        if (formula.uses("n")) {
            children.add(input("n", "producers counted", end.counted(), "number"));
        }
        addShares(end, children, formula);
        if (end.end().gap() > 0) {
            children.add(input(
                    "gap",
                    "how far beyond the completion the bound lies",
                    end.end().gap(),
                    index.unit()));
            formula = side == Side.LOW ? formula.minus("gap") : formula.plus("gap");
        }
        return Term.computed(name, label, value, index.unit(), formula, children);
    }

    private void addShares(Bound end, List<Term> children, Expression formula) {
        List<Holder> holders = new ArrayList<>();
        List<Double> named = end.named();
        for (int i = 0; i < named.size(); i++) {
            holders.add(new Holder(setting.named().get(i).name(), i, 1, named.get(i)));
        }
        for (Bound.Unnamed group : end.unnamed()) {
            holders.add(new Holder(setting.parts().get(group.part()).name(), -1, group.producers(), group.share()));
        }
        holders.removeIf(holder -> holder.share() == 0);
        holders.sort(Comparator.comparingDouble(holder -> -holder.share()));
        double left = index.largest().isPresent() ? index.largest().getAsInt() : Double.POSITIVE_INFINITY;
        double above = 0;
        for (Holder holder : holders) {
            double count = Math.min(left, holder.count());
            if (count <= 0) {
                break;
            }
            left -= count;
            String label = holder.name()
                    + (holder.at() >= 0 ? "" : count == 1 ? ", one producer" : ", each of " + (long) count);
            if (formula.uses("r")) {
                children.add(input("r", label, above + (count + 1) / 2, "mean rank, 1 the largest"));
            }
            if (formula.uses("c")) {
                children.add(input("c", label, count, "number of producers"));
            }
            children.add(shareOf(end, holder, label));
            above += count;
        }
    }

    /** Who has a share: a named producer, or so many unnamed ones. */
    private record Holder(String name, int at, double count, double share) {}

    private static Term input(String name, String label, double value, String unit) {
        return Term.input(name, label, Interval.exact(value), unit, ImmutableList.of());
    }

    private Term shareOf(Bound end, Holder holder, String label) {
        Interval share = Interval.exact(holder.share());
        if (setting.origin().unit().isEmpty() || !Double.isFinite(end.total())) {
            return Term.input(
                    "s", label, share, "fraction, 0..1", setting.origin().sources());
        }
        boolean exact =
                holder.at() >= 0 && setting.bounds().named().get(holder.at()).isExact();
        double amount = exact ? setting.bounds().named().get(holder.at()).lower() : holder.share() * end.total();
        Term x = Term.input(
                "x",
                label,
                Interval.exact(amount),
                setting.origin().unit(),
                setting.origin().sources());
        Term whole = Term.input(
                "X",
                setting.origin().printedTotal().isPresent() ? "printed total" : "sum of the rows",
                Interval.exact(end.total()),
                setting.origin().unit(),
                setting.origin().sources());
        return Term.computed(
                "s", label, share, "fraction, 0..1", Expression.of("x").over("X"), ImmutableList.of(x, whole));
    }
}
