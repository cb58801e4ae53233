package io.github.criticalminerals.core.substitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Doubles;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.EuEconomicImportance;
import io.github.criticalminerals.core.risk.EuSubstitution;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.GeoPolRisk;
import io.github.criticalminerals.core.risk.Imports;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.risk.NetImportReliance;
import io.github.criticalminerals.core.risk.RiskUncertainty;
import io.github.criticalminerals.core.risk.UsgsSupplyRisk;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Every input of every score is moved a little: the score moves the way that is said here, and a range of the input
 * gives the scores at its ends, and nothing else.
 */
class ScoreInputsProperties {

    private static final Commodity METAL = Commodity.of("dysprosium");
    private static final Commodity OTHER = Commodity.of("terbium");
    private static final Set<Stage> MINING = Set.of(Stage.MINING);
    private static final Basis BASIS = Basis.METAL;
    private static final Source PAGE = Source.of("Publisher", "Title");
    private static final Country AUSTRALIA = Country.of("AUS");
    private static final Interval HALF = Interval.exact(0.5);
    private static final Interval THIRTY = Interval.exact(30);

    /**
     * A score of ranges. Of each input a letter says which way the score moves: {@code +} or {@code -}; {@code *} one
     * way that depends on the others; {@code ?} both ways, and a search finds the least within its range.
     */
    private record Score(String name, String moves, List<Double> inputs, Function<Interval[], Interval> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Score> SCORES = List.of(
            new Score(
                    "USGS",
                    "?+++---+++-+-",
                    Doubles.asList(70, 0.5, 0.8, 90, 20, 15, 5, 10, 30, 4, 2, 6, 400),
                    in -> usgs(in).result().value()),
            new Score("EU", "??*-+++", Doubles.asList(70, 60, 0.7, 0.2, 0.9, 0.8, 1.1), in -> eu(in).result()
                    .value()),
            new Score("EU by indices", "++*-+", Doubles.asList(2, 3, 0.5, 0.3, 0.9), in -> EuSupplyRisk.ofIndices(
                            "a metal", in[0], in[1], new Share(in[2]), new Share(in[3]), in[4])
                    .value()),
            new Score("EU importance", "*+++", Doubles.asList(0.6, 700, 300, 0.9), in -> EuEconomicImportance.of(
                            uses(in[0]), Map.of("magnets", in[1], "lamps", in[2]), "million EUR")
                    .withSubstitution(Term.input("SI", "index", in[3], "0..1", List.of()))
                    .result()
                    .value()),
            new Score("EU group", "+", Doubles.asList(1.2), in -> EuCriticality.group(
                            "group",
                            List.of(
                                    EuCriticality.of("one", in[0], in[0], false),
                                    EuCriticality.of("other", HALF, HALF, false)),
                            false)
                    .supplyRisk()
                    .value()),
            new Score("SI_SR", "*-+++", Doubles.asList(0.6, 0.4, 0.85, 0.9, 0.95), in -> EuSubstitution.of(
                            uses(in[0]), List.of(byOther(in[0], in[1])))
                    .withAvailability(
                            new Replacement.Material(OTHER), new EuSubstitution.Availability(in[2], in[3], in[4]))
                    .supplyRiskIndex()
                    .value()),
            new Score("SI_EI", "*-", Doubles.asList(0.6, 0.4), in -> EuSubstitution.of(
                            uses(in[0]), List.of(byOther(in[0], in[1])))
                    .importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED)
                    .value()),
            new Score("GeoPolRisk", "?**-", Doubles.asList(70, 50, 20, 8), in -> GeoPolRisk.of(
                            table(in[0], THIRTY), governance())
                    .of(imports(in[1], in[2], in[3], HALF))
                    .value()),
            new Score("GeoPolRisk factor", "?+", Doubles.asList(70, 900_000), in -> GeoPolRisk.of(
                            table(in[0], THIRTY), governance())
                    .of(imports(THIRTY, THIRTY, THIRTY, in[1]))
                    .factor()
                    .orElseThrow()),
            new Score("CRMA, missing", "+-", Doubles.asList(1000, 60), in -> CrmaBenchmarks.of(METAL, mass(in[0]))
                    .withExtraction(mass(in[1]))
                    .result()
                    .get(0)
                    .gap()),
            new Score("CRMA, too much", "-+", Doubles.asList(100, 90), in -> CrmaBenchmarks.of(METAL, mass(in[0]))
                    .withSourcing(table(in[1], HALF))
                    .result()
                    .get(3)
                    .gap()),
            new Score("N-1", "*+-+", Doubles.asList(70, 20, 100, 30), in -> NMinusOne.of(table(in[0], in[1]))
                    .withDemand(mass(in[2]), Map.of(Country.CHINA, mass(in[3])))
                    .result()
                    .term()
                    .value()),
            new Score("reliance", "+-", Doubles.asList(100, 40), in -> NetImportReliance.of(mass(in[0]), mass(in[1]))
                    .value()),
            new Score("price", "+--", Doubles.asList(0.2, 0.4, 0.3), in -> shock(in)
                    .priceRatio()),
            new Score("quantity", "--+", Doubles.asList(0.2, 0.4, 0.3), in -> shock(in)
                    .quantityRatio()),
            new Score("unmet demand", "+--", Doubles.asList(100, 50, 20), ScoreInputsProperties::unmet),
            new Score("risk left", "++---", Doubles.asList(3, 1, 0.5, 0.4, 0.8), ScoreInputsProperties::riskLeft));

