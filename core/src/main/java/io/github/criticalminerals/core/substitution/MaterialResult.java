package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Explained;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What substitution does for a material.
 *
 * @param material the material
 * @param risk its own supply risk (the scale that was given)
 * @param substitutability the part of demand that substitutes can take over, weighted by how well they perform
 *     (fraction, 0..1)
 * @param term what is left of the risk once the substitutes' own counts (the same scale), and how it comes about
 * @param uses the same by application, in order of their names
 * @param effects what each substitute does, by application, then in order of names
 */
public record MaterialResult(
        Commodity material, Interval risk, Share substitutability, Term term, List<Use> uses, List<Effect> effects)
        implements Explained {

    public MaterialResult {
        uses = ImmutableList.copyOf(uses);
        effects = ImmutableList.copyOf(effects);
    }

    /**
     * One application.
     *
     * @param application the use
     * @param substitutability the part of it that substitutes can take over (fraction, 0..1)
     * @param riskLeft what is left of the risk in it
     */
    public record Use(Application application, Share substitutability, Interval riskLeft) implements Worded {
        @Override
        public String toString() {
            return application + ": substitutability " + substitutability.inPercent() + ", risk left "
                    + riskLeft.inWords(3);
        }
    }

    /** Whether a substitute lowers the risk. */
    public enum Verdict {
        /** Its own risk is below the material's. */
        HELPS,
        /** It is not; so for any that shares its suppliers with the material. */
        DOES_NOT_HELP,
        /** The two ranges overlap. */
        MAY_HELP;

        @JsonCreator
        static Verdict ofJson(String name) {
            return Json.constant(values(), "verdict", name);
        }
    }

    /**
     * What one substitute does.
     *
     * @param substitute the substitute
     * @param ownRisk its own risk in this use, after its own substitutes; 0 for a technology
     * @param verdict whether it lowers the risk
     * @param reason why, in a sentence
     */
    public record Effect(Substitute substitute, Interval ownRisk, Verdict verdict, String reason) implements Worded {

        static Effect of(Substitute row, Interval risk, Interval own, boolean chained, boolean shared) {
            String name = row.replacement().name();
            String replaced = row.application().material().name();
            String left = name + "'s supply risk of " + own.inWords() + (chained ? ", after its own substitutes," : "");
            String whose = "the " + risk.inWords() + " of " + replaced;
            if (shared && own.equals(risk)) {
                String reason = "replacing " + replaced + " by " + name
                        + " does not help: both come from the same suppliers, whose supply risk is " + risk.inWords();
                return new Effect(row, own, Verdict.DOES_NOT_HELP, reason);
            }
            boolean below =
                    shared ? own.lower() < risk.lower() && own.upper() < risk.upper() : own.upper() < risk.lower();
            if (below) {
                return new Effect(row, own, Verdict.HELPS, left + " is below " + whose);
            }
            if (own.lower() >= risk.upper()) {
                String reason =
                        "replacing " + replaced + " by " + name + " does not help: " + left + " is not below " + whose;
                return new Effect(row, own, Verdict.DOES_NOT_HELP, reason);
            }
            return new Effect(row, own, Verdict.MAY_HELP, left + " may or may not be below " + whose);
        }

        @Override
        public String toString() {
            return substitute + ": " + verdict + ", " + reason;
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Effect ofJson(
                @JsonProperty("substitute") @Nullable Substitute substitute,
                @JsonProperty("ownRisk") @Nullable Interval ownRisk,
                @JsonProperty("verdict") @Nullable Verdict verdict,
                @JsonProperty("reason") Json.@Nullable Words reason) {
            return new Effect(substitute, ownRisk, verdict, Json.required(reason, "reason"));
        }
    }

    /** {@return what is left of the risk once the substitutes' own counts (the scale that was given)} */
    public Interval riskLeft() {
        return value();
    }

    @Override
    public String toString() {
        return "risk of " + material + " " + risk.inWords(3) + ", " + riskLeft().inWords(3)
                + " left with substitutes, substitutability "
                + substitutability.inPercent();
    }
}
