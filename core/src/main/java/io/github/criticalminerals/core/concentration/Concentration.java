package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.SharpBounds;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How concentrated supply is, by any {@link Index}, whatever is unknown about it.
 *
 * <pre>{@code
 * Concentration.of(table).hhi().points()
 * Concentration.of(ShareClaims.of("China", Share.ofPercent(80, 100))).of(Index.concentrationRatio(3))
 * }</pre>
 *
 * <p>Every result is the smallest interval that holds the index over all completions: named producers anywhere in their
 * ranges, an unsplit part ("Other countries") split among any number of unnamed producers. A fully known table gives an
 * exact one.
 *
 * <ul>
 *   <li>Shares are taken of the sum of the rows; a row without any figure is not in it, and the coverage names it.
 *   <li>Unnamed producers are countries: at most 250 less those that are named. Other limits, or none, are options.
 *   <li>An aggregate whose members are known is split among at most so many producers.
 *   <li>What holds for output holds for capacity and reserves; the table says which it is.
 * </ul>
 *
 * <p>Method: high ends are at vertices of the set of completions, low ends at the water-filled one; see the notes on
 * the ends in {@link End}. Literature: Sleuwaegen, De Bondt and Dehandschutter 1989; Naldi and Flamini 2014; Kvalseth
 * 2018, Heliyon 4:e00846.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class Concentration {

    /** What is done with "Other countries". */
    public enum Remainder {
        /** It is split among unnamed producers in every possible way; so are aggregates. */
        UNSPLIT,
        /** It counts as one producer; so do aggregates. This gives an upper end of the HHI only. */
        AS_ONE,
        /** It is left out, and shares are of the sum of the others. Aggregates are split as by {@link #UNSPLIT}. */
        EXCLUDED;

        @JsonCreator
        static Remainder ofJson(String name) {
            return Json.constant(values(), "remainder", name);
        }
    }

    /** What shares are taken of. */
    public enum Denominator {
        /** The sum of the rows that are counted. */
        SUM_OF_ROWS,
        /**
         * The total that the publisher printed, to reproduce the numbers of others: shares do not sum to one, and the
         * result is exempt from the index's range.
         */
        PRINTED_TOTAL,
        /** The printed total, read as half a unit of its last digit that is not zero to either side. */
        PRINTED_TOTAL_ROUNDED;

        @JsonCreator
        static Denominator ofJson(String name) {
            return Json.constant(values(), "denominator", name);
        }
    }

    /** What is done with rows that have no figure. */
    public enum UnknownRows {
        /** They are not counted, and the coverage names them. */
        LEAVE_OUT,
        /** They may have any amount. */
        UNBOUNDED;

        @JsonCreator
        static UnknownRows ofJson(String name) {
            return Json.constant(values(), "unknownRows", name);
        }
    }

    /** What is known of the size of unnamed producers. */
    public enum Others {
        /** One of them may be larger than a named one. */
        MAY_EXCEED_THE_NAMED,
        /** None is larger than the smallest named one that has something: the list is known to be a top list. */
        BELOW_THE_NAMED;

        @JsonCreator
        static Others ofJson(String name) {
            return Json.constant(values(), "others", name);
        }
    }

    private static final String UNLIMITED = "unlimited";

    @JsonProperty
    final @Nullable SupplyTable table;

    @JsonProperty
    final @Nullable ShareClaims claims;

    @JsonProperty
    final Remainder remainder;

    @JsonProperty
    final Denominator denominator;

    @JsonProperty
    final UnknownRows unknownRows;

    @JsonProperty
    final Others others;
    /** NaN for the default, infinite for no limit. */
    final double mostUnnamed;

    @JsonProperty
    final ImmutableList<Aggregate> blocs;

    private Concentration(
            @Nullable SupplyTable table,
            @Nullable ShareClaims claims,
            Remainder remainder,
            Denominator denominator,
            UnknownRows unknownRows,
            Others others,
            double mostUnnamed,
            ImmutableList<Aggregate> blocs) {
        this.table = table;
        this.claims = claims;
        this.remainder = remainder;
        this.denominator = denominator;
        this.unknownRows = unknownRows;
        this.others = others;
        this.mostUnnamed = mostUnnamed;
        this.blocs = blocs;
    }

    /** Its choices, to be changed on their way to another calculator. */
    private final class Draft {
        private Remainder remainder = Concentration.this.remainder;
        private Denominator denominator = Concentration.this.denominator;
        private UnknownRows unknownRows = Concentration.this.unknownRows;
        private Others others = Concentration.this.others;
        private double mostUnnamed = Concentration.this.mostUnnamed;
        private ImmutableList<Aggregate> blocs = Concentration.this.blocs;

        Concentration with(Consumer<Draft> change) {
            change.accept(this);
            return new Concentration(table, claims, remainder, denominator, unknownRows, others, mostUnnamed, blocs);
        }
    }

    /** In JSON what is left out has its default, and the number of unnamed producers may be "unlimited". */
    @JsonCreator
    static Concentration ofJson(
            @JsonProperty("table") @Nullable SupplyTable table,
            @JsonProperty("claims") @Nullable ShareClaims claims,
            @JsonProperty("remainder") @Nullable Remainder remainder,
            @JsonProperty("denominator") @Nullable Denominator denominator,
            @JsonProperty("unknownRows") @Nullable UnknownRows unknownRows,
            @JsonProperty("others") @Nullable Others others,
            @JsonProperty("mostUnnamed") @Nullable Object mostUnnamed,
            @JsonProperty("blocs") @Nullable List<Aggregate> blocs) {
        if ((table == null) == (claims == null)) {
            throw new IllegalArgumentException("there must be a table or claims, and not both");
        }
        Concentration read = table == null ? of(Objects.requireNonNull(claims)) : of(table);
        read = remainder == null ? read : read.withRemainder(remainder);
        read = denominator == null ? read : read.withDenominator(denominator);
        read = unknownRows == null ? read : read.withUnknownRows(unknownRows);
        read = others == null ? read : read.withOthers(others);
        if (mostUnnamed instanceof Integer most) {
            read = read.withMostUnnamed(most);
        } else if (UNLIMITED.equals(mostUnnamed)) {
            read = read.withUnlimitedUnnamed();
        } else if (mostUnnamed != null) {
            throw new IllegalArgumentException(
                    "mostUnnamed must be a whole number or \"" + UNLIMITED + "\", but was " + mostUnnamed);
        }
        for (Aggregate bloc : blocs == null ? ImmutableList.<Aggregate>of() : blocs) {
            read = read.withBloc(bloc.name(), ImmutableSet.copyOf(bloc.members()));
        }
        return read;
    }

    @JsonProperty("mostUnnamed")
    private @Nullable Object mostUnnamedInJson() {
        return Double.isNaN(mostUnnamed)
                ? null
                : Double.isInfinite(mostUnnamed) ? UNLIMITED : (Object) (int) mostUnnamed;
    }

    /** {@return the concentration of a table, with the remainder unsplit and shares of the sum of the rows} */
    public static Concentration of(SupplyTable table) {
        return of(Objects.requireNonNull(table, "table is required"), null);
    }

    /** {@return the concentration that claims imply: results are of any completion in which all claims are true} */
    public static Concentration of(ShareClaims claims) {
        return of(null, Objects.requireNonNull(claims, "claims is required"));
    }

    private static Concentration of(@Nullable SupplyTable table, @Nullable ShareClaims claims) {
        return new Concentration(
                table,
                claims,
                Remainder.UNSPLIT,
                Denominator.SUM_OF_ROWS,
                UnknownRows.LEAVE_OUT,
                Others.MAY_EXCEED_THE_NAMED,
                Double.NaN,
                ImmutableList.of());
    }

    /** Returns a copy with another treatment of the remainder. */
    public Concentration withRemainder(Remainder option) {
        return new Draft().with(to -> to.remainder = option);
    }

    /**
     * {@return a copy with shares of something else}
     *
     * @param option what shares are taken of
     * @throws IllegalArgumentException if it is the printed total and there is none
     */
    public Concentration withDenominator(Denominator option) {
        if (option != Denominator.SUM_OF_ROWS
                && (table == null || table.printedTotal().isEmpty())) {
            throw new IllegalArgumentException(
                    "denominator must be SUM_OF_ROWS where no total was printed, but was " + option);
        }
        return new Draft().with(to -> to.denominator = option);
    }

    /** Returns a copy with another treatment of rows without figure. */
    public Concentration withUnknownRows(UnknownRows option) {
        return new Draft().with(to -> to.unknownRows = option);
    }

    /** Returns a copy with other knowledge of the size of unnamed producers. */
    public Concentration withOthers(Others option) {
        return new Draft().with(to -> to.others = option);
    }

    /**
     * {@return a copy with another limit to the number of unnamed producers in each unsplit part whose members are not
     * known}
     *
     * @param most how many there may be at most, at least 1
     * @throws IllegalArgumentException if {@code most} is below 1
     */
    public Concentration withMostUnnamed(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most unnamed producers must be at least 1, but was " + most);
        }
        return new Draft().with(to -> to.mostUnnamed = most);
    }

    /** {@return a copy without a limit to the number of unnamed producers: ends may then be limits} */
    public Concentration withUnlimitedUnnamed() {
        return new Draft().with(to -> to.mostUnnamed = Double.POSITIVE_INFINITY);
    }

    /**
     * {@return a copy with some countries counted as one producer} Members that the table or the claims do not name may
     * be among the unnamed.
     *
     * @param name what the bloc is called
     * @throws IllegalArgumentException if a country is in another bloc already
     */
    public Concentration withBloc(String name, Set<Country> members) {
        for (Aggregate bloc : blocs) {
            for (Country member : bloc.members()) {
                if (members.contains(member)) {
                    throw new IllegalArgumentException(
                            "a country must be in one bloc, but " + member.name() + " is in " + bloc.name());
                }
            }
        }
        ImmutableList<Aggregate> more = ImmutableList.<Aggregate>builder()
                .addAll(blocs)
                .add(new Aggregate(name, ImmutableList.copyOf(members)))
                .build();
        return new Draft().with(to -> to.blocs = more);
    }

    /**
     * Any index.
     *
     * @return its interval, with the kind of each end
     * @throws IllegalArgumentException if nothing is known to be produced, the index is undefined or infinite for all
     *     completions, or the lower ends exceed the whole
     * @throws ContradictoryClaimsException if the claims cannot all be true
     */
    public IndexResult of(Index index) {
        return of(index, Progress.NONE);
    }

    /**
     * Any index, as {@link #of(Index)}, where many producers are half known and it takes seconds.
     *
     * @param progress hears how far the search for both ends is, as {@link SharpBounds#withProgress} tells it
     * @return its interval, with the kind of each end
     */
    public IndexResult of(Index index, Progress progress) {
        return setting().ask(index, this, progress);
    }

    /** {@return the Herfindahl-Hirschman index, an interval (fraction, 0..1; {@link IndexResult#points} for points)} */
    public IndexResult hhi() {
        return of(Index.HHI);
    }

    /** {@return the share of the k largest producers, k at least 1 (fraction, 0..1)} */
    public IndexResult concentrationRatio(int k) {
        return of(Index.concentrationRatio(k));
    }

    /** {@return the share of supply that is left without the largest producer (fraction, 0..1)} */
    public IndexResult nMinus1() {
        return of(Index.N_MINUS_1);
    }

    /**
     * How likely each value of an index is, if figures that are known as ranges are drawn by a rule.
     *
     * @param rule how a range becomes a distribution; an assumption, which the bounds do not need
     * @throws IllegalArgumentException if shares are of a printed total, or unnamed producers are limited by the named
     */
    public ConcentrationUncertainty uncertainty(Distribution.Rule rule) {
        if (denominator != Denominator.SUM_OF_ROWS) {
            throw new IllegalArgumentException("denominator must be SUM_OF_ROWS for draws, but was the printed total");
        }
        if (claims != null && claims.largest() > 0) {
            throw new IllegalArgumentException(
                    "draws need shares of producers, but all that is known is a share of the largest");
        }
        if (others != Others.MAY_EXCEED_THE_NAMED) {
            throw new IllegalArgumentException(
                    "others must be MAY_EXCEED_THE_NAMED for draws, but was BELOW_THE_NAMED");
        }
        return new ConcentrationUncertainty(setting(), !blocs.isEmpty(), rule, false, null);
    }

    /**
     * {@return what each producer adds to the HHI: one for each named producer and each unsplit part, in the order of
     * the table}
     */
    public List<Contribution> contributions() {
        return setting().contributions();
    }

    /**
     * What a merger of two producers adds to the HHI, twice the product of their shares.
     *
     * @param one a producer that is counted by name
     * @return the change (fraction), as narrow as the ranges of both shares allow
     * @throws IllegalArgumentException if one is not counted by name, or both are the same
     */
    public Interval addedByMerging(Producer one, Producer other) {
        if (one.equals(other)) {
            throw new IllegalArgumentException("producers that merge must be two, but both were " + one.name());
        }
        return setting().addedByMerging(one, other);
    }

    /**
     * Concentration within groups and between them.
     *
     * @param groupOf the name of each producer's group
     * @param zeros whether producers with nothing count
     * @throws IllegalArgumentException if an amount is not exact or a part is unsplit
     */
    public GroupDecomposition decomposition(Function<Producer, String> groupOf, Zeros zeros) {
        Setting setting = setting();
        Map<String, List<Double>> amounts = new LinkedHashMap<>();
        if (!setting.parts().isEmpty()) {
            throw new IllegalArgumentException(
                    "a decomposition needs every producer; count as one or leave out: " + names(setting.parts()));
        }
        for (int i = 0; i < setting.named().size(); i++) {
            Interval amount = setting.bounds().named().get(i);
            Producer producer = setting.named().get(i);
            if (!amount.isExact()) {
                throw new IllegalArgumentException(
                        "a decomposition needs exact amounts, but " + producer.name() + " has " + amount);
            }
            if (zeros == Zeros.KEPT || amount.lower() > 0) {
                amounts.computeIfAbsent(groupOf.apply(producer), name -> new ArrayList<>())
                        .add(amount.lower());
            }
        }
        return GroupDecomposition.of(amounts, setting.coverage().omissions());
    }

    /** What a producer that is not named can have. */
    Contribution absent(Producer producer) {
        double most = setting().contributions().stream()
                .filter(part -> setting().parts().contains(part.producer()))
                .mapToDouble(part -> part.share().upper())
                .max()
                .orElse(0);
        return new Contribution(producer, Interval.of(0, most), Interval.of(0, most * most), ImmutableList.of());
    }

    /**
     * What is to be known when this is compared with what was before.
     *
     * @throws MixedSourcesException if the tables are of different things
     */
    List<String> differencesFrom(Concentration before) {
        if (table == null || before.table == null) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        Scope.check(before.table, table);
        String here = Scope.source(table);
        String there = Scope.source(before.table);
        if (!here.equals(there)) {
            notes.add("the edition changes from " + there + " to " + here);
        }
        notes.addAll(Scope.dissolved(before.table, table));
        new Reading(before).omissions(before.table).forEach(omission -> notes.add("before: " + omission));
        new Reading(this).omissions(table).forEach(omission -> notes.add("after: " + omission));
        return notes.build();
    }

    private Setting setting() {
        return new Reading(this).setting();
    }

    static String names(List<Producer> producers) {
        return String.join(", ", producers.stream().map(Producer::name).toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Concentration that
                && Objects.equals(table, that.table)
                && Objects.equals(claims, that.claims)
                && remainder == that.remainder
                && denominator == that.denominator
                && unknownRows == that.unknownRows
                && others == that.others
                && Double.compare(mostUnnamed, that.mostUnnamed) == 0
                && blocs.equals(that.blocs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, claims, remainder, denominator, unknownRows, others, mostUnnamed, blocs);
    }

    @Override
    public String toString() {
        @Nullable List<Source> sources = table == null ? null : table.sources();
        return (table == null ? String.valueOf(claims) : table.commodity().name() + ", " + table.year()) + "; "
                + remainder + ", " + denominator + ", " + unknownRows + ", " + others
                + (sources == null || sources.isEmpty() ? "" : "; " + sources.get(0))
                + (table == null ? "" : Text.behind(new Reading(this).omissions(table)));
    }
}
