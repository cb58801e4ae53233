package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static io.github.criticalminerals.core.risk.Cases.MATERIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmarks of 2030, and N-1. */
class BenchmarksTest {

    private static Mass tonnes(double tonnes) {
        return Mass.ofTonnes(tonnes, Basis.REO);
    }

    private static Mass tonnes(double low, double high) {
        return new Mass(Interval.of(low, high), Basis.REO);
    }

    private static final CrmaBenchmarks EU = CrmaBenchmarks.of(MATERIAL, tonnes(1000));

    @Test
    void handCalculatedBenchmarks() {
        List<CrmaBenchmarks.Benchmark> results = EU.withExtraction(tonnes(30))
                .withProcessing(tonnes(400))
                .withRecycling(tonnes(249))
                .withSourcing(Cases.mined()
                        .add("China", 700)
                        .add("Germany", 900)
                        .add("Australia", 100)
                        .build())
                .result();
        assertThat(results)
                .extracting(CrmaBenchmarks.Benchmark::toString)
                .containsExactly(
                        "EXTRACTION: NO, share 0.03, gap 70 t (extraction in the EU)",
                        "PROCESSING: YES, share 0.4, gap 0 t (processing in the EU)",
                        "RECYCLING: NO, share 0.249, gap 1 t (recycling in the EU)",
                        "ONE_COUNTRY: NO, share 0.7, gap 50 t (supply of the EU, mining, 2023: China)");
        for (CrmaBenchmarks.Benchmark result : results) {
            assertThat(TermRecalculation.check(result.term()).skipped()).isZero();
            assertThat(result.term().notes()).containsExactly("act: " + CrmaBenchmarks.ACT);
        }
        assertThat(results.get(0).term().toText())
                .contains("gap = 70 (t REO) = max(b*C - x, 0) [missing to the benchmark]");
        assertThat(results.get(3).term().toText())
                .contains("gap = 50 (t REO) = max(x - b*C, 0) [too much from one country]");
        CrmaBenchmarks.Benchmark even = EU.withSourcing(
                        Cases.processed().add("China", 650).build())
                .result()
                .get(3);
        assertThat(even.met()).isEqualTo(Answer.YES);
        assertThat(even.of()).isEqualTo("supply of the EU, separation and refining, 2023: China");
        CrmaBenchmarks.Benchmark two = EU.withSourcing(Cases.mined()
                        .add("China", 300)
                        .add("Chile", 300)
                        .add("Peru", 299)
                        .build())
                .result()
                .get(3);
        assertThat(two.of()).endsWith(": China or Chile");
    }

    @Test
    void whatIsNotGivenIsUnknown() {
        List<CrmaBenchmarks.Benchmark> results = EU.result();
        assertThat(results).extracting(CrmaBenchmarks.Benchmark::met).containsOnly(Answer.UNKNOWN);
        assertThat(results.get(0))
                .hasToString("EXTRACTION: UNKNOWN, share 0.., gap 0..100 t (extraction in the EU, not given)");
        assertThat(results.get(3))
                .hasToString(
                        "ONE_COUNTRY: UNKNOWN, share 0..1, gap 0..350 t (the largest third country, sourcing is not"
                                + " given)");
        results.forEach(result -> TermRecalculation.check(result.term()));
        CrmaBenchmarks.Benchmark withheld = EU.withSourcing(
                        Cases.mined().add("China", 660).addUnknown("Burma").build())
                .result()
                .get(3);
        assertThat(withheld.met()).isEqualTo(Answer.NO);
        assertThat(withheld.gap()).isEqualTo(Interval.atLeast(10));
        assertThat(withheld.of()).endsWith("China or Myanmar");
    }

    @Test
    void rangesAreTakenSharply() {
        CrmaBenchmarks loose = CrmaBenchmarks.of(MATERIAL, tonnes(800, 1000)).withExtraction(tonnes(85, 90));
        CrmaBenchmarks.Benchmark extraction = loose.result().get(0);
        assertThat(extraction.share()).isEqualTo(Interval.of(0.085, 0.1125));
        assertThat(extraction.met()).isEqualTo(Answer.UNKNOWN);
        assertThat(extraction.gap()).isEqualTo(Interval.of(0, 15));
        CrmaBenchmarks.Benchmark one = loose.withSourcing(
                        Cases.mined().add("China", 300).remainder(620).build())
                .result()
                .get(3);
        assertThat(one.met()).isEqualTo(Answer.UNKNOWN);
        assertThat(one.share()).isEqualTo(Interval.of(0.3, 0.775));
        assertThat(one.gap().upper()).isCloseTo(100, within(1e-12));
        assertThat(one.of()).endsWith("China or Other countries");
        TermRecalculation.check(one.term());
        assertThat(EU.withExtraction(new Mass(Interval.atLeast(120), Basis.REO))
                        .result()
                        .get(0)
                        .met())
                .isEqualTo(Answer.YES);
    }

