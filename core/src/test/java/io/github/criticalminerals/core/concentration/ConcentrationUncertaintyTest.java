package io.github.criticalminerals.core.concentration;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.Comparison;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentrationUncertaintyTest {

    private static final MonteCarlo RUN = MonteCarlo.of(20_000, 42);
    private static final Distribution.Rule UNIFORM = Distribution.Rule.UNIFORM;

    private static SupplyTableBuilder table(Stage stage) {
        return SupplyTable.builder("rare earths", stage, 2024, Basis.REO);
    }

    private static Concentration of(SupplyTableBuilder rows) {
        return Concentration.of(rows.build());
    }

    /** Exact, ranged, nothing at all, a known group, and a remainder. */
    private static Concentration mixed() {
        Aggregate two = new Aggregate("Two", List.of(Country.of("MMR"), Country.of("THA")));
        return of(table(Stage.MINING)
                .add("China", 61)
                .add("United States", Interval.of(7, 13))
                .add("Australia", Interval.of(2, 19))
                .add("India", 3)
                .add("Brazil", 0)
                .add(two, new Mass(Interval.of(5, 11), Basis.REO))
                .remainder(11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hhi",
                "effectiveNumber",
                "nMinus1",
                "cr(1)",
                "cr(3)",
                "hallTideman",
                "shannon",
                "horvath",
                "hill(0.5)",
                "hill(infinity)",
                "hannahKay(3)",
                "renyi(2)",
                "tsallis(0.5)",
                "normalisedHhi(kept)",
                "normalisedHhi(dropped)",
                "evenness(dropped)",
                "theilT(kept)",
                "theilL(dropped)",
                "gini(kept)",
                "gini(dropped)",
                "hoover(dropped)",
                "ge(2, kept)",
                "atkinson(0.5, dropped)"
            })
    void everyDrawLiesWithinTheBounds(String text) {
        Index index = Index.parse(text);
        Concentration concentration = mixed();
        Interval bounds = concentration.of(index).value();
        Summary drawn =
                concentration.uncertainty(UNIFORM).withSplit(Dirichlet.even(4)).of(index, MonteCarlo.of(3_000, 7));
        assertThat(bounds.lower()).isLessThanOrEqualTo(drawn.least() + 1e-12);
        assertThat(bounds.upper()).isGreaterThanOrEqualTo(drawn.greatest() - 1e-12);
        assertThat(drawn.sd()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Distribution.Rule.class)
    void anExactTableHasOneValue(Distribution.Rule rule) {
        Concentration exact =
                of(table(Stage.MINING).add("China", 61).add("India", 29).add("Brazil", 11));
        for (Index index : List.of(Index.HHI, Index.concentrationRatio(2), Index.gini(Zeros.KEPT), Index.SHANNON)) {
            Summary drawn = exact.uncertainty(rule).of(index, MonteCarlo.of(50, 1));
            assertThat(drawn.least()).isEqualTo(drawn.greatest());
            assertThat(drawn.mean()).isCloseTo(exact.of(index).value().exactValue(), within(1e-14));
        }
    }

    /** c uniform in 0.8..1, the rest one producer: the mean of c^2 + (1 - c)^2 is ((1 - 0.512) + 0.008) / 3 / 0.2. */
    @Test
    void handCalculatedMeanOfAClaim() {
        Summary drawn = Concentration.of(ShareClaims.of("China", Share.ofPercent(80, 100)))
                .uncertainty(UNIFORM)
                .withSplit(Dirichlet.even(1))
                .of(Index.HHI, RUN);
        assertThat(drawn.mean()).isCloseTo(0.496 / 0.6, within(4 * drawn.standardError()));
        assertThat(drawn.quantile(0.5)).isCloseTo(0.81 + 0.01, within(0.005));
        assertThat(drawn.least()).isGreaterThanOrEqualTo(0.68);
    }

    /** c in 0.8..1, u in 0.02..1, c + u at most 1: a triangle whose centroid has c = 0.86. */
    @Test
    void handCalculatedMeanOfTwoClaims() {
        Concentration claims = Concentration.of(
                ShareClaims.of("China", Share.ofPercent(80, 100)).and("United States", Share.ofPercent(2, 100)));
        Summary largest =
                claims.uncertainty(UNIFORM).withSplit(Dirichlet.even(3)).of(Index.concentrationRatio(1), RUN);
        assertThat(largest.mean()).isCloseTo(0.86, within(4 * largest.standardError()));
        assertThat(claims.concentrationRatio(1).value().contains(largest.least()))
                .isTrue();
        assertThat(claims.concentrationRatio(1).value().contains(largest.greatest()))
                .isTrue();
    }

    @Test
    void claimsThatLeaveNoOthersDrawTheWidestAsTheRest() {
        Concentration claims = Concentration.of(ShareClaims.of("United States", Share.ofPercent(20, 50))
                .and("China", Share.ofPercent(61, 70))
                .and("India", Share.ofPercent(0, 1))
                .withoutOthers());
        Summary largest = claims.uncertainty(UNIFORM).of(Index.concentrationRatio(1), RUN);
        assertThat(largest.mean()).isCloseTo(0.655, within(4 * largest.standardError()));
        assertThat(largest.sd()).isCloseTo(0.09 / Math.sqrt(12), within(5e-4));
        Concentration exact = Concentration.of(ShareClaims.of("China", Share.of(0.75)));
        Summary one = exact.uncertainty(UNIFORM).withSplit(Dirichlet.even(1)).of(Index.HHI, MonteCarlo.of(10, 1));
        assertThat(one.mean()).isCloseTo(0.625, within(1e-12));
    }

    @Test
    void readsFiguresAsRounded() {
        Concentration printed =
                of(table(Stage.MINING).add("China", 270_000).add("India", 2_900).add("Brazil", 0));
        Summary drawn = printed.uncertainty(UNIFORM).withRoundedFigures().of(Index.concentrationRatio(1), RUN);
        assertThat(drawn.least()).isBetween(265_000 / 267_950.0, 268_000 / 270_950.0);
        assertThat(drawn.greatest()).isBetween(273_000 / 275_850.0, 275_000 / 277_850.0);
        Concentration ranged = of(table(Stage.MINING).add("China", 270_000).add("India", Interval.of(20_000, 30_000)));
        drawn = ranged.uncertainty(UNIFORM).withRoundedFigures().of(Index.concentrationRatio(1), RUN);
        assertThat(drawn.least()).isBetween(265_000 / 295_000.0, 266_000 / 295_000.0);
        assertThat(drawn.greatest()).isBetween(274_000 / 294_500.0, 275_000 / 295_000.0);
        refused(() -> Concentration.of(ShareClaims.of("China", Share.of(0.9)))
                        .uncertainty(UNIFORM)
                        .withRoundedFigures())
                .hasMessage("figures must be amounts as printed to be read as rounded, but are shares");
        refused(() -> printed.withBloc("Both", Set.of(Country.of("CHN"), Country.of("IND")))
                        .uncertainty(UNIFORM)
                        .withRoundedFigures())
                .hasMessage("figures must be amounts as printed to be read as rounded, but are sums over blocs");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        Concentration concentration = of(table(Stage.MINING)
                .add("China", 61)
                .addUnknown("United States", Mark.WITHHELD)
                .remainder(3)
                .printedTotal(64));
        refused(() -> concentration.uncertainty(UNIFORM).of(Index.HHI, RUN))
                .hasMessage("an unsplit part needs a split for draws (withSplit), and Other countries has none");
        refused(() -> concentration
                        .withUnknownRows(Concentration.UnknownRows.UNBOUNDED)
                        .uncertainty(UNIFORM)
                        .of(Index.HHI, RUN))
                .hasMessage("amount of United States must have an upper end to be drawn from, but was 0..");
        refused(() -> concentration
                        .withDenominator(Concentration.Denominator.PRINTED_TOTAL)
                        .uncertainty(UNIFORM))
                .hasMessage("denominator must be SUM_OF_ROWS for draws, but was the printed total");
        refused(() -> concentration
                        .withOthers(Concentration.Others.BELOW_THE_NAMED)
                        .uncertainty(UNIFORM))
                .hasMessage("others must be MAY_EXCEED_THE_NAMED for draws, but was BELOW_THE_NAMED");
        refused(() -> of(table(Stage.MINING).add("China", 61))
                        .uncertainty(UNIFORM)
                        .of(Index.normalisedHhi(Zeros.KEPT), RUN))
                .hasMessage("normalisedHhi(kept) is undefined for one producer");
        assertThat(concentration.uncertainty(UNIFORM).coverage().withoutFigure())
                .containsExactly(Country.of("USA"));
    }

    @Test
    void saysHowLikelyEachStageIsTheBottleneck() {
        SupplyTable mining = table(Stage.MINING)
                .add("China", Interval.of(50, 70))
                .add("India", 30)
                .build();
        SupplyTable refining = table(Stage.REFINING)
                .add("China", Interval.of(50, 70))
                .add("India", 30)
                .build();
        SupplyTable magnets = table(Stage.MAGNET)
                .add("China", Interval.of(93, 97))
                .add("Japan", 3)
                .build();
        Comparison stages = StageProfile.of(List.of(magnets, refining, mining))
                .bottleneck(Index.HHI, c -> c.uncertainty(UNIFORM), RUN);
        assertThat(stages.summaries().keySet()).containsExactly("mining", "refining", "magnet");
        assertThat(stages.probability("magnet", 1)).isEqualTo(1);
        assertThat(stages.probability("mining", 2)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(20_000)));
        assertThat(stages.tied()).isZero();
        assertThat(stages.summary("mining").mean())
                .isCloseTo(stages.summary("refining").mean(), within(1e-3));
    }

    @Test
    void comparesIndependentDraws() {
        Index gini = Index.gini(Zeros.DROPPED);
        ConcentrationUncertainty one = mixed().uncertainty(UNIFORM).withSplit(Dirichlet.even(4));
        Comparison twice = ConcentrationUncertainty.compare(ImmutableMap.of("first", one, "second", one), gini, RUN);
        assertThat(twice.tied()).isZero();
        assertThat(twice.probability("first", 1)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(20_000)));
        Summary alone = one.of(gini, RUN);
        assertThat(twice.summary("first").mean()).isCloseTo(alone.mean(), within(6 * alone.standardError()));
    }

    @Test
    void saysWhatIsAssumed() {
        ConcentrationUncertainty plain = mixed().uncertainty(UNIFORM);
        assertThat(plain).hasToString("uncertainty of the shares of 7 producers, " + UNIFORM);
        Dirichlet even = Dirichlet.even(5);
        assertThat(plain.withRoundedFigures().withSplit(even)).hasToString(plain + ", rounded figures, split " + even);
        assertThat(of(table(Stage.MINING).add("China", 61).add("India", 3)).uncertainty(UNIFORM))
                .hasToString("uncertainty of the shares of 2 producers, " + UNIFORM);
    }
}
