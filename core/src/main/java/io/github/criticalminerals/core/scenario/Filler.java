package io.github.criticalminerals.core.scenario;

/**
 * Who gave more than on the baseline.
 *
 * @param who a plant with its stage, the stock of a buyer, or a reserve
 * @param tonnes how much more (t in the whole run)
 */
public record Filler(String who, double tonnes) {

    /** Who, and how many tonnes. */
    @Override
    public String toString() {
        return who + ": " + tonnes + " t";
    }
}
