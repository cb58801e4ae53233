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

    private final @Nullable LocalDate firstDay;
    private final @Nullable LocalDate lastDay;
    private final @Nullable Interval length;
    private final @Nullable LocalDate announcedDay;

    private Shock(
            String name,
            Effect effect,
            Scope scope,
            List<String> plants,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Interval length,
            @Nullable LocalDate announcedDay) {
        this.name = Objects.requireNonNull(name, "name is required");
        this.effect = Objects.requireNonNull(effect, "effect is required");
        this.scope = Objects.requireNonNull(scope, "scope is required");
        this.plants = ImmutableList.copyOf(plants);
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.length = length;
        this.announcedDay = announcedDay;
        if (firstDay != null && lastDay != null && lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("a shock must not end before it starts, but " + name + " starts on "
                    + firstDay + " and ends on " + lastDay);
        }
        if (length != null && (length.lower() < 1 || !length.isBounded())) {
            throw new IllegalArgumentException(
                    "a shock must last at least 1 day and come to an end, but " + name + " lasts " + length);
        }
        if (length != null && lastDay != null) {
            throw new IllegalArgumentException("a shock must have a last day or a length, but " + name + " has both");
        }
    }

    /** Any effect on a scope: stages, origins, destinations, uses. The shock needs a first day. */
    public static Shock of(String name, Effect effect, Scope scope) {
        return new Shock(name, effect, scope, ImmutableList.of(), null, null, null, null);
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
                Text.day("from", from.value()),
                until == null ? null : Text.day("until", until.value()),
                days,
                announced == null ? null : Text.day("announced", announced.value()));
    }

    @JsonProperty("from")
    private String fromText() {
        return from().toString();
    }

    @JsonProperty("until")
    private String untilText() {
        return lastDay == null ? "" : lastDay.toString();
    }

    @JsonProperty("days")
    private @Nullable Interval days() {
        return length;
    }

    @JsonProperty("announced")
    private String announcedText() {
        return announcedDay == null ? "" : announcedDay.toString();
    }

    /** Returns a copy with a first day on which it acts. */
    public Shock from(LocalDate day) {
        return new Shock(name, effect, scope, plants, day, lastDay, length, announcedDay);
    }

    /** Returns a copy whose first day is 2025-05-01. */
    public Shock from(String day) {
        return from(Text.day("from", day));
    }

    /** Returns a copy with a last day on which it acts. */
    public Shock until(LocalDate day) {
        return new Shock(name, effect, scope, plants, firstDay, day, null, announcedDay);
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
        return new Shock(name, effect, scope, plants, firstDay, null, days, announcedDay);
    }

    /** Returns a copy with its last day, where it has a length. */
    Shock ending(Picker picker) {
        return length == null
                ? this
                : until(from().plusDays((long) Math.ceil(picker.finite("length of " + name, length, false)) - 1));
    }

    /** Returns a copy that was announced before it acts. */
    public Shock announced(LocalDate day) {
        return new Shock(name, effect, scope, plants, firstDay, lastDay, length, day);
    }

    /** Returns a copy under another name. */
    public Shock named(String other) {
        return new Shock(other, effect, scope, plants, firstDay, lastDay, length, announcedDay);
    }

    /** Returns a copy on the given plants only, named as in the chain. */
    public Shock on(String... names) {
        return new Shock(name, effect, scope, ImmutableList.copyOf(names), firstDay, lastDay, length, announcedDay);
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
            return new Shock(
                    name,
                    new Effect.Outage(outage.lost(), recovery),
                    scope,
                    plants,
                    firstDay,
                    lastDay,
                    length,
                    announcedDay);
        }
        throw new IllegalStateException("only an outage recovers, but " + name + " is " + effect);
    }

    private Shock withScope(Scope other) {
        return new Shock(name, effect, other, plants, firstDay, lastDay, length, announcedDay);
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
        if (firstDay == null) {
            throw new IllegalStateException("a shock must have a first day, but " + name + " has none");
        }
        return firstDay;
    }

    /** {@return the last day on which it acts, or empty if it has no end, or a length} */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(lastDay);
    }

    /** {@return the day on which it became known; its first day unless said} */
    public LocalDate announced() {
        return announcedDay == null ? from() : announcedDay;
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
                && Objects.equals(firstDay, that.firstDay)
                && Objects.equals(lastDay, that.lastDay)
                && Objects.equals(length, that.length)
                && Objects.equals(announcedDay, that.announcedDay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, effect, scope, plants, firstDay, lastDay, length, announcedDay);
    }

    @Override
    public String toString() {
        return name + ": " + effect + ", " + scope + (plants.isEmpty() ? "" : ", plants " + plants)
                + (firstDay == null ? "" : ", from " + firstDay) + (lastDay == null ? "" : " until " + lastDay)
                + (length == null ? "" : " for " + length + " days");
    }
}
