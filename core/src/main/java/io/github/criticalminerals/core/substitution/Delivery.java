package io.github.criticalminerals.core.substitution;

import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Mass;

/**
 * What one plant delivers.
 *
 * @param stage the stage that delivers
 * @param from the name of the plant there
 * @param to the name of the plant at the next stage, or of the buyer
 * @param amount how much (t a year), above 0
 */
public record Delivery(Stage stage, String from, String to, Mass amount) {
    /** One line: how much, of what, from whom to whom. */
    @Override
    public String toString() {
        return amount.inWords() + " of " + stage + " from " + from + " to " + to;
    }
}
