package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A factor of one supplier's weight: a range, how it is explained at one number of it, and how it is drawn.
 *
 * <p>It is either made of a governance estimate by a scale, or an input with a range.
 */
final class Rating {

    final String symbol;
    final Interval value;
    private final String who;
    private final String unit;
    private final ImmutableList<Source> sources;
    private final String note;
    /** Explains an exact value, where it is computed; terms are made when asked for, since most are not. */
    private final @Nullable Supplier<Term> computed;

    private final @Nullable Distribution estimate;
    private final DoubleUnaryOperator scale;

    private Rating(
            String symbol,
            Interval value,
            String who,
            String unit,
            List<Source> sources,
            String note,
            @Nullable Supplier<Term> computed,
            @Nullable Distribution estimate,
            DoubleUnaryOperator scale) {
        this.symbol = symbol;
        this.value = value;
        this.who = who;
        this.unit = unit;
        this.sources = ImmutableList.copyOf(sources);
        this.note = note;
        this.computed = computed;
        this.estimate = estimate;
        this.scale = scale;
    }

    /** A range of which nothing else is known, or an exact number; the note may be empty. */
    static Rating input(String symbol, String who, Interval value, String unit, List<Source> sources, String note) {
        return new Rating(symbol, value, who, unit, sources, note, null, null, x -> x);
    }

    /** What a scale makes of an estimate, of which the distribution is drawn. */
    static Rating computed(
            String symbol,
            String who,
            double value,
            String unit,
            Supplier<Term> term,
            Distribution estimate,
            DoubleUnaryOperator scale) {
        return new Rating(symbol, Interval.exact(value), who, unit, ImmutableList.of(), "", term, estimate, scale);
    }

    Term at(double number) {
        if (computed != null) {
            return computed.get();
        }
        Term term = Term.input(symbol, who, Interval.exact(number), unit, sources);
        return note.isEmpty() ? term : term.withNote(note);
    }

    /** How it is drawn: the estimate with its error, or any number of the range. */
    ToDoubleFunction<double[]> drawnIn(Draws draws, Distribution.Rule rule) {
        String name = symbol + " of " + who;
        if (estimate == null) {
            return draws.add(name, rule.of(value));
        }
        ToDoubleFunction<double[]> drawn = draws.add(name, estimate);
        return values -> scale.applyAsDouble(drawn.applyAsDouble(values));
    }
}
