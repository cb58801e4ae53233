package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.policy.Binding;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.core.risk.GeoPolRisk;
import io.github.criticalminerals.core.risk.GeoPolRiskResult;
import io.github.criticalminerals.core.risk.MissingGovernance;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.risk.RiskCoverage;
import io.github.criticalminerals.core.risk.UsgsSupplyRisk;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Computes what the risk chapter shows of one material and table: by every method that the bundled data allow. */
final class RiskScores {
    static final int GOVERNANCE_YEAR = 2023;
    static final String GOVERNANCE_EDITION = "WGI 2024";
    static final int DRAWS = 10_000;
    static final long SEED = 2024;
    static final int SPLIT = 5;
    /** Trade parameters of countries that restrict exports, as the study of 2023 has them. */
    static final Interval CONTROL = Interval.of(1.1, 1.5);

    static final String ANYONE = "any";
    private static final Interval IMPORTANCE = Interval.of(0, 10);
    /** World supply alone says nothing of the EU's sourcing, which may be the riskier side. */
    private static final Interval WHOLE_RISK = Interval.of(0, 15);

    private final ReportInput input;
    private final GovernanceTable governance;
    private final PolicyTimeline timeline;

    RiskScores(ReportInput input) {
        this.input = input;
        this.governance = input.reference().governance(GOVERNANCE_YEAR, GOVERNANCE_EDITION);
        this.timeline = input.timeline();
    }

    List<RiskRow> rows(List<RiskMaterial> materials) {
        return materials.stream().flatMap(material -> rows(material).stream()).collect(ImmutableList.toImmutableList());
    }

    private List<RiskRow> rows(RiskMaterial material) {
        SupplyTable table = material.table();
        EuSupplyRisk eu = EuSupplyRisk.of(table, governance);
        EuSupplyRisk most = most(table);
        EuSupplyRiskResult result = most.result();
        String coverage = words(result.stages().get(0).coverage().get(0));
        String supply = supplyCoverage(table);
        List<RiskRow> rows = new ArrayList<>();
        rows.add(RiskRow.of(
                material, ANYONE, RiskMethod.HHI, Concentration.of(table).hhi().term(), supply, ""));
        rows.add(RiskRow.of(
                material,
                ANYONE,
                RiskMethod.N_MINUS_1,
                NMinusOne.of(table).result().term(),
                supply,
                ""));
        Summary drawn = most.uncertainty(Distribution.Rule.TRIANGULAR)
                .withRoundedFigures()
                .withSplit(Dirichlet.even(SPLIT))
                .of(MonteCarlo.of(DRAWS, SEED));
        rows.add(RiskRow.of(material, ANYONE, RiskMethod.EU_WORLD, result.term(), coverage, "")
                .withLikely(Interval.of(drawn.quantile(0.05), drawn.quantile(0.95))));
        Term risk = eu.result().term();
        for (Consumer consumer : Consumer.all(table.year())) {
            if (consumer.isEu()) {
                rows.add(RiskRow.of(
                        material,
                        consumer.name(),
                        RiskMethod.EU_SUPPLY_RISK,
                        risk,
                        coverage,
                        "EU sourcing and import reliance; end-of-life recycling; substitution index"));
                rows.add(criticality(material, consumer, coverage));
            }
            rows.add(controls(material, consumer, most, coverage));
            GeoPolRisk geopolitical = GeoPolRisk.of(table, governance).withMissingGovernance(MissingGovernance.UNKNOWN);
            String bought = "imports by origin; import prices, so no midpoint and no characterisation factor";
            GeoPolRiskResult any = geopolitical.of(consumer.anyhow(table));
            GeoPolRiskResult world = geopolitical.of(consumer.likeTheWorld(table));
            rows.add(RiskRow.of(material, consumer.name(), RiskMethod.GEOPOLRISK_ANY, any.term(), supply, bought));
            rows.add(RiskRow.of(
                    material,
                    consumer.name(),
                    RiskMethod.GEOPOLRISK_WORLD,
                    world.term(),
                    words(world.coverage()),
                    bought));
            if (consumer.equals(Consumer.UNITED_STATES)) {
                rows.add(RiskRow.of(
                        material,
                        consumer.name(),
                        RiskMethod.USGS,
                        UsgsSupplyRisk.of(table).result().term(),
                        supply,
                        "ability and willingness to supply by country; imports, exports, stocks, secondary production;"
                                + " industries and GDP"));
                rows.add(singlePoint(material, consumer, supply));
            }
            rows.add(RiskRow.inWords(
                    material, consumer.name(), RiskMethod.RELIANCE, "", supply, "apparent consumption"));
            rows.add(own(material, consumer, supply));
        }
        return rows;
    }

    /** The EU's formula with nothing recycled or substituted. */
    EuSupplyRisk most(SupplyTable table) {
        return EuSupplyRisk.of(table, governance).withRecycling(Share.of(0)).withSubstitution(1);
    }

    /** The stage that decides the EU supply risk of each commodity, where two stages of it have a table. */
    Map<String, String> bottlenecks(List<RiskMaterial> materials) {
        Map<String, String> found = new LinkedHashMap<>();
        for (RiskMaterial material : materials) {
            EuSupplyRisk risk = most(material.table());
            boolean two = false;
            for (RiskMaterial other : materials) {
                if (other.name().equals(material.name()) && !other.equals(material)) {
                    risk = risk.withGlobalSupply(other.table());
                    two = true;
                }
            }
            found.put(
                    material.name(),
                    two
                            ? Joiner.on(" or ")
                                    .join(risk.result().bottleneck().stream()
                                            .map(Joiner.on(" and ")::join)
                                            .iterator())
                            : "missing: the other stage of the same commodity");
        }
        return found;
    }