    private static SupplyTable table(Interval china, Interval australia) {
        return SupplyTable.builder(METAL, MINING, 2024, BASIS)
                .add(Country.CHINA, mass(china))
                .add(AUSTRALIA, mass(australia))
                .build();
    }

    private static Mass mass(Interval tonnes) {
        return new Mass(tonnes, BASIS);
    }

    private static GovernanceTable governance() {
        GovernanceTable.Builder table = GovernanceTable.builder(2024, Edition.of("WGI", "2025"));
        for (GovernanceDimension each : GovernanceDimension.values()) {
            table.add(Country.CHINA, each, GovernanceScore.of(-0.5)).add(AUSTRALIA, each, GovernanceScore.of(1.5));
        }
        return table.build();
    }

    /** Magnets with a share, and lamps; what is left of the whole is in no use that is given. */
    private static List<Application> uses(Interval magnets) {
        return List.of(
                new Application(METAL, "magnets", new Share(magnets), PAGE),
                new Application(METAL, "lamps", Share.of(0.3), PAGE));
    }

    private static Substitute byOther(Interval magnets, Interval shareOfUse) {
        return Substitute.of(uses(magnets).get(0), new Replacement.Material(OTHER), PAGE)
                .withPerformance(Interval.ONE)
                .withCostRatio(Interval.ONE)
                .withShareOfUse(new Share(shareOfUse));
    }

    private static UsgsSupplyRisk usgs(Interval[] in) {
        return UsgsSupplyRisk.of(table(in[0], THIRTY))
                .withAbility(Map.of(Country.CHINA, in[1], AUSTRALIA, HALF))
                .withWillingness(Map.of(Country.CHINA, in[2], AUSTRALIA, HALF))
                .withFlows(new UsgsSupplyRisk.Flows(in[3], in[4], in[7], in[5], in[6]))
                .withIndustries(
                        List.of(
                                new UsgsSupplyRisk.Industry("magnets", in[8], in[9], in[10]),
                                new UsgsSupplyRisk.Industry("glass", THIRTY, in[11], THIRTY)),
                        in[12]);
    }

    private static EuSupplyRisk eu(Interval[] in) {
        return EuSupplyRisk.of(table(in[0], THIRTY), governance())
                .withEuSourcing(table(THIRTY, in[1]))
                .withImportReliance(MINING, new Share(in[2]))
                .withRecycling(new Share(in[3]))
                .withSubstitution(Term.input("SI", "index", in[4], "0..1", List.of()))
                .withTradeParameter(Country.CHINA, in[5])
                .withTradeParameter(AUSTRALIA, in[6]);
    }

    private static Imports imports(Interval fromChina, Interval fromAustralia, Interval own, Interval usd) {
        return Imports.builder("company", mass(own), METAL, MINING, 2024)
                .add(new Imports.Purchase(Country.CHINA, mass(fromChina), new Money(usd, "USD")))
                .add(new Imports.Purchase(AUSTRALIA, mass(fromAustralia), new Money(usd, "USD")))
                .build();
    }

    private static MarketShock shock(Interval[] in) {
        return new MarketShock(new Share(in[0]), new Elasticity(in[1], PAGE), new Elasticity(in[2], PAGE));
    }

    private static Interval unmet(Interval[] in) {
        Reallocation moved = Reallocation.of(SupplyChain.builder(METAL, 2024, BASIS)
                .add(Plant.of(Country.CHINA, Stage.MINING, mass(in[1])))
                .add(Plant.of(AUSTRALIA, Stage.MINING, mass(in[2])))
                .add(Buyer.of("buyer", mass(in[0])))
                .build());
        return moved.in(View.HOPEFUL)
                .totalUnmet()
                .tonnes()
                .hull(moved.in(View.CAUTIOUS).totalUnmet().tonnes());
    }

    private static Interval riskLeft(Interval[] in) {
        Application magnets = new Application(METAL, "magnets", new Share(in[2]), PAGE);
        Substitute other = Substitute.of(magnets, new Replacement.Material(OTHER), PAGE)
                .withShareOfUse(new Share(in[3]))
                .withPerformance(in[4]);
        return MaterialSubstitution.of(List.of(magnets), List.of(other), Map.of(METAL, in[0], OTHER, in[1]))
                .of(METAL)
                .term()
                .value();
    }

