package io.github.criticalminerals.core.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a policy event does: where a ban differs from a tariff. The cases are the records in here.
 *
 * <table>
 * <caption>Which case holds what</caption>
 * <tr><th>In the news</th><th>Case</th></tr>
 * <tr><td>export licensing, with or without a processing time</td><td>{@link Licensing}</td></tr>
 * <tr><td>export quota</td><td>{@link Quota}</td></tr>
 * <tr><td>export ban, presumptive denial, exclusion of military users</td><td>{@link Ban}</td></tr>
 * <tr><td>a cut in exports, by value or quantity</td><td>{@link ExportCut}</td></tr>
 * <tr><td>tariff, threat of one, counter-tariff, graduated reduction</td><td>{@link Tariff}</td></tr>
 * <tr><td>truce or suspension for a term</td><td>{@link Truce}</td></tr>
 * <tr><td>fast track, trusted partner, streamlined procedure, general licence, licences to named buyers</td>
 *     <td>{@link Facilitation}</td></tr>
 * <tr><td>bilateral agreement, investment, technology transfer, joint research</td><td>{@link Agreement}</td></tr>
 * <tr><td>equity stake, loan, guarantee, Defense Production Act, subsidy, price floor</td><td>{@link Finance}</td></tr>
 * <tr><td>stockpile, access to a reserve, rapid response group</td><td>{@link Stockpile}</td></tr>
 * <tr><td>change of a list of critical minerals</td><td>{@link ListChange}</td></tr>
 * <tr><td>regulation with targets</td><td>{@link Targets}</td></tr>
 * <tr><td>export control on technology, and its rollback</td><td>{@link TechnologyControl}</td></tr>
 * </table>
 *
 * <p>Not every instrument has a number. One that has none holds an interval without bounds ({@link
 * Interval#NON_NEGATIVE}, {@link Share#UNKNOWN}) or an empty list, and {@link #figures()} is empty. Which goods,
 * countries and uses an instrument is about stands in the event's {@link Scope}, its dates in the event.
 *
 * <p>In JSON the property {@code type} names the case, for instance {@code {"type":"ban","reach":"TOTAL"}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Instrument.Licensing.class, name = "licensing"),
    @JsonSubTypes.Type(value = Instrument.Quota.class, name = "quota"),
    @JsonSubTypes.Type(value = Instrument.Ban.class, name = "ban"),
    @JsonSubTypes.Type(value = Instrument.ExportCut.class, name = "export-cut"),
    @JsonSubTypes.Type(value = Instrument.Tariff.class, name = "tariff"),
    @JsonSubTypes.Type(value = Instrument.Truce.class, name = "truce"),
    @JsonSubTypes.Type(value = Instrument.Facilitation.class, name = "facilitation"),
    @JsonSubTypes.Type(value = Instrument.Agreement.class, name = "agreement"),
    @JsonSubTypes.Type(value = Instrument.Finance.class, name = "finance"),
    @JsonSubTypes.Type(value = Instrument.Stockpile.class, name = "stockpile"),
    @JsonSubTypes.Type(value = Instrument.ListChange.class, name = "list-change"),
    @JsonSubTypes.Type(value = Instrument.Targets.class, name = "targets"),
    @JsonSubTypes.Type(value = Instrument.TechnologyControl.class, name = "technology-control")
})
public sealed interface Instrument {

    /**
     * {@return whether it makes goods or technology harder to move} A licence does, an agreement does not, nor a
     * tariff whose every rate is zero.
     */
    default boolean restricts() {
        return Stated.restricts(this);
    }

    /** {@return what it states in numbers, nothing if it states none} */
    default List<Figure> figures() {
        return Stated.figures(this);
    }

    /**
     * {@return the days on which its content changes by its own text, a rate or a quota, and what to, in words} Nothing
     * for most instruments.
     */
    default Map<LocalDate, String> steps() {
        return Stated.steps(this);
    }

    /**
     * A number that an instrument states.
     *
     * @param name what it measures, such as "processing time"
     * @param value the number
     * @param unit its unit, such as "days" or "fraction"
     */
    record Figure(String name, Interval value, String unit) {
        public Figure {
            Objects.requireNonNull(name, "name is required");
            Objects.requireNonNull(value, "value is required");
            Objects.requireNonNull(unit, "unit is required");
        }

        /** The figure in words: {@code processing time 45 days}. */
        @Override
        public String toString() {
            return name + " " + value.inWords() + " " + unit;
        }
    }

