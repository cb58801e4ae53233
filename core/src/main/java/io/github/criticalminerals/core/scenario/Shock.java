package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.policy.Parties;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a chain feels: an {@link Effect} on stages, origins, destinations and end uses from a first to a last day, both
 * included. A policy event is no shock; {@link Instruments} makes shocks of events.
 *
 * <p>{@link #outage} and {@link #exportCut} answer two questions: what if a country makes less, and what if it sells
 * less abroad and keeps what it needs at home.
 *
 * <p>Ways within a country are never exports: a cut, quota, licence, or tariff does not touch them.
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class Shock {

    @JsonProperty
    private final String name;

    @JsonProperty
    private final Effect effect;

    @JsonProperty
    private final Scope scope;

    @JsonProperty
    private final ImmutableList<String> plants;

    private final Dates days;

    /** When it acts and became known, as far as that is given. */
    private record Dates(
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable Interval length,
            @Nullable LocalDate announced) {}

    private Shock(String name, Effect effect, Scope scope, List<String> plants, Dates days) {
        this.name = Objects.requireNonNull(name, "name is required");
        this.effect = Objects.requireNonNull(effect, "effect is required");
        this.scope = Objects.requireNonNull(scope, "scope is required");
        this.plants = ImmutableList.copyOf(plants);
        this.days = days;
        if (days.first != null && days.last != null && days.last.isBefore(days.first)) {
            throw new IllegalArgumentException("a shock must not end before it starts, but " + name + " starts on "
                    + days.first + " and ends on " + days.last);
        }
        if (days.length != null && (days.length.lower() < 1 || !days.length.isBounded())) {
            throw new IllegalArgumentException(
                    "a shock must last at least 1 day and come to an end, but " + name + " lasts " + days.length);
        }
        if (days.length != null && days.last != null) {
            throw new IllegalArgumentException("a shock must have a last day or a length, but " + name + " has both");
        }
    }

    /** Any effect on a scope: stages, origins, destinations, uses. The shock needs a first day. */
    public static Shock of(String name, Effect effect, Scope scope) {
        return new Shock(name, effect, scope, ImmutableList.of(), new Dates(null, null, null, null));
    }

    /**
     * A country makes less at a stage, for home and abroad alike.
     *
     * @param origin where
     * @param lost the part of its base capacity that is lost (fraction)
     * @return the shock, which needs a first day
     */
    public static Shock outage(Country origin, Stage stage, Share lost) {
        return of(
                "outage of " + origin.name() + ", " + stage,
                new Effect.Outage(lost, Recovery.AT_ONCE),
                Scope.ALL.from(origin).at(stage));
    }

    /**
     * A country sells less of a stage's product abroad; what it uses at home is free.
     *
     * @param origin from where
     * @param removed the part of the baseline flow to each buyer abroad that may no longer leave (fraction)
     * @return the shock, which needs a first day
     */
    public static Shock exportCut(Country origin, Stage stage, Share removed) {
        return of(
                "export cut of " + origin.name() + ", " + stage,
                new Effect.ExportCut(removed),
                Scope.ALL.from(origin).at(stage));
    }

    /** Nothing of a stage's product may leave a country. The shock needs a first day. */
    public static Shock ban(Country origin, Stage stage) {
        return of(
                "ban of " + origin.name() + ", " + stage,
                new Effect.ExportCut(Share.of(1)),
                Scope.ALL.from(origin).at(stage));
    }

    /**
     * So much may leave a country in the shock's whole term.
     *
     * @param origin from where
     * @param amount the quantity (t)
     * @return the shock, which needs a first and a last day
     */
    public static Shock quota(Country origin, Stage stage, Mass amount) {
        return of(
                "quota of " + origin.name() + ", " + stage,
                new Effect.Quota(amount),
                Scope.ALL.from(origin).at(stage));
    }

    /**
     * Exports wait for a licence; what is not approved is refused.
     *
     * @param origin from where
     * @param days how long a decision takes (calendar days)
     * @param approved the part approved (fraction)
     * @return the shock, which needs a first day
     */
    public static Shock licence(Country origin, Stage stage, Interval days, Share approved) {
        return of(
                "licence of " + origin.name() + ", " + stage,
                new Effect.Licence(days, false, ImmutableList.of(), approved, approved.complement()),
                Scope.ALL.from(origin).at(stage));
    }

    @JsonCreator
    static Shock ofJson(
            @JsonProperty(value = "name", required = true) Json.Words name,
            @JsonProperty(value = "effect", required = true) Effect effect,
            @JsonProperty("scope") @Nullable Scope scope,
            @JsonProperty("plants") @Nullable List<Json.Words> plants,
            @JsonProperty(value = "from", required = true) Json.Words from,
            @JsonProperty("until") Json.@Nullable Words until,
            @JsonProperty("days") @Nullable Interval days,
            @JsonProperty("announced") Json.@Nullable Words announced) {
        return new Shock(
                Json.required(name, "name"),
                effect,
                scope == null ? Scope.ALL : scope,
                Json.list(plants),
                new Dates(
                        Text.day("from", from.value()),
                        until == null ? null : Text.day("until", until.value()),
                        days,
                        announced == null ? null : Text.day("announced", announced.value())));
    }

    @JsonProperty("from")
    private String fromText() {
        return from().toString();
    }

    @JsonProperty("until")
    private String untilText() {
        return days.last == null ? "" : days.last.toString();
    }

    @JsonProperty("days")
    private @Nullable Interval days() {
        return days.length;
    }

    @JsonProperty("announced")
    private String announcedText() {
        return days.announced == null ? "" : days.announced.toString();
    }

    /** Returns a copy with a first day on which it acts. */
    public Shock from(LocalDate day) {
        return with(new Dates(day, days.last, days.length, days.announced));
    }

    /** Returns a copy whose first day is 2025-05-01. */
    public Shock from(String day) {
        return from(Text.day("from", day));
    }

    /** Returns a copy with a last day on which it acts. */
    public Shock until(LocalDate day) {
        return with(new Dates(days.first, day, null, days.announced));
    }

    /** Returns a copy whose last day is 2026-11-10. */
    public Shock until(String day) {
        return until(Text.day("until", day));
    }

    /**
     * {@return a copy that acts for some days, which may be a range: then each run takes one length of it; the shock,
     * without another last day}
     *
     * @param days how many (days, at least 1, bounded; a broken day counts whole)
     * @throws IllegalArgumentException if they are below 1 or unbounded
     */
    public Shock lasting(Interval days) {
        return with(new Dates(this.days.first, null, days, this.days.announced));
    }

    /** Returns a copy with its last day, where it has a length. */
    Shock ending(Picker picker) {
        return days.length == null
                ? this
                : until(from().plusDays((long) Math.ceil(picker.finite("length of " + name, days.length, false)) - 1));
    }

    /** Returns a copy that was announced before it acts. */
    public Shock announced(LocalDate day) {
        return with(new Dates(days.first, days.last, days.length, day));
    }

    /** Returns a copy under another name. */
    public Shock named(String other) {
        return new Shock(other, effect, scope, plants, days);
    }

    /** Returns a copy on the given plants only, named as in the chain. */
    public Shock on(String... names) {
        return new Shock(name, effect, scope, ImmutableList.copyOf(names), days);
    }

    /** Returns a copy for some destinations only. */
    public Shock to(Country... destinations) {
        return withScope(scope.to(destinations));
    }

    /** Returns a copy for some end uses only. */
    public Shock forUse(EndUse... uses) {
        return withScope(scope.forUse(uses));
    }

    /**
     * {@return a copy of an outage that comes back in another way}
     *
     * @throws IllegalStateException if this is no outage
     */
    public Shock recovering(Recovery recovery) {
        if (effect instanceof Effect.Outage outage) {
            return new Shock(name, new Effect.Outage(outage.lost(), recovery), scope, plants, days);
        }
        throw new IllegalStateException("only an outage recovers, but " + name + " is " + effect);
    }

    private Shock withScope(Scope other) {
        return new Shock(name, effect, other, plants, days);
    }

    private Shock with(Dates other) {
        return new Shock(name, effect, scope, plants, other);
    }

    /** {@return what it is called} */
    public String name() {
        return name;
    }

    /** {@return what it does} */
    public Effect effect() {
        return effect;
    }

    /** {@return on what} */
    public Scope scope() {
        return scope;
    }

    /** {@return the names of the plants that it is on; none for all in its scope} */
    public List<String> plants() {
        return plants;
    }

    /**
     * {@return the first day on which it acts}
     *
     * @throws IllegalStateException if it has none yet
     */
    public LocalDate from() {
        if (days.first == null) {
            throw new IllegalStateException("a shock must have a first day, but " + name + " has none");
        }
        return days.first;
    }

    /** {@return the last day on which it acts, or empty if it has no end, or a length} */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(days.last);
    }

    /** {@return the day on which it became known; its first day unless said} */
    public LocalDate announced() {
        return days.announced == null ? from() : days.announced;
    }

    /** Whether one country's goods are meant. */
    static boolean covers(Parties parties, Country country, LocalDate day) {
        return parties.isAll()
                || parties.countries().contains(country)
                || parties.groups().stream().anyMatch(group -> group.contains(country, day));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shock that
                && name.equals(that.name)
                && effect.equals(that.effect)
                && scope.equals(that.scope)
                && plants.equals(that.plants)
                && days.equals(that.days);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, effect, scope, plants, days);
    }

    @Override
    public String toString() {
        return name + ": " + effect + ", " + scope + (plants.isEmpty() ? "" : ", plants " + plants)
                + (days.first == null ? "" : ", from " + days.first) + (days.last == null ? "" : " until " + days.last)
                + (days.length == null ? "" : " for " + days.length + " days");
    }
}
