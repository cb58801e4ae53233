package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a lost plant comes back after the last day of an outage. What is still lost t days later is, of what was lost,
 * max(0, 1
 * - t/tau) where it is linear and (1 - 1/tau)^t where it is convex; at once, nothing.
 *
 * @param shape which of these
 * @param days tau (days, at least 1; 0 for at once)
 */
public record Recovery(Shape shape, int days) {

    /** All of it on the day after. */
    public static final Recovery AT_ONCE = new Recovery(Shape.AT_ONCE, 0);

    /** The shapes of a recovery. */
    public enum Shape {
        /** All of it on the day after. */
        AT_ONCE,
        /** The same part every day, whole after tau days. */
        LINEAR,
        /** The same part of what is left every day, never quite whole. */
        CONVEX;

        @JsonCreator
        static Shape ofJson(String name) {
            return Json.constant(values(), "shape", name);
        }
    }

    /**
     * Checks the days.
     *
     * @throws IllegalArgumentException if they do not fit the shape
     */
    public Recovery {
        Objects.requireNonNull(shape, "shape is required");
        if (shape == Shape.AT_ONCE ? days != 0 : days < 1) {
            throw new IllegalArgumentException(
                    "a recovery must take 1 day or more, and none at once, but takes " + days + " days, " + shape);
        }
    }

    /** The same part every day, whole after so many days. */
    public static Recovery linear(int days) {
        return new Recovery(Shape.LINEAR, days);
    }

    /** The same part of what is left every day: tau days, 1/tau a day. */
    public static Recovery convex(int days) {
        return new Recovery(Shape.CONVEX, days);
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Recovery ofJson(
            @JsonProperty("shape") @Nullable Shape shape, @JsonProperty("days") Json.@Nullable Whole days) {
        return new Recovery(shape, Json.requiredInt(days, "days"));
    }

    /**
     * {@return what is still lost so many days after the last day of the outage, at least 0 (fraction of what was lost,
     * 0..1)}
     */
    public double left(int daysAfter) {
        if (daysAfter <= 0) {
            return 1;
        }
        return switch (shape) {
            case AT_ONCE -> 0;
            case LINEAR -> Math.max(0, 1 - (double) daysAfter / days);
            case CONVEX -> Math.pow(1 - 1.0 / days, daysAfter);
        };
    }

    @Override
    public String toString() {
        return switch (shape) {
            case AT_ONCE -> "recovery at once";
            case LINEAR -> "linear recovery in " + days + " days";
            case CONVEX -> "convex recovery of " + days + " days";
        };
    }
}
