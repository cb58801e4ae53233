package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Laws of the scores. Each is a predicate of a score and a case; beside the property that the scores keep it stands a
 * test that a broken score does not.
 */
class RiskProperties {

    private static final List<Country> COUNTRIES =
            Country.all().stream().limit(200).toList();
    private static final LocalDate DAY = LocalDate.of(2023, 1, 1);

    /** Supply of some countries with their estimates; what a buyer gets of each. */
    static final class World {
        final double[] tonnes;
        final double[] estimates;
        final double[] bought;
        final double recycled;
        final double substitution;

        World(double[] tonnes, double[] estimates, double[] bought, double recycled, double substitution) {
            this.tonnes = tonnes;
            this.estimates = estimates;
            this.bought = bought;
            this.recycled = recycled;
            this.substitution = substitution;
        }

        @Override
        public String toString() {
            return Arrays.toString(tonnes) + Arrays.toString(estimates) + Arrays.toString(bought) + recycled + " "
                    + substitution;
        }
    }

    /** What is looked at: a score of a world. */
    interface Score {
        double of(World world);
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Double> tonnes =
                Arbitraries.oneOf(Arbitraries.doubles().between(1, 1e6), Arbitraries.of(0.0, 1e-12, 1.0, 1.0, 7.0));
        Arbitrary<Integer> size = Arbitraries.oneOf(Arbitraries.integers().between(1, 8), Arbitraries.of(1, 200));
        Arbitrary<Double> estimate = Arbitraries.doubles().between(-2.5, 2.5);
        Arbitrary<Double> fraction = Arbitraries.doubles().between(0, 1);
        return size.flatMap(n -> Combinators.combine(
                        tonnes.array(double[].class).ofSize(n),
                        estimate.array(double[].class).ofSize(n),
                        tonnes.array(double[].class).ofSize(n),
                        fraction,
                        fraction)
                .as(World::new)
                .filter(world -> Arrays.stream(world.tonnes).sum() > 1e-6
                        && Arrays.stream(world.bought).sum() > 1e-6));
    }

    private static SupplyTable table(double[] tonnes) {
        SupplyTableBuilder table = Cases.mined();
        for (int i = 0; i < tonnes.length; i++) {
            table.add(COUNTRIES.get(i), Mass.ofTonnes(tonnes[i], Basis.REO));
        }
        return table.build();
    }

    private static GovernanceTable scores(double[] estimates) {
        Object[] pairs = new Object[2 * estimates.length];
        for (int i = 0; i < estimates.length; i++) {
            pairs[2 * i] = COUNTRIES.get(i).alpha3();
            pairs[2 * i + 1] = estimates[i];
        }
        return Cases.governance(pairs);
    }

    private static EuSupplyRisk calculator(World world) {
        return EuSupplyRisk.of(table(world.tonnes), scores(world.estimates))
                .withRecycling(Share.of(world.recycled))
                .withSubstitution(world.substitution);
    }

    private static double eu(World world) {
        return calculator(world).result().value().exactValue();
    }

    /** The buyer is a country that produces nothing. */
    private static GeoPolRiskResult geoPolRisk(World world) {
        Imports.Builder imports = Imports.builder(Country.of("VAT"), Cases.MATERIAL, Cases.MINING, 2023, Basis.REO);
        for (int i = 0; i < world.bought.length; i++) {
            imports.add(COUNTRIES.get(i).alpha3(), world.bought[i], 1);
        }
        return GeoPolRisk.of(table(world.tonnes), scores(world.estimates)).of(imports.build());
    }

    private static double geoPolRiskScore(World world) {
        return geoPolRisk(world).value().exactValue();
    }

