package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Supply risk of a mineral for one country's manufacturers by the U.S. Geological Survey's method of 2020.
 *
 * <p>{@code SR = (DP * TE * EV)^(1/3)}:
 *
 * <ul>
 *   <li>Disruption potential {@code DP = sum PS_c^2 * ASI_c * WSI_c}: PS share of world production (fraction), ASI
 *       ability to supply (1 less the Fraser Institute's policy perception index over 100) and WSI willingness to
 *       supply, both 0 (no risk) to 1. How WSI is made of trade ties and shared values, and of military cooperation, is
 *       not computed here: it is an input.
 *   <li>Trade exposure {@code TE = (I - E + dS) / (PP + SP + I - E + dS)}: imports, exports, change of stocks, primary
 *       and secondary production (t); a net exporter has 0.
 *   <li>Economic vulnerability {@code EV = sum_j VA_j * EXP_j / OP_j / GDP}: value added, expenditure on the mineral
 *       and operating profit of each industry, in one unit of money.
 *   <li>Range: DP and TE 0..1; EV from 0, above 1 only if expenditures exceed profits; SR likewise.
 *   <li>What is not given is not assumed: 0..1, and SR an interval, sharp with the three taken as unrelated.
 *   <li>Countries without an index: {@link MissingGovernance#UNKNOWN}, 0..1, unless told otherwise.
 * </ul>
 *
 * <p>Reference: Nassar et al. 2020, Science Advances 6:eaay8647.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class UsgsSupplyRisk {

    /** The paper that states the method. */
    public static final Source METHOD = Source.of("Science Advances 6", "Nassar et al. 2020, eaay8647");

    private static final double LEAST_PART_OF_GDP = 1e-6;
    private static final String FRACTION = "fraction, 0..1";

    /**
     * Flows of a mineral through one country.
     *
     * @param imports I (t)
     * @param exports E (t)
     * @param stockChange dS, stocks released less stocks built up (t), may be negative
     * @param primaryProduction PP (t)
     * @param secondaryProduction SP, from scrap (t)
     */
    public record Flows(
            Interval imports,
            Interval exports,
            Interval stockChange,
            Interval primaryProduction,
            Interval secondaryProduction) {

        /**
         * Checks the amounts.
         *
         * @throws IllegalArgumentException if a flow may be negative, or one has no upper end
         */
        public Flows {
            for (Interval flow : ImmutableList.of(imports, exports, primaryProduction, secondaryProduction)) {
                if (flow.lower() < 0) {
                    throw new IllegalArgumentException("flow must not be negative, but was " + flow + " t");
                }
            }
            for (Interval flow :
                    ImmutableList.of(imports, exports, stockChange, primaryProduction, secondaryProduction)) {
                if (!flow.isBounded()) {
                    throw new IllegalArgumentException("flow must have an upper end, but was " + flow + " t");
                }
            }
        }
    }

    /**
     * An industry that uses a mineral.
     *
     * @param name its name
     * @param valueAdded VA (money of one unit for all)
     * @param expenditure EXP, what it spends on the mineral (same unit)
     * @param operatingProfit OP (same unit), above 0, bounded
     */
    public record Industry(String name, Interval valueAdded, Interval expenditure, Interval operatingProfit) {

        /**
         * Checks the amounts.
         *
         * @throws IllegalArgumentException if value added or expenditure may be negative, the profit may be 0 or less,
         *     or one has no upper end
         */
        public Industry {
            Objects.requireNonNull(name, "name is required");
            if (valueAdded.lower() < 0
                    || expenditure.lower() < 0
                    || !valueAdded.isBounded()
                    || !expenditure.isBounded()) {
                throw new IllegalArgumentException(
                        "value added and expenditure must be bounded and not negative, but were " + valueAdded + " and "
                                + expenditure + " of " + name);
            }
            if (!(operatingProfit.lower() > 0) || !operatingProfit.isBounded()) {
                throw new IllegalArgumentException(
                        "operating profit must be above 0 and bounded, but was " + operatingProfit + " of " + name);
            }
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Industry ofJson(
                @JsonProperty("name") Json.@Nullable Words name,
                @JsonProperty("valueAdded") @Nullable Interval valueAdded,
                @JsonProperty("expenditure") @Nullable Interval expenditure,
                @JsonProperty("operatingProfit") @Nullable Interval operatingProfit) {
            return new Industry(Json.required(name, "name"), valueAdded, expenditure, operatingProfit);
        }
    }

    private static final Expression NET =
            Expression.of("I").minus("E").plus("dS").atLeast(0);
    private static final Expression EXPOSURE = NET.shareWith(Expression.of("PP").plus("SP"));
    private static final Expression VULNERABILITY =
            Expression.of("VA").times("EXP").over("OP").summed().over("GDP");
    static final Expression RISK = Expression.of("DP").times("TE").times("EV").cubeRoot();

    private final SupplyTable production;
    private final Options options;

    /** What is known of suppliers and of the country whose risk it is; changed on copies only. */
    private static final class Options {
        private ImmutableMap<Country, Interval> ability = ImmutableMap.of();
        private ImmutableMap<Country, Interval> willingness = ImmutableMap.of();
        private MissingGovernance missing = MissingGovernance.UNKNOWN;
        private Node exposure = unknown("TE", "trade exposure");
        private Node vulnerability = unknown("EV", "economic vulnerability");

        Options with(Consumer<Options> change) {
            Options copy = new Options();
            copy.ability = ability;
            copy.willingness = willingness;
            copy.missing = missing;
            copy.exposure = exposure;
            copy.vulnerability = vulnerability;
            change.accept(copy);
            return copy;
        }
    }

    private UsgsSupplyRisk(SupplyTable production, Options options) {
        this.production = Objects.requireNonNull(production, "production is required");
        this.options = options;
    }

    private UsgsSupplyRisk with(Consumer<Options> change) {
        return new UsgsSupplyRisk(production, options.with(change));
    }

    /**
     * The risk by world production.
     *
     * @return the calculator, of which indices, flows and industries are unknown
     */
    public static UsgsSupplyRisk of(SupplyTable production) {
        return new UsgsSupplyRisk(production, new Options());
    }

    /**
     * Whether supply has a single point of failure, a sole domestic producer: the second criterion of the list of 2025,
     * USGS Open-File Report 2025-1047, abstract, doi 10.3133/ofr20251047.
     */
    public static Answer singlePointOfFailure(Interval domesticProducers) {
        return Answer.of(domesticProducers.equals(Interval.ONE), domesticProducers.contains(1));
    }

    /**
     * {@return a copy with countries' ability to supply}
     *
     * @param index ASI by country (0..1, 1 is the greatest risk)
     * @throws IllegalArgumentException if one may lie outside 0..1
     */
    public UsgsSupplyRisk withAbility(Map<Country, Interval> index) {
        return with(to -> to.ability = checked("ability", index));
    }

    /**
     * {@return a copy with countries' willingness to supply}
     *
     * @param index WSI by country (0..1, 1 is the greatest risk)
     * @throws IllegalArgumentException if one may lie outside 0..1
     */
    public UsgsSupplyRisk withWillingness(Map<Country, Interval> index) {
        return with(to -> to.willingness = checked("willingness", index));
    }

    @Override
    public String toString() {
        return "USGS supply risk of " + production;
    }

    private static ImmutableMap<Country, Interval> checked(String what, Map<Country, Interval> index) {
        index.forEach((country, value) -> {
            if (!Interval.UNIT.contains(value)) {
                throw new IllegalArgumentException(
                        what + " must be between 0 and 1, but was " + value + " of " + country.name());
            }
        });
        return ImmutableMap.copyOf(index);
    }

    /**
     * {@return a copy with another treatment of countries without index: unknown, or left out}
     *
     * @param policy what is done with them
     * @throws IllegalArgumentException if the policy is another: the method states no default, and no region has a
     *     median of indices that are made for one buyer
     */
    public UsgsSupplyRisk withMissingIndices(MissingGovernance policy) {
        if (policy != MissingGovernance.UNKNOWN && policy != MissingGovernance.EXCLUDE) {
            throw new IllegalArgumentException("policy must be UNKNOWN or EXCLUDE, but was " + policy);
        }
        return with(to -> to.missing = policy);
    }

    /**
     * {@return a copy with the flows of the country whose risk it is}
     *
     * @param ofCountry imports, exports, stocks and production
     * @throws IllegalArgumentException if there may be no consumption that trade could be exposed to
     */
    public UsgsSupplyRisk withFlows(Flows ofCountry) {
        Interval net = ofCountry.imports.minus(ofCountry.exports).plus(ofCountry.stockChange);
        Interval produced = ofCountry.primaryProduction.plus(ofCountry.secondaryProduction);
        if ((net.lower() <= 0 && produced.upper() == 0) || (net.upper() <= 0 && produced.lower() == 0)) {
            throw new IllegalArgumentException("net imports and production must not both be 0 or less");
        }
        Node of = Node.computed(
                "TE",
                "trade exposure",
                FRACTION,
                EXPOSURE,
                Node.input("I", "imports", ofCountry.imports, "t"),
                Node.input("E", "exports", ofCountry.exports, "t"),
                Node.input("dS", "stocks released", ofCountry.stockChange, "t"),
                Node.input("PP", "primary production", ofCountry.primaryProduction, "t"),
                Node.input("SP", "secondary production", ofCountry.secondaryProduction, "t"));
        return with(to -> to.exposure = of);
    }

    /**
     * {@return a copy with the industries that use the mineral}
     *
     * @param users the industries, at least one
     * @param economy GDP (same unit of money), above 0, bounded
     * @throws IllegalArgumentException if there is none, or GDP may be 0 or less or has no upper end
     */
    public UsgsSupplyRisk withIndustries(List<Industry> users, Interval economy) {
        if (users.isEmpty() || !(economy.lower() > 0) || !economy.isBounded()) {
            throw new IllegalArgumentException(
                    "industries must be given and GDP above 0 and bounded, but were " + users + " and " + economy);
        }
        double added =
                users.stream().mapToDouble(user -> user.valueAdded.lower()).sum();
        if (added > economy.upper()) {
            throw new IllegalArgumentException("value added of industries must not exceed GDP, but was " + added
                    + " of " + economy + "; are both in one unit, not millions of it?");
        }
        double most =
                users.stream().mapToDouble(user -> user.valueAdded.upper()).sum();
        List<Node> children = new ArrayList<>();
        for (Industry user : users) {
            children.add(Node.input("VA", "value added, " + user.name, user.valueAdded, "money"));
            children.add(Node.input("EXP", "expenditure, " + user.name, user.expenditure, "money"));
            children.add(Node.input("OP", "operating profit, " + user.name, user.operatingProfit, "money"));
        }
        children.add(
                Node.input("GDP", "gross domestic product", economy, "money").withIdentity("GDP"));
        List<String> notes = most < LEAST_PART_OF_GDP * economy.lower()
                ? ImmutableList.of(
                        "value added of industries is less than a millionth of GDP; are both in one unit, not"
                                + " millions of it?")
                : ImmutableList.of();
        Node of = Node.computed("EV", "economic vulnerability", "fraction of the economy", VULNERABILITY, children)
                .withNotes(notes);
        return with(to -> to.vulnerability = of);
    }

    /**
     * Computes the risk.
     *
     * @throws IllegalArgumentException if nobody produces anything
     */
    public UsgsSupplyRiskResult result() {
        WeightedSupply supply = supply();
        Term potential = supply.index().withNotes(supply.notes()).term();
        Term term = score(supply).term();
        return new UsgsSupplyRiskResult(
                production.commodity(),
                term.value(),
                potential,
                options.exposure.term(),
                options.vulnerability.term(),
                ImmutableList.of(supply.coverage()),
                term);
    }

    private Node score(WeightedSupply supply) {
        return Node.computed(
                        "SR",
                        "USGS supply risk of " + production.commodity(),
                        "0..1",
                        RISK,
                        supply.index().withNotes(supply.notes()),
                        options.exposure,
                        options.vulnerability)
                .withNotes(supply.notes())
                .withNotes(ImmutableList.of("method: " + METHOD));
    }

    private WeightedSupply supply() {
        String label = "disruption potential, " + production.commodity() + ", " + production.year();
        return new WeightedSupply(
                production, "DP", label, indices(), Concentration.Remainder.UNSPLIT, WeightedBounds.DEFAULT_WORK);
    }

    private static Node unknown(String symbol, String label) {
        return Node.of(Term.input(symbol, label, Interval.UNIT, FRACTION, ImmutableList.of())
                .withNote("not given: 0..1"));
    }

    /**
     * How likely each value of the risk is.
     *
     * @param rule how a range becomes a distribution
     */
    public RiskUncertainty uncertainty(Distribution.Rule rule) {
        return RiskUncertainty.of(this, rule, score(supply()));
    }

    /** Ability and willingness as factors of a supplier's weight. */
    private WeightedSupply.Factors indices() {
        Predicate<Country> isMissing =
                country -> !options.ability.containsKey(country) || !options.willingness.containsKey(country);
        return new WeightedSupply.Factors(
                country -> options.missing == MissingGovernance.EXCLUDE && isMissing.test(country)
                        ? Optional.empty()
                        : Optional.of(ratings(
                                country.name(), options.ability.get(country), options.willingness.get(country))),
                who -> ratings(who, null, null),
                isMissing,
                options.missing);
    }

    private static List<Node> ratings(String who, @Nullable Interval ability, @Nullable Interval willingness) {
        return ImmutableList.of(rating("ASI", who, ability), rating("WSI", who, willingness));
    }

    private static Node rating(String symbol, String who, @Nullable Interval value) {
        return Node.input(symbol, who, value == null ? Interval.UNIT : value, "0..1, 1 is the greatest risk")
                .withIdentity(symbol + " of " + who)
                .withNotes(value == null ? ImmutableList.of("not given: 0..1") : ImmutableList.of());
    }
}