    /**
     * Exports need a licence.
     *
     * @param processingDays the time to a decision (days as {@code dayCount} says), {@link Interval#NON_NEGATIVE} if
     *     not stated; a limit of 45 days is 0..45
     * @param dayCount which days these are
     * @param valueFloor the share of the controlled part in a good's value from which on the good needs a licence
     *     (fraction), {@link Share#UNKNOWN} if not stated
     * @param outcomes what became of applications, by end use; empty if not stated
     */
    record Licensing(
            @JsonProperty(required = true) Interval processingDays,
            @JsonProperty(required = true) DayCount dayCount,
            @JsonProperty(required = true) Share valueFloor,
            @JsonProperty(required = true) List<Outcome> outcomes)
            implements Instrument {
        /** A licence of which no number is stated. */
        public static final Licensing WITHOUT_FIGURE =
                new Licensing(Interval.NON_NEGATIVE, DayCount.UNSTATED, Share.UNKNOWN, ImmutableList.of());

        private static final Interval WORKING_DAYS_A_WEEK = Interval.exact(5);

        /** Which days a term counts. */
        public enum DayCount {
            /** Every day. */
            CALENDAR,
            /** Monday to Friday without holidays. */
            WORKING,
            /** The source does not say. */
            UNSTATED;

            @JsonCreator
            static DayCount ofJson(String name) {
                return Json.constant(values(), "dayCount", name);
            }
        }

        /**
         * What became of the applications for some end uses. What is neither approved nor refused is pending.
         *
         * @param endUses the uses, empty for all that no other outcome names
         * @param approved the part approved (fraction of the applications), {@link Share#UNKNOWN} if not stated
         * @param refused the part refused (fraction of the applications), {@link Share#UNKNOWN} if not stated
         */
        public record Outcome(
                @JsonProperty(required = true) List<EndUse> endUses,
                @JsonProperty(required = true) Share approved,
                @JsonProperty(required = true) Share refused) {
            public Outcome {
                endUses = ImmutableList.copyOf(Objects.requireNonNull(endUses, "endUses is required"));
                Objects.requireNonNull(approved, "approved is required");
                Objects.requireNonNull(refused, "refused is required");
                if (approved.fraction().lower() + refused.fraction().lower() > 1 + 1e-12) {
                    throw new IllegalArgumentException("approved and refused must not pass 100 % together, but were "
                            + approved + " and " + refused);
                }
            }

            /** {@return the part still pending (fraction of the applications): what approved and refused leave} */
            public Share pending() {
                return Share.of(
                        Math.max(
                                0,
                                1
                                        - approved.fraction().upper()
                                        - refused.fraction().upper()),
                        Math.max(
                                0,
                                1
                                        - approved.fraction().lower()
                                        - refused.fraction().lower()));
            }
        }

        public Licensing {
            checkNonNegative("processingDays", processingDays);
            Objects.requireNonNull(dayCount, "dayCount is required");
            Objects.requireNonNull(valueFloor, "valueFloor is required");
            outcomes = ImmutableList.copyOf(Objects.requireNonNull(outcomes, "outcomes is required"));
        }

        /** Returns a copy with a time to a decision: {@code withDays(Interval.of(0, 45), DayCount.WORKING)}. */
        public Licensing withDays(Interval days, DayCount count) {
            return new Licensing(days, count, valueFloor, outcomes);
        }

        /** Returns a copy that says what became of applications. */
        public Licensing withOutcomes(Outcome... known) {
            return new Licensing(processingDays, dayCount, valueFloor, ImmutableList.copyOf(known));
        }

        /**
         * {@return the time to a decision (calendar days)} Working days count 7/5 each, so that 45 are 63; holidays are
         * not counted and make it longer. Where the kind of days is not stated, they may be either.
         */
        @JsonIgnore
        public Interval calendarDays() {
            return switch (dayCount) {
                case CALENDAR -> processingDays;
                case WORKING -> fromWorkingDays();
                case UNSTATED -> processingDays.hull(fromWorkingDays());
            };
        }

        private Interval fromWorkingDays() {
            return processingDays.scaledBy(7).dividedBy(WORKING_DAYS_A_WEEK);
        }

        /**
         * What became of the applications for a use: the outcome that names it, else its kind, else the one of all
         * other uses.
         */
        public Optional<Outcome> outcomeFor(EndUse use) {
            return outcomes.stream()
                    .filter(outcome -> outcome.endUses().contains(use))
                    .findFirst()
                    .or(() -> outcomes.stream()
                            .filter(outcome ->
                                    outcome.endUses().stream().anyMatch(general -> Scope.hasUse(general, use)))
                            .findFirst())
                    .or(() -> outcomes.stream()
                            .filter(outcome -> outcome.endUses().isEmpty())
                            .findFirst());
        }
    }

