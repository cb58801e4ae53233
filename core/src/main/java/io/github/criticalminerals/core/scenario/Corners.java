package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.issue.Worded;

/**
 * Two runs at the ends of all ranges. They are runs and no bounds: reactions make outcomes go up and down with an
 * input, so that what lies between the inputs need not lie between the outcomes.
 *
 * @param hopeful high output, spare capacity and stocks, short lags, small shocks, low demand; no event of unknown
 *     status acts
 * @param cautious the other ends; all events of unknown status act
 */
public record Corners(Run hopeful, Run cautious) implements Worded {

    /** {@return both runs for people, and that they are no bounds} */
    @Override
    public String inWords() {
        return "two corner runs, which are no bounds: hopeful: " + hopeful.inWords() + "; cautious: "
                + cautious.inWords();
    }

    @Override
    public String toString() {
        return "gap of two corner runs, which are no bounds: hopeful " + hopeful.gap() + ", cautious " + cautious.gap();
    }
}