    @Test
    void consumptionNeedNotBeKnown() {
        List<CrmaBenchmarks.Benchmark> results = CrmaBenchmarks.of(MATERIAL, Mass.unknown(Basis.REO))
                .withExtraction(tonnes(30, 40))
                .withProcessing(tonnes(0))
                .withSourcing(Cases.mined().add("China", 130).remainder(13).build())
                .result();
        assertThat(results)
                .extracting(CrmaBenchmarks.Benchmark::toString)
                .containsExactly(
                        "EXTRACTION: UNKNOWN, share 0.., gap 0.. t (extraction in the EU)",
                        "PROCESSING: NO, share 0, gap 0.. t (processing in the EU)",
                        "RECYCLING: UNKNOWN, share 0.., gap 0.. t (recycling in the EU, not given)",
                        "ONE_COUNTRY: UNKNOWN, share 0.., gap 0..130 t (supply of the EU, mining, 2023: China)");
        assertThat(results)
                .extracting(CrmaBenchmarks.Benchmark::turningPoint)
                .containsExactly(Interval.of(300, 400), Interval.ZERO, Interval.NON_NEGATIVE, Interval.exact(200));
        assertThat(results.get(0).amount()).isEqualTo(Interval.of(30, 40));
        assertThat(results.get(0).term().toText())
                .contains("missing to the benchmark", "! an amount has no figure or no upper end");
        CrmaBenchmarks.Benchmark atLeast = CrmaBenchmarks.of(MATERIAL, new Mass(Interval.atLeast(500), Basis.REO))
                .withExtraction(tonnes(30, 40))
                .result()
                .get(0);
        assertThat(atLeast.met()).isEqualTo(Answer.NO);
        assertThat(atLeast.gap()).isEqualTo(Interval.atLeast(10));
    }

    @Test
    void anEndOnTheBenchmarkReachesIt() {
        assertThat(CrmaBenchmarks.Kind.values())
                .extracting(CrmaBenchmarks.Kind::share)
                .containsExactly(0.1, 0.4, 0.25, 0.65);
        assertThat(EU.withExtraction(tonnes(85, 100)).result().get(0).met()).isEqualTo(Answer.UNKNOWN);
        assertThat(EU.withExtraction(tonnes(100, 110)).result().get(0).met()).isEqualTo(Answer.YES);
        assertThat(one(Interval.of(650, 700)).met()).isEqualTo(Answer.UNKNOWN);
        assertThat(one(Interval.of(600, 650)).met()).isEqualTo(Answer.YES);
        assertThat(one(Interval.of(600, 700)).gap()).isEqualTo(Interval.of(0, 50));
        assertThat(one(Interval.of(651, 700)).gap()).isEqualTo(Interval.of(1, 50));
        assertThat(one(Interval.atLeast(600)).gap()).isEqualTo(Interval.NON_NEGATIVE);
    }

    private static CrmaBenchmarks.Benchmark one(Interval tonnes) {
        return EU.withSourcing(Cases.mined().add("China", tonnes).build())
                .result()
                .get(3);
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        refused(() -> CrmaBenchmarks.of(MATERIAL, tonnes(0)))
                .hasMessage("consumption must be above 0, but was 0 t REO");
        Mass metal = Mass.ofTonnes(1, Basis.METAL);
        assertThatThrownBy(() -> EU.withExtraction(metal)).isInstanceOf(MixedBasisException.class);
        assertThatThrownBy(() -> EU.withProcessing(metal)).isInstanceOf(MixedBasisException.class);
        assertThatThrownBy(() -> EU.withRecycling(metal)).isInstanceOf(MixedBasisException.class);
        assertThatThrownBy(() -> CrmaBenchmarks.of(MATERIAL, metal)
                        .withSourcing(Cases.mined().add("China", 1).build()))
                .isInstanceOf(MixedBasisException.class);
        assertThatThrownBy(() -> CrmaBenchmarks.of(Commodity.of("lithium"), tonnes(1))
                        .withSourcing(Cases.mined().add("China", 1).build()))
                .isInstanceOf(MismatchException.class)
                .hasMessage("consumption and sourcing must be of one commodity, but were of lithium and rare earths");
    }

    @Test
    void handCalculatedNMinusOne() {
        SupplyTable mined = Cases.mined().add("Australia", 30).add("China", 70).build();
        NMinusOne.Result result = NMinusOne.of(mined).result();
        assertThat(result.supplyLeft()).isEqualTo(Interval.exact(30));
        assertThat(result.share().exactValue()).isCloseTo(0.3, within(1e-15));
        assertThat(result.largest()).containsExactly(Country.CHINA);
        TermRecalculation.check(result.term());
        NMinusOne.Result over = NMinusOne.of(mined)
                .withDemand(tonnes(110), Map.of(Country.CHINA, tonnes(50)))
                .result();
        assertThat(over.term().value()).isEqualTo(Interval.exact(0.5));
        assertThat(over.term().toText()).startsWith("N1 = 0.5 (fraction, from 0) = S_left / (D - D_max)");
        assertThat(TermRecalculation.check(over.term()).skipped()).isZero();
    }