    /**
     * Exports are limited to quantities.
     *
     * @param tranches the quantities and their terms; empty if not stated
     */
    record Quota(@JsonProperty(required = true) List<Tranche> tranches) implements Instrument {
        public Quota {
            tranches = ImmutableList.copyOf(Objects.requireNonNull(tranches, "tranches is required"));
        }

        /**
         * A quantity for a term.
         *
         * @param from the first day
         * @param until the last day, included
         * @param amount the quantity that may leave in the whole term (t, with its basis)
         */
        public record Tranche(LocalDate from, LocalDate until, Mass amount) {
            public Tranche {
                Objects.requireNonNull(from, "from is required");
                Objects.requireNonNull(until, "until is required");
                Objects.requireNonNull(amount, "amount is required");
                if (until.isBefore(from)) {
                    throw new IllegalArgumentException(
                            "until must not lie before from, but " + until + " lies before " + from);
                }
            }

            @JsonCreator
            static Tranche fromJson(
                    @JsonProperty(value = "from", required = true) Json.Words from,
                    @JsonProperty(value = "until", required = true) Json.Words until,
                    @JsonProperty(value = "amount", required = true) Mass amount) {
                return new Tranche(
                        Text.day("from", Json.required(from, "from")),
                        Text.day("until", Json.required(until, "until")),
                        amount);
            }

            @JsonProperty("from")
            String fromText() {
                return from.toString();
            }

            @JsonProperty("until")
            String untilText() {
                return until.toString();
            }
        }

        /** {@return the quantity whose term a day lies in, for the whole term, or nothing if the day lies in none} */
        public Optional<Mass> amountOn(LocalDate date) {
            return tranches.stream()
                    .filter(tranche -> !date.isBefore(tranche.from()) && !date.isAfter(tranche.until()))
                    .map(Tranche::amount)
                    .findFirst();
        }
    }

    /**
     * Exports are forbidden.
     *
     * @param reach how far the ban goes
     */
    record Ban(@JsonProperty(required = true) Reach reach) implements Instrument {
        /** How far a ban goes. Whom it strikes, the scope says: a military exclusion has military end uses there. */
        public enum Reach {
            /** Nothing may leave. */
            TOTAL,
            /** A licence may be asked for and is refused in principle. */
            DENIED_IN_PRINCIPLE,
            /** Only military users and uses are refused. */
            MILITARY_USE;

            @JsonCreator
            static Reach ofJson(String name) {
                return Json.constant(values(), "reach", name);
            }
        }

        public Ban {
            Objects.requireNonNull(reach, "reach is required");
        }
    }

    /**
     * Exports fall, or are made to fall.
     *
     * @param of what falls
     * @param cut by which part (fraction of the exports before), {@link Share#UNKNOWN} if not stated
     */
    record ExportCut(@JsonProperty(required = true) Of of, @JsonProperty(required = true) Share cut)
            implements Instrument {
        /** What falls. */
        public enum Of {
            /** The value of the exports. */
            VALUE,
            /** The quantity of the exports. */
            QUANTITY;

            @JsonCreator
            static Of ofJson(String name) {
                return Json.constant(values(), "of", name);
            }
        }

        public ExportCut {
            Objects.requireNonNull(of, "of is required");
            Objects.requireNonNull(cut, "cut is required");
        }
    }

