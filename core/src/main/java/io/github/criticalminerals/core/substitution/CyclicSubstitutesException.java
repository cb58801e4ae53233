package io.github.criticalminerals.core.substitution;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.List;

/** Materials that replace each other almost entirely, so that what is left of their risk cannot be computed. */
public final class CyclicSubstitutesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final ImmutableList<String> cycle;

    CyclicSubstitutesException(List<String> cycle) {
        super("substitutes must not rest on each other alone, but these do: "
                + Joiner.on(" > ").join(cycle));
        this.cycle = ImmutableList.copyOf(cycle);
    }

    /**
     * Who rests on whom.
     *
     * @return uses, each replaced by the material of the next; the last is the first
     */
    public List<String> cycle() {
        return cycle;
    }
}