    private static boolean broken(BiPredicate<Score, World> law, Score score) {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(5);
            World world = new World(
                    random.doubles(n, 1, 100).toArray(),
                    random.doubles(n, -2.5, 2.5).toArray(),
                    random.doubles(n, 1, 100).toArray(),
                    random.nextDouble(),
                    random.nextDouble());
            if (!law.test(score, world)) {
                return true;
            }
        }
        return false;
    }

    // ---- range

    private static BiPredicate<Score, World> within(double most) {
        return (score, world) -> score.of(world) >= 0 && score.of(world) <= most * (1 + 1e-12);
    }

    @Property(tries = 60)
    void scoresAreInRange(@ForAll("worlds") World world) {
        assertThat(within(10).test(RiskProperties::eu, world)).isTrue();
        assertThat(within(1).test(RiskProperties::geoPolRiskScore, world)).isTrue();
    }

    @Test
    void theRangeCatchesSharesThatAreNotSquaredTogether() {
        assertThat(broken(within(1), world -> Arrays.stream(world.tonnes).sum()))
                .isTrue();
    }

    // ---- governance

    private static boolean betterGovernance(Score score, World world) {
        double before = score.of(world);
        for (int i = 0; i < Math.min(3, world.estimates.length); i++) {
            double[] better = world.estimates.clone();
            better[i] = Math.min(2.5, better[i] + 0.5);
            World improved = new World(world.tonnes, better, world.bought, world.recycled, world.substitution);
            if (score.of(improved) > before * (1 + 1e-12)) {
                return false;
            }
        }
        return true;
    }

    @Property(tries = 60)
    void betterGovernanceNeverRaisesRisk(@ForAll("worlds") World world) {
        assertThat(betterGovernance(RiskProperties::eu, world)).isTrue();
        assertThat(betterGovernance(RiskProperties::geoPolRiskScore, world)).isTrue();
    }

    @Test
    void betterGovernanceCatchesAScaleThatIsTurnedAround() {
        assertThat(broken(
                        RiskProperties::betterGovernance,
                        world -> Cases.weightedIndex(
                                world.tonnes,
                                Arrays.stream(world.estimates).map(e -> 2.5 + e).toArray())))
                .isTrue();
    }

    // ---- substitution

    private static boolean noSubstituteChangesNothing(Score score, World world) {
        World none = new World(world.tonnes, world.estimates, world.bought, 0, 1);
        double[] weights = Arrays.stream(world.estimates)
                .map(e -> Cases.weight(GovernanceScale.EU, e))
                .toArray();
        double expected = Cases.weightedIndex(world.tonnes, weights);
        return Math.abs(score.of(none) - expected) <= 1e-12 * expected;
    }

    @Property(tries = 60)
    void anIndexOfOneChangesNothing(@ForAll("worlds") World world) {
        assertThat(noSubstituteChangesNothing(RiskProperties::eu, world)).isTrue();
    }

    @Test
    void anIndexOfOneCatchesAClamp() {
        assertThat(broken(RiskProperties::noSubstituteChangesNothing, world -> 0.9 * eu(world)))
                .isTrue();
    }

    // ---- scale

    private static boolean scaling(Score score, World world) {
        World scaled = new World(
                Arrays.stream(world.tonnes).map(x -> 1000 * x).toArray(),
                world.estimates,
                Arrays.stream(world.bought).map(x -> 1000 * x).toArray(),
                world.recycled,
                world.substitution);
        double before = score.of(world);
        return Math.abs(score.of(scaled) - before) <= 1e-12 * before;
    }

    @Property(tries = 60)
    void scalingAllTonnagesChangesNothing(@ForAll("worlds") World world) {
        assertThat(scaling(RiskProperties::eu, world)).isTrue();
        assertThat(scaling(RiskProperties::geoPolRiskScore, world)).isTrue();
    }

    @Test
    void scalingCatchesAmountsThatAreNotDividedTwice() {
        assertThat(broken(RiskProperties::scaling, world -> {
                    double total = Arrays.stream(world.tonnes).sum();
                    return Arrays.stream(world.tonnes).map(x -> x * x / total).sum();
                }))
                .isTrue();
    }

    // ---- blocs

    /** What comes from inside adds nothing to the weighted imports, whatever its governance. */
    private static boolean insideAddsNone(Predicate<Double> unused, World world, boolean countsInside) {
        Country member = COUNTRIES.get(0);
        CountryGroup bloc = CountryGroup.of("Bloc", Cases.PAGE).with(member, DAY);
        Imports.Builder imports = Imports.builder(bloc, DAY, Cases.MATERIAL, Cases.MINING, 2023, Basis.REO);
        double outside = 0;
        double all = world.tonnes[0];
        for (int i = 0; i < world.bought.length; i++) {
            imports.add(COUNTRIES.get(i).alpha3(), world.bought[i], 1);
            double weight = i == 0 && !countsInside ? 0 : Cases.weight(GovernanceScale.GEOPOLRISK, world.estimates[i]);
            outside += weight * world.bought[i];
            all += world.bought[i];
        }
        double risk = GeoPolRisk.of(table(world.tonnes), scores(world.estimates))
                .of(imports.build())
                .importRisk()
                .exactValue();
        return unused.test(risk) && Math.abs(risk - outside / all) <= 1e-12;
    }

    @Property(tries = 60)
    void aSupplierInsideTheBlocAddsNone(@ForAll("worlds") World world) {
        assertThat(insideAddsNone(risk -> true, world, false)).isTrue();
    }

    @Test
    void aSupplierInsideTheBlocCatchesOneThatCounts() {
        assertThat(broken((score, world) -> insideAddsNone(risk -> true, world, true), world -> 0))
                .isTrue();
    }

    // ---- bounds and explanation

    @Property(tries = 40)
    void whatIsKnownBetterLiesWithin(@ForAll("worlds") World world) {
        SupplyTableBuilder loose = Cases.mined();
        for (int i = 0; i < world.tonnes.length; i++) {
            double x = world.tonnes[i];
            loose.add(COUNTRIES.get(i), new Mass(Interval.of(0.8 * x, 1.1 * x), Basis.REO));
        }
        EuSupplyRiskResult result = EuSupplyRisk.of(loose.build(), scores(world.estimates))
                .withRecycling(Share.of(world.recycled))
                .withSubstitution(world.substitution)
                .withWork(200)
                .result();
        double exact = eu(world);
        assertThat(result.value().lower()).isLessThanOrEqualTo(exact * (1 + 1e-12));
        assertThat(result.value().upper()).isGreaterThanOrEqualTo(exact * (1 - 1e-12));
    }

    @Property(tries = 20)
    void whatIsExplainedCanBeComputedAgain(@ForAll("worlds") World world) {
        if (world.tonnes.length < 20) {
            assertThat(TermRecalculation.check(calculator(world).result().term())
                            .skipped())
                    .isZero();
            assertThat(TermRecalculation.check(geoPolRisk(world).factorTerm().orElseThrow())
                            .skipped())
                    .isZero();
        }
    }
}