    /**
     * Imports pay a duty.
     *
     * @param kind what sort of tariff it is
     * @param rates the rates, each from its day on, so that a graduated reduction has several; empty if not stated
     */
    record Tariff(@JsonProperty(required = true) Tariff.Kind kind, @JsonProperty(required = true) List<Rate> rates)
            implements Instrument {
        /** Sorts of tariffs. */
        public enum Kind {
            /** A tariff. */
            IMPOSED,
            /** One that is threatened; the event is unsigned. */
            THREATENED,
            /** The answer to another's tariff. */
            COUNTER,
            /** A tariff that is lowered, at once or step by step. */
            REDUCED;

            @JsonCreator
            static Kind ofJson(String name) {
                return Json.constant(values(), "kind", name);
            }
        }

        public Tariff {
            Objects.requireNonNull(kind, "kind is required");
            rates = Objects.requireNonNull(rates, "rates is required").stream()
                    .sorted(Comparator.comparing(Rate::from))
                    .collect(ImmutableList.toImmutableList());
        }

        /**
         * A rate from a day on.
         *
         * @param from the first day
         * @param rate the rate on the value (fraction; 1.25 is 125 %)
         */
        public record Rate(LocalDate from, Interval rate) {
            public Rate {
                Objects.requireNonNull(from, "from is required");
                checkNonNegative("rate", rate);
            }

            @JsonCreator
            static Rate fromJson(
                    @JsonProperty(value = "from", required = true) Json.Words from,
                    @JsonProperty(value = "rate", required = true) Interval rate) {
                return new Rate(Text.day("from", Json.required(from, "from")), rate);
            }

            @JsonProperty("from")
            String fromText() {
                return from.toString();
            }
        }

        /** {@return the rate that holds on a day by this tariff's own steps (fraction), or nothing before the first} */
        public Optional<Interval> rateOn(LocalDate date) {
            return rates.stream()
                    .filter(rate -> !date.isBefore(rate.from()))
                    .reduce((earlier, later) -> later)
                    .map(Rate::rate);
        }
    }

    /**
     * Other measures rest for a term. Which, the event's amendments say.
     *
     * @param termDays the length as stated (days; a year is 365..366), {@link Interval#NON_NEGATIVE} if not stated
     */
    record Truce(@JsonProperty(required = true) Interval termDays) implements Instrument {
        public Truce {
            checkNonNegative("termDays", termDays);
        }
    }

    /**
     * A restriction is made easier for some.
     *
     * @param kind in which way
     * @param beneficiaries for whom, in words; empty if not stated
     */
    record Facilitation(Facilitation.Kind kind, List<String> beneficiaries) implements Instrument {
        /** Ways of making it easier. */
        public enum Kind {
            /** Applications of some are decided sooner. */
            FAST_TRACK,
            /** Named partners are trusted. */
            TRUSTED_PARTNER,
            /** The procedure is made simpler, for instance for commercial transactions. */
            STREAMLINED_PROCEDURE,
            /** One licence for many shipments. */
            GENERAL_LICENCE,
            /** Licences are given to a named group of buyers. */
            NAMED_BUYERS;

            @JsonCreator
            static Kind ofJson(String name) {
                return Json.constant(values(), "kind", name);
            }
        }

        public Facilitation {
            Objects.requireNonNull(kind, "kind is required");
            beneficiaries = ImmutableList.copyOf(Objects.requireNonNull(beneficiaries, "beneficiaries is required"));
        }

        @JsonCreator
        static Facilitation ofJson(
                @JsonProperty(value = "kind", required = true) Facilitation.Kind kind,
                @JsonProperty(value = "beneficiaries", required = true) List<Json.Words> beneficiaries) {
            return new Facilitation(kind, Json.required(beneficiaries, "beneficiaries"));
        }
    }

    /**
     * Countries agree to work together.
     *
     * @param kind on what
     * @param amounts the money named, empty if none is
     */
    record Agreement(
            @JsonProperty(required = true) Agreement.Kind kind, @JsonProperty(required = true) List<Money> amounts)
            implements Instrument {
        /** What is agreed. */
        public enum Kind {
            /** To cooperate. */
            COOPERATION,
            /** To invest. */
            INVESTMENT,
            /** On trade. */
            TRADE,
            /** To hand over technology. */
            TECHNOLOGY_TRANSFER,
            /** To do research together. */
            JOINT_RESEARCH;

            @JsonCreator
            static Kind ofJson(String name) {
                return Json.constant(values(), "kind", name);
            }
        }

        public Agreement {
            Objects.requireNonNull(kind, "kind is required");
            amounts = ImmutableList.copyOf(Objects.requireNonNull(amounts, "amounts is required"));
        }
    }

