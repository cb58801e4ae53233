package io.github.criticalminerals.core.uncertainty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome is with one input at a time at the low and at the high end of its range, all others as in the base
 * case: which input it hangs on most.
 *
 * <p>The outcome at both ends of an input says nothing of what lies between them, where it may be greater or smaller,
 * nor of two inputs that move together. {@link Sensitivity} takes all ranges at once.
 *
 * @param outcome what it is, such as {@code gap of Japan, 2025}
 * @param unit its unit and basis
 * @param base the outcome of the base case
 * @param swings one for each input; kept with the one first that reaches furthest, over the base too
 * @param omissions what is not varied or not in the outcome, one line each
 */
public record Tornado(String outcome, String unit, double base, List<Swing> swings, List<String> omissions)
        implements Worded {

    /**
     * One input at both ends of its range.
     *
     * @param input its name, and its unit where that does not go without saying
     * @param range the range (unit of the input)
     * @param atLow the outcome with the input at the low end
     * @param atHigh the outcome with the input at the high end
     */
    public record Swing(String input, Interval range, double atLow, double atHigh) implements Worded {

        /**
         * Checks the outcomes.
         *
         * @throws IllegalArgumentException if the name is blank or an outcome is not finite
         */
        public Swing {
            Text.requireName("input", input);
            Objects.requireNonNull(range, "range is required");
            finite("outcome at the low end of " + input, atLow);
            finite("outcome at the high end of " + input, atHigh);
        }

        @JsonCreator
        static Swing ofJson(
                @JsonProperty("input") Json.@Nullable Words input,
                @JsonProperty("range") @Nullable Interval range,
                @JsonProperty("atLow") Json.@Nullable Decimal atLow,
                @JsonProperty("atHigh") Json.@Nullable Decimal atHigh) {
            return new Swing(
                    Json.required(input, "input"),
                    Objects.requireNonNull(range, "range is required"),
                    Json.required(atLow, "atLow"),
                    Json.required(atHigh, "atHigh"));
        }

        /** From the least to the greatest of both outcomes and the base. */
        private double reach(double base) {
            return Math.max(base, Math.max(atLow, atHigh)) - Math.min(base, Math.min(atLow, atHigh));
        }

        /** One line: {@code cut, 0.25 to 0.75: 700 to 2,100}. */
        @Override
        public String toString() {
            return input + ", " + range.inWords() + ": " + Interval.exact(atLow).inWords() + " to "
                    + Interval.exact(atHigh).inWords();
        }
    }

    /**
     * Puts the one first that reaches furthest; inputs that reach equally far keep their order.
     *
     * @throws IllegalArgumentException if a text is blank or the base is not finite
     */
    public Tornado {
        Text.requireName("outcome", outcome);
        Text.requireName("unit", unit);
        finite("base", base);
        swings = swings.stream()
                .sorted(Comparator.comparingDouble((Swing swing) -> -swing.reach(base)))
                .collect(ImmutableList.toImmutableList());
        omissions = ImmutableList.copyOf(omissions);
    }

    @JsonCreator
    static Tornado ofJson(
            @JsonProperty("outcome") Json.@Nullable Words outcome,
            @JsonProperty("unit") Json.@Nullable Words unit,
            @JsonProperty("base") Json.@Nullable Decimal base,
            @JsonProperty("swings") @Nullable List<Swing> swings,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        return new Tornado(
                Json.required(outcome, "outcome"),
                Json.required(unit, "unit"),
                Json.required(base, "base"),
                Objects.requireNonNull(swings, "swings is required"),
                Json.list(omissions));
    }

    private static void finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite, but was " + value);
        }
    }

    /** One line: the outcome, its base, and each input with the outcome at both ends. */
    @Override
    public String toString() {
        return outcome + " (" + unit + "): base " + Interval.exact(base).inWords() + "; "
                + swings.stream().map(Swing::toString).collect(Collectors.joining("; ")) + Text.behind(omissions);
    }
}
