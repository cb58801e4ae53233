package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.List;

/** How a score with two ends is explained: one exact tree where they meet, else one for each. */
final class Ends {

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
            term = Term.between(low, high);
        }
        for (String note : notes) {
            term = term.withNote(note);
        }
        return term;
    }

    /** A term at one end of its range: the tree that it has for that end, or the bare number. */
    static Term end(Term term, boolean high) {
        return term.at(high ? Side.HIGH : Side.LOW);
    }

    static Term input(String name, String label, double value, String unit) {
        return Term.input(name, label, Interval.exact(value), unit, ImmutableList.of());
    }

    static Term computed(String name, String label, double value, String unit, String formula, Term... children) {
        return Term.computed(name, label, Interval.exact(value), unit, formula, ImmutableList.copyOf(children));
    }
}
