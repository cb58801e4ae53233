package io.github.criticalminerals.core.substitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of substitution among four materials that replace each other in one use, in any cycles. */
class MaterialSubstitutionProperties {

    private static final List<Commodity> MATERIALS = List.of(
            Commodity.of("dysprosium"), Commodity.of("terbium"), Commodity.of("neodymium"), Commodity.of("cobalt"));
    private static final Source MADE_UP = Source.of("test", "invented figures");

    private record Parts(List<Application> applications, List<Substitute> substitutes, Map<Commodity, Interval> risks) {

        MaterialSubstitution calculator() {
            return MaterialSubstitution.of(applications, substitutes, risks);
        }
    }

    private static Parts parts(long seed, boolean exact) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Application> applications = new ArrayList<>();
        List<Substitute> substitutes = new ArrayList<>();
        Map<Commodity, Interval> risks = new LinkedHashMap<>();
        for (Commodity material : MATERIALS) {
            applications.add(new Application(material, "magnets", new Share(some(random, exact, 1)), MADE_UP));
            risks.put(material, some(random, exact, 6));
        }
        for (Application application : applications) {
            for (Commodity other : MATERIALS) {
                if (!other.equals(application.material()) && random.nextBoolean()) {
                    substitutes.add(
                            row(application, new Replacement.Material(other), some(random, exact, 0.9), random));
                }
            }
            if (random.nextInt(4) == 0) {
                substitutes.add(row(application, new Replacement.Technology("none"), some(random, exact, 0.5), random));
            }
        }
        return new Parts(applications, substitutes, risks);
    }

    private static Substitute row(Application use, Replacement other, Interval share, SplittableRandom random) {
        return Substitute.of(use, other, MADE_UP)
                .withPerformance(Interval.exact(random.nextDouble() * 1.2))
                .withShareOfUse(new Share(share));
    }

    private static Interval some(SplittableRandom random, boolean exact, double most) {
        double a = random.nextDouble() * most;
        double b = exact ? a : random.nextDouble() * most;
        return Interval.of(Math.min(a, b), Math.max(a, b));
    }

    @Property(tries = 200)
    void riskIsNeverRaisedNorBelowTheBestSubstitute(@ForAll long seed) {
        Parts parts = parts(seed, true);
        double least = parts.risks.values().stream()
                .mapToDouble(Interval::exactValue)
                .min()
                .orElseThrow();
        boolean technology =
                parts.substitutes.stream().anyMatch(row -> row.replacement() instanceof Replacement.Technology);
        for (Commodity material : MATERIALS) {
            double left = parts.calculator().of(material).riskLeft().exactValue();
            assertThat(left).isLessThanOrEqualTo(parts.risks.get(material).exactValue() + 1e-12);
            assertThat(left).isGreaterThanOrEqualTo(technology ? -1e-12 : least - 1e-12);
        }
    }

    @Property(tries = 200)
    void theRangeHoldsEveryChoiceOfExactFigures(@ForAll long seed, @ForAll long choice) {
        Parts parts = parts(seed, false);
        SplittableRandom random = new SplittableRandom(choice);
        List<Application> applications = parts.applications.stream()
                .map(a -> new Application(
                        a.material(), a.name(), new Share(pick(a.share().fraction(), random)), MADE_UP))
                .toList();
        List<Substitute> substitutes = parts.substitutes.stream()
                .map(row -> Substitute.of(
                                applications.get(parts.applications.indexOf(row.application())),
                                row.replacement(),
                                MADE_UP)
                        .withPerformance(row.performance())
                        .withShareOfUse(new Share(pick(row.shareOfUse().fraction(), random))))
                .toList();
        Map<Commodity, Interval> risks = new LinkedHashMap<>();
        parts.risks.forEach((material, risk) -> risks.put(material, pick(risk, random)));
        for (Commodity material : MATERIALS) {
            MaterialResult wide = parts.calculator().of(material);
            TermRecalculation.check(wide.term());
            MaterialResult narrow =
                    MaterialSubstitution.of(applications, substitutes, risks).of(material);
            double left = narrow.riskLeft().exactValue();
            assertThat(left)
                    .isBetween(wide.riskLeft().lower() - 1e-9, wide.riskLeft().upper() + 1e-9);
            double moved = narrow.substitutability().fraction().exactValue();
            assertThat(moved)
                    .isBetween(
                            wide.substitutability().fraction().lower() - 1e-12,
                            wide.substitutability().fraction().upper() + 1e-12);
        }
    }

    private static Interval pick(Interval range, SplittableRandom random) {
        return Interval.exact(Math.min(range.upper(), range.lower() + random.nextDouble() * range.width()));
    }

    @Property(tries = 100)
    void theOrderOfInputDoesNotMatter(@ForAll long seed) {
        Parts parts = parts(seed, false);
        Random random = new Random(seed);
        List<Application> applications = new ArrayList<>(parts.applications);
        List<Substitute> substitutes = new ArrayList<>(parts.substitutes);
        Collections.shuffle(applications, random);
        Collections.shuffle(substitutes, random);
        MaterialSubstitution other = MaterialSubstitution.of(applications, substitutes, parts.risks);
        for (Commodity material : MATERIALS) {
            assertThat(other.of(material)).isEqualTo(parts.calculator().of(material));
        }
    }

    @Property(tries = 100)
    void noRiskLeavesAnEquationUnsolved(@ForAll long seed) {
        Parts parts = parts(seed, true);
        Map<Commodity, MaterialResult> results = new LinkedHashMap<>();
        MATERIALS.forEach(material -> results.put(material, parts.calculator().of(material)));
        results.forEach((material, result) -> {
            double own = result.risk().exactValue();
            double helped = result.effects().stream()
                    .mapToDouble(effect ->
                            effect.substitute().shareOfUse().fraction().exactValue())
                    .sum();
            if (helped <= 1) {
                double expected = own;
                for (MaterialResult.Effect effect : result.effects()) {
                    double quality =
                            Math.min(1, effect.substitute().performance().exactValue());
                    expected -= effect.substitute().shareOfUse().fraction().exactValue()
                            * quality
                            * Math.max(0, own - effect.ownRisk().exactValue());
                }
                assertThat(result.uses().get(0).riskLeft().exactValue()).isCloseTo(expected, within(1e-10));
            }
        });
    }
}
