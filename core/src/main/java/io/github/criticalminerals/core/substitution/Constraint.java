package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a chain, and what one more tonne of it would be worth.
 *
 * @param kind what limits
 * @param name whose limit it is
 * @param limit the limit (t a year)
 * @param flow what goes through (t a year)
 * @param unmetAvoided by how much less demand would be unmet with one tonne a year more (t for a t, of the first that
 *     helps)
 * @param costSaved by how much less all deliveries would cost with it (the plants' unit); negative where serving more
 *     costs more
 */
public record Constraint(Kind kind, String name, Mass limit, Mass flow, double unmetAvoided, double costSaved)
        implements Worded {

    /** What limits. */
    public enum Kind {
        /** What a plant can make. */
        CAPACITY,
        /** What a route can carry. */
        ROUTE,
        /** What may come from a country. */
        CAP;

        @JsonCreator
        static Kind ofJson(String name) {
            return Json.constant(values(), "kind", name);
        }
    }

    /** {@return whether one more tonne would change anything; false for a lever without effect} */
    public boolean binds() {
        return unmetAvoided != 0 || costSaved != 0;
    }

    /** {@return this for people: limit, flow and what one more tonne does, with few digits} */
    @Override
    public String inWords() {
        return name + ": limit " + limit.inWords() + ", flow " + flow.inWords()
                + (binds()
                        ? "; one more tonne leaves "
                                + Interval.exact(unmetAvoided).inWords() + " t less unmet and saves "
                                + Interval.exact(costSaved).inWords()
                        : "; no effect");
    }

    /** One line: {@code capacity of China, mining: limit 50000 t above flow 15448 t: no effect}. */
    @Override
    public String toString() {
        String effect = binds()
                ? "one more tonne leaves " + number(unmetAvoided) + " t less unmet and saves " + number(costSaved)
                : "no effect";
        boolean above = limit.tonnes().lower() > flow.tonnes().upper();
        return name + ": limit " + limit.tonnes() + " t " + (above ? "above" : "at") + " flow " + flow.tonnes() + " t: "
                + effect;
    }

    private static String number(double value) {
        return Interval.exact(value).toString();
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Constraint ofJson(
            @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("limit") @Nullable Mass limit,
            @JsonProperty("flow") @Nullable Mass flow,
            @JsonProperty("unmetAvoided") Json.@Nullable Decimal unmetAvoided,
            @JsonProperty("costSaved") Json.@Nullable Decimal costSaved) {
        return new Constraint(
                kind,
                Json.required(name, "name"),
                limit,
                flow,
                Json.required(unmetAvoided, "unmetAvoided"),
                Json.required(costSaved, "costSaved"));
    }
}