    /**
     * 2480 t split evenly among the 248 other countries are 10 t each; one country may have all, and nobody else is
     * larger.
     */
    @Test
    void handCalculatedNMinusOneOfALump() {
        SupplyTable open =
                Cases.mined().add("China", 7).add("Chile", 3).remainder(2480).build();
        assertThat(NMinusOne.of(open).result().supplyLeft()).isEqualTo(Interval.of(10, 2480));
        assertThat(NMinusOne.of(Cases.mined().add("China", 0).remainder(50).build())
                        .result()
                        .largest())
                .containsExactly(Aggregate.of("Other countries"));
        NMinusOne.Result even = NMinusOne.of(
                        Cases.mined().add("China", 7).add("Chile", 7).build())
                .withDemand(tonnes(30), Map.of(Country.CHINA, tonnes(2), Country.of("CHL"), tonnes(2)))
                .result();
        assertThat(even.largest()).containsExactly(Country.CHINA, Country.of("CHL"));
        assertThat(even.term().value()).isEqualTo(Interval.exact(0.25));
        assertThat(even.term().toText()).contains("S_max = 7 (t REO) [the largest, China] @1");
        SupplyTable named =
                Cases.mined().add("China", 7).add("Australia and Burma", 30).build();
        assertThat(NMinusOne.of(named).result().supplyLeft()).isEqualTo(Interval.of(7, 22));
        SupplyTable either = Cases.mined()
                .add("China", 40)
                .add("Australia", 30)
                .add("Burma", 0)
                .remainder(50)
                .build();
        assertThat(NMinusOne.of(either).result().largest())
                .containsExactly(Country.CHINA, Aggregate.of("Other countries"));
        SupplyTable none = Cases.mined().add("China", 0).build();
        refused(() -> NMinusOne.of(none).result())
                .hasMessage("at least one producer must have something, but all have nothing");
    }

    /** A group's members are named too: the 247 others share the lump, and tonnes and share say the same. */
    @Test
    void nMinusOneBesideAGroupCountsItsMembers() {
        NMinusOne.Result result = NMinusOne.of(Cases.mined()
                        .add("China", 1)
                        .add("Australia and Burma", 1)
                        .remainder(1000)
                        .build())
                .result();
        assertThat(result.supplyLeft().upper()).isCloseTo(1002 - 1000.0 / (250 - 3), within(1e-9));
        assertThat(result.share().upper() * 1002).isCloseTo(result.supplyLeft().upper(), within(1e-9));
    }

    @Test
    void nMinusOneOfWhatIsHalfKnown() {
        SupplyTable open = Cases.mined()
                .add("China", Interval.of(40, 60))
                .add("Australia", 30)
                .addUnknown("Burma")
                .remainder(50)
                .build();
        NMinusOne.Result result = NMinusOne.of(open).result();
        assertThat(result.supplyLeft()).isEqualTo(Interval.of(70, 80));
        assertThat(result.largest()).containsExactly(Country.CHINA, Aggregate.of("Other countries"));
        assertThat(result.withoutFigure()).containsExactly(Country.of("MMR"));
        assertThat(result.term().notes()).contains("method: " + NMinusOne.METHOD);
        TermRecalculation.check(result.term());
        refused(() -> NMinusOne.of(open)
                        .withDemand(tonnes(200), Map.of(Country.CHINA, tonnes(50)))
                        .result())
                .hasMessage(
                        "own demand must be given for whoever may be the largest supplier, [CHN, Other countries], but"
                                + " was not for Other countries");
        SupplyTable two = Cases.mined()
                .add("China", Interval.of(40, 60))
                .add("Australia", 50)
                .addUnknown("Burma")
                .build();
        NMinusOne.Result cover = NMinusOne.of(two)
                .withDemand(tonnes(100, 120), Map.of(Country.CHINA, tonnes(20, 30), Country.of("AUS"), tonnes(10)))
                .result();
        assertThat(cover.supplyLeft()).isEqualTo(Interval.of(40, 50));
        assertThat(cover.term().value()).isEqualTo(Interval.of(40 / 110.0, 50 / 70.0));
        assertThat(cover.term().omissions()).containsExactly("without Myanmar: no figure");
        TermRecalculation.check(cover.term());
        refused(() -> NMinusOne.of(two)
                        .withDemand(tonnes(20), Map.of(Country.CHINA, tonnes(20), Country.of("AUS"), tonnes(10)))
                        .result())
                .hasMessage("demand left must be above 0, but was 0.0 t of 20 t without the largest supplier's own");
        refused(() -> NMinusOne.of(two).withDemand(Mass.unknown(Basis.REO), Map.of()))
                .hasMessage("demand must have an upper end, but was 0.. t REO");
        assertThatThrownBy(() -> NMinusOne.of(two).withDemand(Mass.ofTonnes(1, Basis.METAL), Map.of()))
                .isInstanceOf(MixedBasisException.class);
        SupplyTable unbounded = Cases.mined().add("China", Interval.atLeast(40)).build();
        refused(() -> NMinusOne.of(unbounded).result())
                .hasMessage("amounts must have an upper end, but China has 40.. t");
    }
}
