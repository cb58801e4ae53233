package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.examples.report.HalvedSupply.Case;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one supplier, or what is unmet, has to do with a case.
 *
 * @param of the case
 * @param stage the stage
 * @param role {@code cut}, {@code fills}, {@code unmet} or {@code lever}
 * @param producer the supplier, or nothing for what is unmet
 * @param tonnes by how much more or less it makes, or nothing for a lever (t a year)
 */
record HalvedPart(Case of, Stage stage, String role, Optional<Producer> producer, OptionalDouble tonnes) {
    String amount() {
        return tonnes.isPresent() ? tonnes(tonnes.getAsDouble()) : "";
    }

    String share() {
        return tonnes.isPresent() ? number(tonnes.getAsDouble() / of.cut()) : "";
    }

    String worth() {
        return producer.map(each -> number(of.worth(stage, each))).orElse("");
    }

    /** What would be unmet besides without it (t a year). */
    String without() {
        return producer.map(each -> tonnes(of.losses().stream()
                        .filter(loss ->
                                loss.stage().equals(stage) && loss.producer().equals(each))
                        .mapToDouble(loss -> loss.added().tonnes().exactValue())
                        .sum()))
                .orElse("");
    }

    /** To the kilogram, in which flows are solved. */
    static String tonnes(double value) {
        return number(Math.rint(value * 1000) / 1000);
    }

    static String number(double value) {
        return Texts.rounded(Interval.exact(value));
    }
}
