package io.github.criticalminerals.core.risk;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The geopolitical supply risk of what a country, a bloc or a company buys (GeoPolRisk), its midpoint and its
 * characterisation factor for life cycle assessment.
 *
 * <pre>{@code
 * GeoPolRisk.of(mined, governance).withWaived(Mismatch.BASIS).of(imports).factor()
 * }</pre>
 *
 * <p>{@code score = HHI * sum_i g_i*f_i / (p + F)}, {@code midpoint = score * price}, {@code CF = midpoint /
 * 0.409412948}:
 *
 * <ul>
 *   <li>HHI of world production (fraction, 0..1); f imports from i (t), F their sum, p domestic production (t); g
 *       governance weight, {@link GovernanceScale#GEOPOLRISK} (0..1), 0 for what comes from inside the buyer's economic
 *       unit; price is import value over import quantity (USD/kg); the constant is that of copper, 2017 to 2021
 *       (USD/kg).
 *   <li>Range of the score: 0..1, exactly 1 for imports from the only producer with the worst governance.
 *   <li>No imports: score 0, with the reason; price, midpoint and factor are then absent. Neither imports nor
 *       production: an error, since nothing is known, which is not no risk.
 *   <li>Missing governance: {@link MissingGovernance#METHOD_DEFAULT}, 0.5, unless told otherwise.
 *   <li>Production and imports must be of one commodity, stage, basis and year; {@link #withWaived} waives by name, and
 *       the result says so.
 *   <li>A buyer without row of its own may be among the "Other countries" of the production table: its production is
 *       then between 0 and theirs. Nothing is truncated, no second row of a country is dropped, a negative quantity is
 *       refused.
 *   <li>What is known within bounds gives an interval: the ends are sharp with production taken as unrelated to the
 *       HHI.
 * </ul>
 *
 * <p>References: Gemechu et al. 2016; Santillan-Saldivar et al. 2022; Koyamparambath et al. 2024, doi
 * 10.1016/j.resconrec.2024.107801.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class GeoPolRisk {

    /** The paper that states the method. */
    public static final Source METHOD = Source.of(
                    "Resources, Conservation and Recycling 209", "Koyamparambath et al., GeoPolRisk, 2024")
            .withDoi("10.1016/j.resconrec.2024.107801");

    /** The midpoint of copper, mean of 2017 to 2021 (USD/kg): what characterisation factors are relative to. */
    public static final double COPPER_REFERENCE = 0.409412948;

    final SupplyTable production;
    final Governance governance;
    final IndexResult concentration;
    /** The concentration in the trees and draws of every buyer. */
    final Node hhi;

    private final UnaryOperator<Concentration> change;
    private final ImmutableSet<Mismatch> waived;

    private GeoPolRisk(
            SupplyTable production, Governance governance, UnaryOperator<Concentration> change, Set<Mismatch> waived) {
        this.production = production;
        this.governance = governance;
        this.change = change;
        this.concentration = change.apply(Concentration.of(production)).hhi();
        this.hhi = hhi(production, concentration);
        this.waived = Sets.immutableEnumSet(waived);
    }

    private static Node hhi(SupplyTable production, IndexResult found) {
        String label = "production of " + production.commodity() + ", " + production.year();
        return Node.chosen(
                "H",
                label,
                "fraction, 0..1",
                side -> found.value().at(side),
                side -> found.term().at(side).named("H"),
                inputs -> new WeightedSupply(
                                production, "H", label, WeightedSupply.UNWEIGHTED, Concentration.Remainder.UNSPLIT, 1)
                        .index()
                        .compile(inputs));
    }

    /**
     * The risk by world production and governance.
     *
     * @param governance the political stability of each country
     * @throws IllegalArgumentException if nobody produces anything
     */
    public static GeoPolRisk of(SupplyTable production, GovernanceTable governance) {
        return new GeoPolRisk(
                production,
                new Governance(
                        Objects.requireNonNull(governance, "governance is required"),
                        GovernanceScale.GEOPOLRISK,
                        MissingGovernance.METHOD_DEFAULT),
                UnaryOperator.identity(),
                ImmutableSet.of());
    }

    /** Returns a copy with another treatment of partners without governance score: what is done with them. */
    public GeoPolRisk withMissingGovernance(MissingGovernance policy) {
        return new GeoPolRisk(production, new Governance(governance.table, governance.scale, policy), change, waived);
    }

    /**
     * Returns a copy with options for the concentration of production: for example {@code c ->
     * c.withRemainder(Concentration.Remainder.AS_ONE)}.
     */
    public GeoPolRisk withConcentration(UnaryOperator<Concentration> options) {
        return new GeoPolRisk(production, governance, options, waived);
    }

    /** Returns a copy with differences between production and imports that are accepted; results name them. */
    public GeoPolRisk withWaived(Mismatch... differences) {
        return new GeoPolRisk(
                production,
                governance,
                change,
                ImmutableSet.<Mismatch>builder().addAll(waived).add(differences).build());
    }

    /**
     * The risk of one buyer.
     *
     * @throws MismatchException if production and imports differ in what must agree and was not waived
     * @throws IllegalArgumentException if nothing is known of the buyer's supply, or a policy refuses a partner
     */
    public GeoPolRiskResult of(Imports imports) {
        ImmutableSet.Builder<String> notes = ImmutableSet.builder();
        same(
                Mismatch.COMMODITY,
                production.commodity().name(),
                imports.commodity().name(),
                notes);
        same(Mismatch.STAGE, production.stages(), imports.stages(), notes);
        same(Mismatch.BASIS, production.basis(), imports.basis(), notes);
        same(Mismatch.YEAR, production.year(), imports.year(), notes);
        if (governance.table.year() != imports.year()) {
            notes.add("governance of " + governance.table.year() + " for imports of " + imports.year());
        }
        return new GeoPolRiskResult(this, imports, notes.build().asList());
    }

    @Override
    public String toString() {
        return "GeoPolRisk of " + production + "; " + governance.table;
    }

    private void same(Mismatch what, Object produced, Object bought, ImmutableSet.Builder<String> notes) {
        if (produced.equals(bought)) {
            return;
        }
        String left = words(produced);
        String right = words(bought);
        if (!waived.contains(what)) {
            throw new MismatchException(
                    what, "production", left, "imports", right, "; withWaived(Mismatch." + what + ") accepts it");
        }
        notes.add("waived: " + what.name().toLowerCase(Locale.ROOT) + " of production is " + left + ", of imports "
                + right);
    }

    private static String words(Object value) {
        return value instanceof Set<?> several ? Joiner.on(" and ").join(several) : value.toString();
    }

    /**
     * How likely each value of a buyer's score is.
     *
     * @param rule how a range becomes a distribution
     * @throws MismatchException as for {@link #of(Imports)}
     */
    public RiskUncertainty uncertainty(Imports imports, Distribution.Rule rule) {
        GeoPolRiskResult result = of(imports);
        return RiskUncertainty.of(result, rule, result.scoreNode());
    }
}
