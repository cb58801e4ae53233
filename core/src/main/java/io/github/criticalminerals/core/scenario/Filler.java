package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;

/**
 * Who gave more than on the baseline.
 *
 * @param who a plant with its stage, the stock of a buyer, or a reserve
 * @param tonnes how much more (t in the whole run)
 */
public record Filler(String who, double tonnes) implements Worded {

    /** {@return this for people: {@code stock of Japan: 822 t}} */
    @Override
    public String inWords() {
        return who + ": " + Interval.exact(tonnes).inWords() + " t";
    }

    @Override
    public String toString() {
        return who + ": " + tonnes + " t";
    }
}