    @Provide
    Arbitrary<Score> scores() {
        return Arbitraries.of(SCORES);
    }

    @Property(tries = 170)
    void everyInputMovesTheScoreAsIsSaid(@ForAll("scores") Score score, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] at = Doubles.toArray(score.inputs);
        for (int i = 0; i < at.length; i++) {
            at[i] *= 1 + 0.05 * (random.nextDouble() - 0.5);
        }
        for (int i = 0; i < at.length; i++) {
            check(score, score.moves.charAt(i), at, i);
        }
    }

    /** A draw is the score of the inputs drawn: of exact ones the score itself, of ranges it lies within the score's. */
    @Property(tries = 20)
    void aDrawIsTheScoreOfWhatIsDrawn(@ForAll long seed) {
        Map<String, Function<Interval[], RiskUncertainty>> drawn = Map.of(
                "USGS", in -> usgs(in).uncertainty(Distribution.Rule.UNIFORM),
                "EU", in -> eu(in).uncertainty(Distribution.Rule.UNIFORM),
                "GeoPolRisk",
                        in -> GeoPolRisk.of(table(in[0], THIRTY), governance())
                                .uncertainty(imports(in[1], in[2], in[3], HALF), Distribution.Rule.UNIFORM));
        SplittableRandom random = new SplittableRandom(seed);
        for (Score score : SCORES) {
            if (drawn.containsKey(score.name)) {
                for (double width : new double[] {0, 0.01}) {
                    Interval[] inputs = score.inputs.stream()
                            .map(at -> Interval.of(at, at * (1 + width * random.nextDouble())))
                            .toArray(Interval[]::new);
                    Interval range = score.of.apply(inputs);
                    Summary draws = drawn.get(score.name).apply(inputs).of(MonteCarlo.of(100, seed));
                    assertThat(draws.least()).as("%s", score).isGreaterThanOrEqualTo(range.lower() * (1 - 1e-12));
                    assertThat(draws.greatest()).as("%s", score).isLessThanOrEqualTo(range.upper() * (1 + 1e-12));
                }
            }
        }
    }

    private static void check(Score score, char move, double[] at, int i) {
        double step = 1e-3 * at[i];
        Interval before = with(score, at, i, Interval.exact(at[i]));
        Interval after = with(score, at, i, Interval.exact(at[i] + step));
        Interval middle = with(score, at, i, Interval.exact(at[i] + step / 2));
        Interval range = with(score, at, i, Interval.of(at[i], at[i] + step));
        Interval ends = before.hull(after);
        String what = score.name + ", input " + i + " at " + Arrays.toString(at);
        double tolerance = 1e-11 * Math.max(1, Math.abs(ends.upper()));
        if (move != '?') {
            assertThat(range.lower()).as(what).isBetween(ends.lower() - tolerance, ends.lower() + tolerance);
        }
        assertThat(range.upper()).as(what).isBetween(ends.upper() - tolerance, ends.upper() + tolerance);
        assertThat(middle.lower()).as(what).isGreaterThanOrEqualTo(range.lower() - tolerance);
        assertThat(middle.upper()).as(what).isLessThanOrEqualTo(range.upper() + tolerance);
        if (move == '+' || move == '-') {
            double up = move == '+' ? 1 : -1;
            assertThat(up * (after.lower() - before.lower())).as(what).isGreaterThanOrEqualTo(-tolerance);
            assertThat(up * (after.upper() - before.upper())).as(what).isGreaterThanOrEqualTo(-tolerance);
            assertThat(after).as(what).isNotEqualTo(before);
        }
    }

    private static Interval with(Score score, double[] at, int i, Interval input) {
        Interval[] inputs = Arrays.stream(at).mapToObj(Interval::exact).toArray(Interval[]::new);
        inputs[i] = input;
        return score.of.apply(inputs);
    }

    /** A score that takes the wrong end, or is said to move the other way, is caught. */
    @Test
    void aWrongEndAndAWrongDirectionAreCaught() {
        for (Score broken : List.of(
                new Score("low end", "+", Doubles.asList(3), in -> Interval.exact(in[0].lower())),
                new Score("turned around", "-", Doubles.asList(3), in -> in[0]),
                new Score("too wide", "+", Doubles.asList(3), in -> in[0].plus(Interval.of(0, in[0].width()))),
                new Score("unread", "+", Doubles.asList(3), in -> Interval.ONE))) {
            assertThatThrownBy(() -> check(broken, broken.moves.charAt(0), Doubles.toArray(broken.inputs), 0))
                    .as("%s", broken)
                    .isInstanceOf(AssertionError.class);
        }
    }
}
