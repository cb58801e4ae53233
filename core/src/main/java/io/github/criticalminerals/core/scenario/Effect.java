package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Shock} does. The cases are the records in here; on whom and when, the shock says. In JSON the property
 * {@code type} names the case.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Outage.class, name = "outage"),
    @JsonSubTypes.Type(value = Effect.ExportCut.class, name = "export-cut"),
    @JsonSubTypes.Type(value = Effect.Quota.class, name = "quota"),
    @JsonSubTypes.Type(value = Effect.Licence.class, name = "licence"),
    @JsonSubTypes.Type(value = Effect.Easing.class, name = "easing"),
    @JsonSubTypes.Type(value = Effect.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = Effect.Tariff.class, name = "tariff"),
    @JsonSubTypes.Type(value = Effect.Release.class, name = "release"),
    @JsonSubTypes.Type(value = Effect.StockTarget.class, name = "stock-target"),
    @JsonSubTypes.Type(value = Effect.Delay.class, name = "delay")
})
public sealed interface Effect {

    /**
     * Plants lose a part of their base capacity, whoever their product is for.
     *
     * @param lost the part lost (fraction of base output)
     * @param recovery how it comes back after the last day
     */
    record Outage(@JsonProperty(required = true) Share lost, @JsonProperty(required = true) Recovery recovery)
            implements Effect {
        public Outage {
            Objects.requireNonNull(lost, "lost is required");
            Objects.requireNonNull(recovery, "recovery is required");
        }
    }

    /**
     * At most a part of the baseline flow may leave the country; what stays at home is free. A ban removes all of it.
     *
     * @param removed the part removed (fraction of the baseline flow)
     */
    record ExportCut(@JsonProperty(required = true) Share removed) implements Effect {
        public ExportCut {
            Objects.requireNonNull(removed, "removed is required");
        }
    }

    /**
     * So much may leave in the whole term of the shock, which needs a last day. It counts down and makes nobody export
     * more.
     *
     * @param amount the quantity for the term (t)
     */
    record Quota(@JsonProperty(required = true) Mass amount) implements Effect {
        public Quota {
            Objects.requireNonNull(amount, "amount is required");
        }
    }

    /**
     * What is ordered waits for a decision: then a part is approved and may leave, a part is refused, and the rest
     * waits for the next decision, as long again. What still waits when the shock ends may leave.
     *
     * @param days how long a decision takes (days, at least 0; a broken day counts whole)
     * @param workingDays whether only Mondays to Fridays that are no holidays count
     * @param holidays days that do not count where working days do
     * @param approved the part approved at each decision (fraction of what is decided)
     * @param refused the part refused at each decision (fraction of what is decided)
     */
    record Licence(Interval days, boolean workingDays, List<LocalDate> holidays, Share approved, Share refused)
            implements Effect {
        /**
         * Checks the figures.
         *
         * @throws IllegalArgumentException if the days are negative or unbounded, or the parts may sum to more than 1
         */
        public Licence {
            Objects.requireNonNull(days, "days is required");
            Objects.requireNonNull(approved, "approved is required");
            Objects.requireNonNull(refused, "refused is required");
            holidays = ImmutableList.copyOf(holidays);
            if (days.lower() < 0 || !days.isBounded()) {
                throw new IllegalArgumentException(
                        "days of a licence must be bounded and at least 0, but were " + days);
            }
            if (approved.fraction().lower() + refused.fraction().lower() > 1 + 1e-12) {
                throw new IllegalArgumentException(
                        "approved and refused must sum to at most 1, but were " + approved + " and " + refused);
            }
        }

        @JsonCreator
        static Licence ofJson(
                @JsonProperty(value = "days", required = true) Interval days,
                @JsonProperty("workingDays") Json.@Nullable Flag workingDays,
                @JsonProperty("holidays") @Nullable List<Json.Words> holidays,
                @JsonProperty(value = "approved", required = true) Share approved,
                @JsonProperty(value = "refused", required = true) Share refused) {
            ImmutableList.Builder<LocalDate> free = ImmutableList.builder();
            if (holidays != null) {
                holidays.forEach(day -> free.add(Text.day("holiday", day.value())));
            }
            return new Licence(days, workingDays != null && workingDays.value(), free.build(), approved, refused);
        }

        @JsonProperty("holidays")
        List<String> holidayTexts() {
            return holidays.stream().map(LocalDate::toString).toList();
        }
    }

    /**
     * Licences on the same links take other figures.
     *
     * @param licence the figures that hold instead
     */
    record Easing(@JsonProperty(required = true) Licence licence) implements Effect {
        public Easing {
            Objects.requireNonNull(licence, "licence is required");
        }
    }

    /** What is on its way does not arrive, and arrives all at once when the shock is over. */
    record Pause() implements Effect {}

    /**
     * A duty on what comes from the origins: it acts through the price only, in proportion to what the buyer has from
     * there.
     *
     * @param rate the rate on the value (fraction; 1.25 is 125 %)
     */
    record Tariff(@JsonProperty(required = true) Interval rate) implements Effect {
        /**
         * Checks the rate.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Tariff {
            if (rate.lower() < 0) {
                throw new IllegalArgumentException("rate must not be negative, but was " + rate);
            }
        }
    }

    /**
     * A reserve outside the chain gives buyers at the destinations what they lack, up to a rate.
     *
     * @param perDay the most it gives to all of them together (t a day)
     */
    record Release(@JsonProperty(required = true) Mass perDay) implements Effect {
        public Release {
            Objects.requireNonNull(perDay, "perDay is required");
        }
    }

    /**
     * Buyers at the destinations keep another stock than at the start.
     *
     * @param days the target (days of baseline demand, at least 0)
     */
    record StockTarget(@JsonProperty(required = true) Interval days) implements Effect {
        /**
         * Checks the target.
         *
         * @throws IllegalArgumentException if it is negative or unbounded
         */
        public StockTarget {
            if (days.lower() < 0 || !days.isBounded()) {
                throw new IllegalArgumentException("target must be bounded and at least 0 days, but was " + days);
            }
        }
    }

    /**
     * Plants that start while it acts start later.
     *
     * @param days by how much (days, at least 0)
     */
    record Delay(@JsonProperty(required = true) Interval days) implements Effect {
        /**
         * Checks the days.
         *
         * @throws IllegalArgumentException if they are negative or unbounded
         */
        public Delay {
            if (days.lower() < 0 || !days.isBounded()) {
                throw new IllegalArgumentException("delay must be bounded and at least 0 days, but was " + days);
            }
        }
    }
}
