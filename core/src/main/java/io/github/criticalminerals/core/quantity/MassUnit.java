package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A unit of mass as statistics print it, with its exact size in tonnes (metric tons).
 *
 * <p>Factors: the pound is 0.45359237 kg and the troy ounce 31.1034768 g (International Yard and Pound Agreement of
 * 1959, NIST Handbook 44, appendix C); the metric carat is 200 mg.
 *
 * <p>Traps: publishers write {@code mt} and {@code Mt} for a million tonnes beside {@code t}; {@link #parse} takes
 * {@code Mt} and {@code mmt}, and refuses the ambiguous {@code mt}, which a loader must decide for its own publisher.
 */
public enum MassUnit {
    /** A gram. */
    GRAM("g", "1e-6", "gram", "grams"),
    /** A kilogram. */
    KILOGRAM("kg", "1e-3", "kilogram", "kilograms"),
    /** A tonne, or metric ton: 1,000 kg. */
    TONNE("t", "1", "tonne", "tonnes", "metric ton", "metric tons", "tonnes (metric)"),
    /** A thousand tonnes. */
    KILOTONNE("kt", "1e3", "thousand metric tons", "thousand tonnes", "thousands of metric tons", "kilotonnes"),
    /** A million tonnes. */
    MEGATONNE("Mt", "1e6", "mmt", "million metric tons", "million tonnes", "millions of metric tons"),
    /** A metric carat: 200 mg. */
    CARAT("ct", "2e-7", "carat", "carats"),
    /** A thousand metric carats. */
    KILOCARAT("kct", "2e-4", "thousand carats", "thousands of carats"),
    /** A million metric carats. */
    MEGACARAT("Mct", "0.2", "mct", "million carats", "millions of carats"),
    /** An avoirdupois pound. */
    POUND("lb", "0.00045359237", "pound", "pounds"),
    /** A short ton: 2,000 pounds. */
    SHORT_TON("st", "0.90718474", "short ton", "short tons"),
    /** A long ton: 2,240 pounds. */
    LONG_TON("long ton", "1.0160469088", "long tons"),
    /** A troy ounce. */
    TROY_OUNCE("oz t", "31.1034768e-6", "troy ounce", "troy ounces");

    private static final Map<String, MassUnit> BY_NAME = byName();

    private final String symbol;
    private final BigDecimal tonnes;
    private final ImmutableList<String> aliases;

    MassUnit(String symbol, String tonnes, String... aliases) {
        this.symbol = symbol;
        this.tonnes = new BigDecimal(tonnes);
        this.aliases = ImmutableList.copyOf(aliases);
    }

    @JsonCreator
    static MassUnit ofJson(String name) {
        return Json.constant(values(), "unit of mass", name);
    }

    /** {@return the symbol this library prints, for example {@code kt}} */
    public String symbol() {
        return symbol;
    }

    /** {@return the size of one unit, tonnes per unit, exact} */
    public BigDecimal tonnes() {
        return tonnes;
    }

    /**
     * Converts an amount in this unit, possibly unbounded (infinite), to tonnes, in decimal arithmetic: 13 kg are 0.013
     * t, the double nearest to it and no other.
     */
    public double toTonnes(double amount) {
        return Double.isInfinite(amount)
                ? amount
                : new BigDecimal(Double.toString(amount)).multiply(tonnes).doubleValue();
    }

    /**
     * Finds a unit by its symbol, such as {@code kt} (case matters), or by a publisher's words for it, such as {@code
     * Thousand metric tons} (case and white space do not); empty if the text names none.
     */
    public static Optional<MassUnit> find(String text) {
        String key = Text.plain(Objects.requireNonNull(text, "unit of mass is required"))
                .replaceAll(" +", " ");
        MassUnit exact = BY_NAME.get(key);
        if (exact != null || key.length() <= 3) {
            return Optional.ofNullable(exact);
        }
        return Optional.ofNullable(BY_NAME.get(key.toLowerCase(Locale.ROOT)));
    }

    /**
     * Reads a unit, as {@link #find} does.
     *
     * @param text for example {@code kt}, {@code Thousand metric tons}
     * @throws IllegalArgumentException if the text names none; the message lists the symbols
     */
    public static MassUnit parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("unit of mass must be one of "
                        + Arrays.stream(values()).map(MassUnit::symbol).collect(Collectors.joining(", "))
                        + ", but was \"" + text + "\""));
    }

    private static Map<String, MassUnit> byName() {
        ImmutableMap.Builder<String, MassUnit> names = ImmutableMap.builder();
        for (MassUnit unit : values()) {
            names.put(unit.symbol, unit);
            for (String alias : unit.aliases) {
                names.put(alias, unit);
            }
        }
        return names.build();
    }
}
