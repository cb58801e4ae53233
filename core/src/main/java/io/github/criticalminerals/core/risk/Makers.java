package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a score is made of, and which part of it makes its rank among the scores of other materials. */
final class Makers {

    private static final Expression SQUARE = Expression.of("s").squared();
    private static final Expression COUNT = Expression.of("c");

    private Makers() {}

    /** The term whose rank is the riskiest, or the safest; the score itself where terms cannot be told apart. */
    static String maker(List<Term> scores, boolean higher, int which, boolean riskiest) {
        Term score = scores.get(which);
        String best = "";
        double bestRank = Double.NaN;
        List<Term> own = higher ? parts(score) : ImmutableList.of();
        for (Term part : own) {
            List<Double> values = new ArrayList<>();
            int at = -1;
            for (int k = 0; k < scores.size(); k++) {
                Optional<Term> same = parts(scores.get(k)).stream()
                        .filter(one -> one.name().equals(part.name()))
                        .findFirst();
                at = k == which ? values.size() : at;
                same.ifPresent(one -> values.add(one.value().midpoint()));
            }
            double[] numbers = values.stream().mapToDouble(x -> x).toArray();
            if (!varies(numbers)) {
                continue;
            }
            double rank = ranks(numbers)[at];
            if (Double.isNaN(bestRank) || (riskiest ? rank < bestRank : rank > bestRank)) {
                bestRank = rank;
                best = part.name() + " rank " + Interval.exact(rank) + " of " + numbers.length;
            }
        }
        return best.isEmpty() ? score.name() + " as a whole" : best;
    }

    /** The factors right below a score; of two ends, the hull of both. */
    private static List<Term> parts(Term score) {
        if (!score.value().isExact()) {
            List<Term> low = parts(score.at(Side.LOW));
            List<Term> high = parts(score.at(Side.HIGH));
            List<Term> hulls = new ArrayList<>();
            for (Term part : low) {
                high.stream()
                        .filter(other -> other.name().equals(part.name()))
                        .findFirst()
                        .ifPresent(other -> hulls.add(
                                part(part.name(), part.label(), part.value().hull(other.value()), part.unit())));
            }
            return hulls;
        }
        if (score.is(Expression.Operator.LARGEST)) {
            return parts(score.children().stream()
                    .max(Comparator.comparingDouble(
                            (ToDoubleFunction<Term>) child -> child.value().upper()))
                    .orElseThrow());
        }
        List<Term> factors = new ArrayList<>(weightedIndex(score));
        for (Term child : score.children()) {
            boolean once = score.children().stream()
                            .filter(other -> other.name().equals(child.name()))
                            .count()
                    == 1;
            List<Term> index = weightedIndex(child);
            factors.addAll(!index.isEmpty() ? index : once && child.value().isBounded() ? List.of(child) : List.of());
        }
        return factors;
    }

    /** Concentration and mean weight of a weighted index; nothing of any other term. */
    private static List<Term> weightedIndex(Term index) {
        List<Expression> factors = index.formula()
                .flatMap(sum -> sum.of(Expression.Operator.SUM))
                .flatMap(sum -> sum.get(0).of(Expression.Operator.TIMES))
                .orElse(ImmutableList.of());
        boolean weighted = factors.contains(SQUARE)
                && factors.stream().anyMatch(factor -> !factor.equals(SQUARE) && !factor.equals(COUNT));
        if (!weighted) {
            return ImmutableList.of();
        }
        double concentration = 0;
        double count = 1;
        for (Term child : index.children()) {
            count = child.name().equals("c") ? child.value().exactValue() : count;
            double share = child.name().equals("s") ? child.value().exactValue() : 0;
            concentration += count * share * share;
        }
        String unit = index.unit();
        return List.of(
                part(index.name() + "_concentration", "sum(s^2)", Interval.exact(concentration), "fraction, 0..1"),
                part(
                        index.name() + "_weight",
                        "mean weight",
                        Interval.exact(index.value().exactValue() / concentration),
                        unit));
    }

    private static Term part(String name, String label, Interval value, String unit) {
        return Term.input(name, label, value, unit, ImmutableList.of());
    }

    /** Rank 1 for the greatest; ties share their mean rank. */
    static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int greater = 0;
            int equal = 0;
            for (double other : values) {
                greater += other > values[i] ? 1 : 0;
                equal += other == values[i] ? 1 : 0;
            }
            ranks[i] = greater + (equal + 1) / 2.0;
        }
        return ranks;
    }

    static boolean varies(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return true;
            }
        }
        return false;
    }
}