    /**
     * A state pays for supply.
     *
     * @param kind how
     * @param amounts the money named, empty if none is
     * @param stake the part of the company the state gets (fraction), {@link Share#UNKNOWN} if not stated
     */
    record Finance(
            @JsonProperty(required = true) Finance.Kind kind,
            @JsonProperty(required = true) List<Money> amounts,
            @JsonProperty(required = true) Share stake)
            implements Instrument {
        /** How a state pays. */
        public enum Kind {
            /** It buys a part of a company. */
            EQUITY_STAKE,
            /** It lends. */
            LOAN,
            /** It stands in for a loan, or guarantees otherwise. */
            GUARANTEE,
            /** Under the US Defense Production Act. */
            DEFENSE_PRODUCTION_ACT,
            /** It gives. */
            SUBSIDY,
            /** It pays what the price lacks to a floor. */
            PRICE_FLOOR;

            @JsonCreator
            static Kind ofJson(String name) {
                return Json.constant(values(), "kind", name);
            }
        }

        public Finance {
            Objects.requireNonNull(kind, "kind is required");
            amounts = ImmutableList.copyOf(Objects.requireNonNull(amounts, "amounts is required"));
            Objects.requireNonNull(stake, "stake is required");
        }
    }

    /**
     * Material is held for bad times.
     *
     * @param kind how
     * @param coverDays how long it lasts (days of use), {@link Interval#NON_NEGATIVE} if not stated
     */
    record Stockpile(
            @JsonProperty(required = true) Stockpile.Kind kind, @JsonProperty(required = true) Interval coverDays)
            implements Instrument {
        /** How material is held. */
        public enum Kind {
            /** A reserve of one's own. */
            RESERVE,
            /** The right to draw on another's. */
            RESERVE_ACCESS,
            /** A group of states that acts on a shortage. */
            RAPID_RESPONSE_GROUP;

            @JsonCreator
            static Kind ofJson(String name) {
                return Json.constant(values(), "kind", name);
            }
        }

        public Stockpile {
            Objects.requireNonNull(kind, "kind is required");
            checkNonNegative("coverDays", coverDays);
        }
    }

    /**
     * A list of critical minerals changes.
     *
     * @param list its name
     * @param added how many were added, {@link Interval#NON_NEGATIVE} if not stated
     * @param total how many it then has, {@link Interval#NON_NEGATIVE} if not stated
     */
    record ListChange(String list, Interval added, Interval total) implements Instrument {
        public ListChange {
            Objects.requireNonNull(list, "list is required");
            checkNonNegative("added", added);
            checkNonNegative("total", total);
        }

        @JsonCreator
        static ListChange ofJson(
                @JsonProperty(value = "list", required = true) Json.Words list,
                @JsonProperty(value = "added", required = true) Interval added,
                @JsonProperty(value = "total", required = true) Interval total) {
            return new ListChange(Json.required(list, "list"), added, total);
        }
    }

    /**
     * A regulation sets targets.
     *
     * @param targets what is to be reached; empty if not stated
     */
    record Targets(@JsonProperty(required = true) List<Target> targets) implements Instrument {
        public Targets {
            targets = ImmutableList.copyOf(Objects.requireNonNull(targets, "targets is required"));
        }

        /**
         * A target: the shares that meet it.
         *
         * @param name what is measured
         * @param meets the shares that meet it (fraction): "at least 40 %" is 40..100 %, "at most 65 %" 0..65 %
         * @param year by the end of which year
         */
        public record Target(String name, Share meets, int year) {
            public Target {
                Objects.requireNonNull(name, "name is required");
                Objects.requireNonNull(meets, "meets is required");
            }

            @JsonCreator
            static Target fromJson(
                    @JsonProperty(value = "name", required = true) Json.Words name,
                    @JsonProperty(value = "meets", required = true) Share meets,
                    @JsonProperty(value = "year", required = true) Json.Whole year) {
                return new Target(Json.required(name, "name"), meets, Json.requiredInt(year, "year"));
            }
        }
    }

    /**
     * Technology, not goods, is held back or set free. Which, the scope's technologies say.
     *
     * @param kind what is done
     */
    record TechnologyControl(@JsonProperty(required = true) TechnologyControl.Kind kind) implements Instrument {
        /** What is done to technology. */
        public enum Kind {
            /** Its export needs a licence. */
            LICENSING,
            /** Its export is forbidden. */
            BAN,
            /** A control is taken back. */
            ROLLBACK;

            @JsonCreator
            static Kind ofJson(String name) {
                return Json.constant(values(), "kind", name);
            }
        }

        public TechnologyControl {
            Objects.requireNonNull(kind, "kind is required");
        }
    }

    private static void checkNonNegative(String name, Interval value) {
        Objects.requireNonNull(value, () -> name + " is required");
        if (value.lower() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + value);
        }
    }
}
