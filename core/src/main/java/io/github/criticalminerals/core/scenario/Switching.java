package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How fast an order that a plant cannot or may not serve is placed with others, in proportion to what they have left.
 *
 * <p>Over n days: on the k-th day on which somebody's orders are not served, the part (k - 1)/n of what is missing is
 * asked from others, at most all; each day on which all is served takes one day back. Text and JSON: {@code never},
 * {@code over 90 days}, {@code at once}.
 *
 * @param days n (days, at least 0); 0 for at once, -1 for never
 */
public record Switching(int days) {

    /** Nobody asks another. */
    public static final Switching NEVER = new Switching(-1);
    /** All of it on the same day. */
    public static final Switching AT_ONCE = new Switching(0);

    /**
     * Checks the days.
     *
     * @throws IllegalArgumentException if they are below -1
     */
    public Switching {
        if (days < -1) {
            throw new IllegalArgumentException("days of switching must be at least 1, but were " + days);
        }
    }

    /**
     * A part more every day.
     *
     * @param days after how many days all of it, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public static Switching over(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days of switching must be at least 1, but were " + days);
        }
        return new Switching(days);
    }

    /** The part asked from others after some days on which something was missing. */
    double part(int clock) {
        return days < 0 ? 0 : days == 0 ? 1 : Math.min(1, (double) clock / days);
    }

    @JsonCreator
    static Switching parse(String text) {
        return switch (text) {
            case "never" -> NEVER;
            case "at once" -> AT_ONCE;
            default -> {
                if (!text.matches("over [1-9][0-9]{0,5} days")) {
                    throw new IllegalArgumentException(
                            "switching must be never, at once or over N days, but was \"" + text + "\"");
                }
                yield over(Integer.parseInt(text.substring(5, text.length() - 5)));
            }
        };
    }

    /** {@code never}, {@code over 90 days} or {@code at once}. */
    @Override
    @JsonValue
    public String toString() {
        return days < 0 ? "never" : days == 0 ? "at once" : "over " + days + " days";
    }
}
