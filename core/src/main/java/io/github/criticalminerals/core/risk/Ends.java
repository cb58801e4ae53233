package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;

/** How a score with two ends is explained: one exact tree where they meet, else one for each. */
final class Ends {

    private static final String BETWEEN = "each end is the formula at that end of every term below";

    private Ends() {}

    /**
     * One term of the trees at both ends.
     *
     * @param low the tree at the lower end, named by the score's symbol
     * @param high the tree at the upper end, named likewise
     */
    static Term join(Term low, Term high, List<String> notes) {
        double from = low.value().exactValue();
        double to = high.value().exactValue();
        Term term;
        if (from == to) {
            term = low;
        } else {
            String symbol = low.name();
            String formula = symbol + "_low + (" + symbol + "_high - " + symbol + "_low) * t";
            Term between = Term.input(
                    "t", "where between the ends, unknown", Interval.UNIT, "fraction, 0..1", ImmutableList.of());
            // Rounding alone may turn ends around that are equal in truth
            term = Term.computed(
                            symbol,
                            low.label(),
                            Interval.of(Math.min(from, to), Math.max(from, to)),
                            low.unit(),
                            formula,
                            ImmutableList.of(low.named(symbol + "_low"), high.named(symbol + "_high"), between))
                    .withNote(BETWEEN);
        }
        for (String note : notes) {
            term = term.withNote(note);
        }
        return term;
    }

    /** A term at one end of its range: the tree that it has for that end, or the bare number. */
    static Term end(Term term, boolean high) {
        if (term.value().isExact()) {
            return term;
        }
        double end = high ? term.value().upper() : term.value().lower();
        List<Term> ends = term.children();
        boolean joined = term.formula().orElse("").contains("_high - ");
        Term at = joined
                ? ends.get(high ? 1 : 0).named(term.name())
                : Term.input(term.name(), term.label(), Interval.exact(end), term.unit(), term.sources())
                        .withNote("one end of " + term.value());
        for (String note : term.notes()) {
            at = note.equals(BETWEEN) ? at : at.withNote(note);
        }
        return at;
    }

    static Term input(String name, String label, double value, String unit) {
        return Term.input(name, label, Interval.exact(value), unit, ImmutableList.of());
    }

    static Term computed(String name, String label, double value, String unit, String formula, Term... children) {
        return Term.computed(name, label, Interval.exact(value), unit, formula, ImmutableList.copyOf(children));
    }
}