    private static RiskRow criticality(RiskMaterial material, Consumer consumer, String coverage) {
        boolean strategic = material.isOn(CriticalList.EU_STRATEGIC_2024).equals("yes");
        EuCriticality criticality = EuCriticality.of(material.name(), WHOLE_RISK, IMPORTANCE, strategic);
        return RiskRow.inWords(
                material,
                consumer.name(),
                RiskMethod.EU_CRITICALITY,
                criticality.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                coverage,
                "supply risk of both sides; economic importance");
    }

    private RiskRow controls(RiskMaterial material, Consumer consumer, EuSupplyRisk most, String coverage) {
        EuSupplyRisk controlled = most;
        List<String> inForce = new ArrayList<>();
        List<String> perhaps = new ArrayList<>();
        for (SupplyRow row : material.table().rows()) {
            if (row.producer() instanceof Country country && !consumer.members().contains(country)) {
                Binding controls = controls(material.table(), country, consumer);
                List<String> binding = exportControls(controls.binds(), country);
                List<String> maybe = exportControls(controls.mayBind(), country);
                if (!binding.isEmpty()) {
                    controlled = controlled.withTradeParameter(country, CONTROL);
                } else if (!maybe.isEmpty()) {
                    controlled = controlled.withTradeParameter(country, CONTROL.hull(Interval.ONE));
                }
                inForce.addAll(binding);
                perhaps.addAll(maybe);
            }
        }
        Term term = controlled.result().term();
        String bind = inForce.isEmpty() ? "no control is in force" : "in force: " + String.join(", ", inForce);
        String mayBind = perhaps.isEmpty() ? "" : "; nobody can tell of: " + String.join(", ", perhaps);
        return RiskRow.of(
                material, consumer.name(), RiskMethod.EU_CONTROLS, term, coverage + "; " + bind + mayBind, "");
    }

    /**
     * What restricts civil exports of a material, or of part of it, from a country to a consumer on the report's date.
     */
    private Binding controls(SupplyTable table, Country origin, Consumer consumer) {
        Scope question = Scope.ALL
                .of(table.commodity())
                .from(origin)
                .to(consumer.members().toArray(Country[]::new))
                .forUse(EndUse.CIVIL);
        return timeline.bindingOn(input.date(), question);
    }

    /** A country's own acts that restrict exports of goods that they name; what is only about who uses it does not. */
    private static List<String> exportControls(List<Standing> standings, Country origin) {
        return standings.stream()
                .map(Standing::event)
                .filter(event -> event.issuedBy().countries().contains(origin)
                        && (!event.scope().commodities().isEmpty()
                                || !event.scope().elements().isEmpty()))
                .filter(event -> event.instrument() instanceof Instrument.Licensing
                        || event.instrument() instanceof Instrument.Quota
                        || event.instrument() instanceof Instrument.Ban
                        || event.instrument() instanceof Instrument.ExportCut)
                .map(PolicyEvent::id)
                .toList();
    }

    private static RiskRow singlePoint(RiskMaterial material, Consumer consumer, String coverage) {
        Interval tonnes = material.table().amountOf(consumer.members()).tonnes();
        Interval producers =
                tonnes.upper() == 0 ? Interval.ZERO : tonnes.lower() > 0 ? Interval.atLeast(1) : Interval.NON_NEGATIVE;
        return RiskRow.inWords(
                material,
                consumer.name(),
                RiskMethod.SINGLE_POINT,
                UsgsSupplyRisk.singlePointOfFailure(producers).name().toLowerCase(Locale.ROOT),
                coverage,
                "number of domestic producers");
    }

    private static RiskRow own(RiskMaterial material, Consumer consumer, String coverage) {
        SupplyTable table = material.table();
        Interval tonnes = table.amountOf(consumer.members()).tonnes();
        Term term = Term.input("p", "production, " + consumer.name(), tonnes, "t " + table.basis(), table.sources());
        return RiskRow.of(
                material,
                consumer.name(),
                RiskMethod.OWN,
                term,
                coverage,
                tonnes.isBounded() ? "" : "the figure of " + String.join(", ", withoutFigure(table)));
    }

    private static Set<String> withoutFigure(SupplyTable table) {
        ImmutableSet.Builder<String> names = ImmutableSet.builder();
        table.rowsWithoutFigure().forEach(row -> names.add(row.producer().name()));
        return names.build();
    }

    /** What the figures of a table lack. */
    private static String supplyCoverage(SupplyTable table) {
        List<String> words = new ArrayList<>();
        Set<String> without = withoutFigure(table);
        if (!without.isEmpty()) {
            words.add("no figure: " + String.join(", ", without));
        }
        table.remainder()
                .filter(SupplyRow::hasFigure)
                .ifPresent(rest -> words.add("only as a sum: " + rest.producer().name() + " "
                        + Texts.percent(table.shareOf(rest.producer()).fraction())));
        return words.isEmpty() ? "every producer has a figure" : String.join("; ", words);
    }

    private static String words(RiskCoverage coverage) {
        List<String> words = new ArrayList<>();
        words.add("scored " + Texts.percent(coverage.scored().fraction()));
        add(words, "no figure: ", coverage.withoutFigure());
        add(words, "only as a sum: ", coverage.unsplit());
        add(words, "no score: ", coverage.withoutGovernance());
        return String.join("; ", words);
    }

    private static void add(List<String> words, String what, List<Producer> producers) {
        if (!producers.isEmpty()) {
            words.add(what
                    + String.join(", ", producers.stream().map(Producer::name).toList()));
        }
    }
}
