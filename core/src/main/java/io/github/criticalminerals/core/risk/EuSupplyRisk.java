package io.github.criticalminerals.core.risk;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Supply risk of a raw material by the method behind the EU's lists of critical raw materials.
 *
 * <pre>{@code
 * EuSupplyRisk.of(mined, governance)
 *         .withEuSourcing(minedForTheEu)
 *         .withImportReliance(Stage.parseSet("mining"), Share.ofPercent(80))
 *         .withRecycling(Share.ofPercent(1))
 *         .withSubstitution(0.97)
 *         .result().explain()
 * }</pre>
 *
 * <p>{@code SR = (H_GS * IR/2 + H_EU * (1 - IR/2)) * (1 - EoL_RIR) * SI_SR}, and {@code H = sum S_c^2 * w_c * t_c} over
 * the countries of global supply (GS) and of EU sourcing (EU):
 *
 * <ul>
 *   <li>S share of supply (fraction, 0..1); w governance weight, {@link GovernanceScale#EU} (0..10); t trade parameter
 *       (about 0.8..1.5, 1 unless given); IR import reliance (fraction); EoL_RIR share of demand met by recycling of
 *       old scrap (fraction); SI_SR substitution index (at most 1).
 *   <li>SR is 0 or more, with t at most 1.5 at most 15; the study of 2023 has 0 to 5.6. Nothing is rounded inside.
 *   <li>With one side only the other drops out, and so does IR. With both and no import reliance, IR is 0..1.
 *   <li>Stages are computed each by itself; the highest gives SR and is the bottleneck.
 *   <li>What is not given is not assumed: without recycling EoL_RIR is 0..1, without substitution SI_SR is 0..1, and SR
 *       an interval. Rows without figure are not in the sum, and the coverage names them; "Other countries" may be any.
 *   <li>Missing governance: {@link MissingGovernance#UNKNOWN} unless told otherwise; the method states no default.
 *   <li>Ends are sharp with the tables taken as unrelated; where the search for a worst case is cut off, a note says
 *       so.
 * </ul>
 *
 * <p>References: European Commission 2017, doi 10.2873/769526; Blengini et al. 2017, doi 10.2760/73303; study 2023, doi
 * 10.2873/725585.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class EuSupplyRisk {

    /** The guidelines that state the method. */
    public static final Source METHOD = Source.of(
                    "European Commission",
                    "Methodology for establishing the EU list of critical raw materials: guidelines")
            .withDoi("10.2873/769526");

    private static final String FRACTION = "fraction, 0..1";
    /** Far above every value seen, 1.5, and below every percentage. */
    private static final double MOST_TRADE_PARAMETER = 10;

    static final String SCALE = "EU scale, from 0";
    private static final Expression RISK = Expression.of("H").times("P").times("SI_SR");
    private static final Expression BOTH_SIDES = Expression.blend(
            Expression.of("H_GS"), Expression.of("H_EU"), Expression.of("IR").over(2));

    private final ImmutableMap<Set<Stage>, Sides> stages;
    private final GovernanceTable governance;
    private final Options options;

    /** Both sides of a stage, as far as they are given. */
    private record Sides(@Nullable SupplyTable global, @Nullable SupplyTable eu, Share importReliance) {}

    /** What holds for every stage; changed on copies only. */
    private static final class Options {
        private Share recycling = Share.UNKNOWN;
        private Term substitution = substitution(Interval.UNIT).withNote("not given: 0..1");
        private ImmutableMap<Country, Interval> trade = ImmutableMap.of();
        private MissingGovernance missing = MissingGovernance.UNKNOWN;
        private Concentration.Remainder remainder = Concentration.Remainder.UNSPLIT;
        private int work = WeightedBounds.DEFAULT_WORK;

        Options with(Consumer<Options> change) {
            Options copy = new Options();
            copy.recycling = recycling;
            copy.substitution = substitution;
            copy.trade = trade;
            copy.missing = missing;
            copy.remainder = remainder;
            copy.work = work;
            change.accept(copy);
            return copy;
        }
    }

    private EuSupplyRisk(Map<Set<Stage>, Sides> stages, GovernanceTable governance, Options options) {
        this.stages = ImmutableMap.copyOf(stages);
        this.governance = governance;
        this.options = options;
    }

    /**
     * A calculator that has no supply yet.
     *
     * @param governance the six estimates of each country
     */
    public static EuSupplyRisk of(GovernanceTable governance) {
        return new EuSupplyRisk(
                ImmutableMap.of(), Objects.requireNonNull(governance, "governance is required"), new Options());
    }

    /**
     * The supply risk of one stage by global supply.
     *
     * @param governance the six estimates of each country
     * @return the calculator; further stages and the EU's sourcing can be added
     */
    public static EuSupplyRisk of(SupplyTable globalSupply, GovernanceTable governance) {
        return of(governance).withGlobalSupply(globalSupply);
    }

    /**
     * {@return a copy with global supply of one more stage}
     *
     * @throws IllegalArgumentException if global supply of the stage was given before
     * @throws MismatchException if the table is of another commodity than others
     */
    public EuSupplyRisk withGlobalSupply(SupplyTable table) {
        Sides sides = sides(table);
        once(sides.global, "global supply", table);
        return with(table.stages(), new Sides(table, sides.eu, sides.importReliance));
    }

    /**
     * {@return a copy with the EU's sourcing at one stage: domestic production and imports by country}
     *
     * @param table who supplies the EU, the EU's own countries among them
     * @throws IllegalArgumentException if the EU's sourcing at the stage was given before
     * @throws MismatchException if the table is of another commodity than others
     */
    public EuSupplyRisk withEuSourcing(SupplyTable table) {
        Sides sides = sides(table);
        once(sides.eu, "EU sourcing", table);
        return with(table.stages(), new Sides(sides.global, table, sides.importReliance));
    }

    /**
     * {@return a copy with the import reliance of one stage}
     *
     * @param stage the stages of the tables that it belongs to
     * @param share IR (fraction, 0..1)
     * @throws IllegalArgumentException if no table of these stages was given before
     */
    public EuSupplyRisk withImportReliance(Set<Stage> stage, Share share) {
        Sides sides = stages.get(stage);
        if (sides == null) {
            throw new IllegalArgumentException(
                    "import reliance must be of a stage with a table, " + stages.keySet() + ", but was of " + stage);
        }
        return with(stage, new Sides(sides.global, sides.eu, share));
    }

    /**
     * Returns a copy with recycling: EoL_RIR, the share of demand that recycling of old scrap meets (fraction, 0..1).
     */
    public EuSupplyRisk withRecycling(Share endOfLife) {
        Objects.requireNonNull(endOfLife, "endOfLife is required");
        return with(changed -> changed.recycling = endOfLife);
    }

    /**
     * Returns a copy with a substitution index that is given: SI_SR (0..1, 1 if nothing can take the material's place).
     */
    public EuSupplyRisk withSubstitution(double index) {
        return withSubstitution(substitution(Interval.exact(index)));
    }

    /**
     * {@return a copy with a substitution index that was computed}
     *
     * @param index SI_SR, for example of {@link EuSubstitution#supplyRiskIndex}
     * @throws IllegalArgumentException if it may be below 0 or above 1
     */
    public EuSupplyRisk withSubstitution(Term index) {
        if (!Interval.UNIT.contains(index.value())) {
            throw new IllegalArgumentException("substitution index must be between 0 and 1, but was " + index.value()
                    + (index.value().lower() >= 2 ? "; is it a percentage?" : ""));
        }
        return with(changed -> changed.substitution = index.named("SI_SR"));
    }

    /**
     * {@return a copy with a country's trade parameter} Values seen: 0.8 for the EU and countries with a trade
     * agreement, 1.1 to 1.5 for export taxes, quotas and bans.
     *
     * @param parameter t (factor, above 0)
     * @throws IllegalArgumentException if it may be 0 or less, or 10 or more
     */
    public EuSupplyRisk withTradeParameter(Country country, Interval parameter) {
        if (!(parameter.lower() > 0) || !parameter.isBounded()) {
            throw new IllegalArgumentException("trade parameter must be above 0 and bounded, but was " + parameter);
        }
        if (parameter.upper() >= MOST_TRADE_PARAMETER) {
            throw new IllegalArgumentException("trade parameter must be a factor below " + (int) MOST_TRADE_PARAMETER
                    + " (is it a percentage?), but was " + parameter);
        }
        Map<Country, Interval> trade = new LinkedHashMap<>(options.trade);
        trade.put(country, parameter);
        return with(changed -> changed.trade = ImmutableMap.copyOf(trade));
    }

    /** Returns a copy with another treatment of countries without governance score: what is done with them. */
    public EuSupplyRisk withMissingGovernance(MissingGovernance policy) {
        Objects.requireNonNull(policy, "policy is required");
        return with(changed -> changed.missing = policy);
    }

    /** Returns a copy with another treatment of "Other countries": what is done with them. */
    public EuSupplyRisk withRemainder(Concentration.Remainder option) {
        Objects.requireNonNull(option, "option is required");
        return with(changed -> changed.remainder = option);
    }

    /** For tests: another limit to the search for a worst case. */
    EuSupplyRisk withWork(int nodes) {
        return with(changed -> changed.work = nodes);
    }

    /**
     * Computes the risk of every stage and of the material.
     *
     * @throws IllegalArgumentException if no table was given, a table has no amount, or the policy refuses a country
     */
    public EuSupplyRiskResult result() {
        List<StageScore> scores = scores();
        return EuSupplyRiskResult.of(
                commodity(),
                scores.stream().map(StageScore::risk).toList(),
                highest(scores),
                scores.stream()
                        .flatMap(stage -> stage.notes().stream())
                        .distinct()
                        .toList());
    }

    private Node highest(List<StageScore> scores) {
        return EuSupplyRiskResult.highest(
                commodity(), scores.stream().map(StageScore::score).toList());
    }

    /**
     * How likely each value of the material's risk is.
     *
     * @param rule how a range becomes a distribution
     */
    public RiskUncertainty uncertainty(Distribution.Rule rule) {
        return RiskUncertainty.of(this, rule, highest(scores()));
    }

    /** One line: of what, at which stages, and whose governance scores. */
    @Override
    public String toString() {
        return "EU supply risk"
                + (stages.isEmpty()
                        ? ""
                        : " of " + commodity() + " at " + Joiner.on(", ").join(stages.keySet())) + "; " + governance;
    }

    private Commodity commodity() {
        Sides first = stages.values().iterator().next();
        return first.global != null
                ? first.global.commodity()
                : Objects.requireNonNull(first.eu, "a stage has a side").commodity();
    }

    private List<StageScore> scores() {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("supply of one stage at least must be given, but none was");
        }
        List<StageScore> scores = new ArrayList<>();
        WeightedSupply.Factors factors = factors();
        stages.forEach((stage, sides) -> scores.add(new StageScore(stage, sides, factors)));
        scores.sort(
                (a, b) -> a.stage.iterator().next().compareTo(b.stage.iterator().next()));
        return scores;
    }

    private Sides sides(SupplyTable table) {
        if (!stages.isEmpty() && !commodity().equals(table.commodity())) {
            throw MismatchException.ofCommodities("tables", commodity(), "stages", table.commodity());
        }
        Sides sides = stages.get(table.stages());
        return sides == null ? new Sides(null, null, Share.UNKNOWN) : sides;
    }

    private static void once(@Nullable SupplyTable before, String what, SupplyTable table) {
        if (before != null) {
            throw new IllegalArgumentException(
                    what + " of a stage must be given once, but was given twice: " + words(table.stages()));
        }
    }

    private EuSupplyRisk with(Set<Stage> stage, Sides sides) {
        Map<Set<Stage>, Sides> more = new LinkedHashMap<>(stages);
        more.put(stage, sides);
        return new EuSupplyRisk(more, governance, options);
    }

    private EuSupplyRisk with(Consumer<Options> change) {
        return new EuSupplyRisk(stages, governance, options.with(change));
    }

    /**
     * The risk by indices that are known, such as those that a study prints.
     *
     * @param of of what, for its label
     * @param global the weighted index of global supply (0..10)
     * @param eu that of the EU's sourcing; the global one again where a study takes one side only
     * @param importReliance import reliance (fraction, 0..1)
     * @param recycling end-of-life recycling input rate (fraction, 0..1)
     * @param substitution substitution index (0..1)
     * @return the score (EU scale, from 0), with its formula
     */
    public static Node ofIndices(
            String of, Interval global, Interval eu, Share importReliance, Share recycling, Interval substitution) {
        Node index = bothSides(
                Node.input("H_GS", "global supply", global, "weighted fraction"),
                Node.input("H_EU", "EU sourcing", eu, "weighted fraction"),
                importReliance,
                of);
        return score(of, index, recycling, substitution(substitution), of);
    }

    private static Node score(String of, Node index, Share recycling, Term substitution, String commodity) {
        Node recycled = Node.input("EoL_RIR", "end-of-life recycling input rate", recycling.fraction(), FRACTION)
                .withIdentity("recycling of " + commodity);
        Node primary = Node.computed(
                "P",
                "share of demand not met by old scrap",
                FRACTION,
                Expression.of(1).minus("EoL_RIR"),
                recycled);
        return Node.computed(
                "SR",
                "EU supply risk of " + of,
                SCALE,
                RISK,
                index,
                primary,
                Node.of(substitution).withIdentity("substitution of " + commodity));
    }

    private static Node bothSides(Node global, Node eu, Share importReliance, String of) {
        Node reliance = Node.input("IR", "import reliance", importReliance.fraction(), FRACTION)
                .withIdentity("import reliance, " + of);
        return Node.computed(
                "H", "weighted index of both sides", "weighted fraction", BOTH_SIDES, global, eu, reliance);
    }

    private static Term substitution(Interval index) {
        return Term.input(
                "SI_SR", "substitution index", index, "0..1, 1 if nothing can substitute", ImmutableList.of());
    }

    private static String words(Set<Stage> stage) {
        return Joiner.on(" and ").join(stage);
    }

    /** Governance and trade as factors of a supplier's weight. */
    private WeightedSupply.Factors factors() {
        Governance scores = new Governance(governance, GovernanceScale.EU, options.missing);
        return new WeightedSupply.Factors(
                country -> scores.find(country)
                        .map(rating -> ImmutableList.of(
                                rating, trade(country.name(), options.trade.getOrDefault(country, Interval.ONE)))),
                who -> ImmutableList.of(scores.anyone(who), trade(who, Interval.ONE)),
                scores::isMissing,
                options.missing);
    }

    private static Node trade(String who, Interval parameter) {
        return Node.input("t", who, parameter, "trade parameter").withIdentity("t of " + who);
    }

    /** One stage: its sides and how they are put together. */
    private final class StageScore {
        final Set<Stage> stage;
        private final @Nullable WeightedSupply global;
        private final @Nullable WeightedSupply eu;
        private final Share importReliance;

        StageScore(Set<Stage> stage, Sides sides, WeightedSupply.Factors factors) {
            this.stage = stage;
            this.global = weighted(sides.global, "H_GS", "global supply", factors);
            this.eu = weighted(sides.eu, "H_EU", "EU sourcing", factors);
            this.importReliance = sides.importReliance;
        }

        private @Nullable WeightedSupply weighted(
                @Nullable SupplyTable table, String symbol, String side, WeightedSupply.Factors factors) {
            if (table == null) {
                return null;
            }
            String label = side + " of " + table.commodity() + ", " + words(stage) + ", " + table.year();
            return new WeightedSupply(table, symbol, label, factors, options.remainder, options.work);
        }

        EuSupplyRiskResult.StageRisk risk() {
            EuSupplyRiskResult.Sides side = global == null
                    ? EuSupplyRiskResult.Sides.EU_ONLY
                    : eu == null ? EuSupplyRiskResult.Sides.GLOBAL_ONLY : EuSupplyRiskResult.Sides.GLOBAL_AND_EU;
            Node noted = score().withNotes(notes());
            return new EuSupplyRiskResult.StageRisk(
                    stage,
                    side,
                    noted.value(),
                    sides().stream().map(WeightedSupply::coverage).toList(),
                    noted.term());
        }

        List<String> notes() {
            ImmutableList.Builder<String> notes = ImmutableList.builder();
            sides().forEach(side -> notes.addAll(side.notes()));
            if (global != null && eu != null && importReliance.equals(Share.UNKNOWN)) {
                notes.add("import reliance of " + words(stage) + " is not given: 0..1");
            }
            if (options.recycling.equals(Share.UNKNOWN)) {
                notes.add("end-of-life recycling is not given: 0..1");
            }
            if (options.recycling.equals(Share.of(1))) {
                notes.add("recycling meets all demand; 1 % would be Share.ofPercent(1)");
            }
            return notes.add("method: " + METHOD).build();
        }

        private List<WeightedSupply> sides() {
            return Stream.of(global, eu).flatMap(Stream::ofNullable).toList();
        }

        Node score() {
            return EuSupplyRisk.score(
                    commodity() + ", " + words(stage),
                    index(),
                    options.recycling,
                    options.substitution,
                    commodity().name());
        }

        private Node index() {
            if (global == null || eu == null) {
                return sides().get(0).index().named("H");
            }
            return bothSides(global.index(), eu.index(), importReliance, commodity() + ", " + words(stage));
        }
    }
}
