package io.github.criticalminerals.core.substitution;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What other materials and technologies can take over from a material, and what is left of its supply risk once their own
 * counts.
 *
 * <pre>{@code
 * substitutability = sum_a w_a * sum_i x_i q_i
 * E                = R - sum_a w_a * (R - e_a)
 * e_a              = R - sum_i x_i q_i max(0, R - e_i)
 * }</pre>
 *
 * {@code w_a} is the share of demand that application {@code a} takes, {@code x_i} the part of it that substitute {@code i}
 * takes, at most its share of the use and together at most 1, those that help most first; {@code q_i} is its performance, at
 * most 1. {@code R} is the material's own supply risk (any one scale from 0), {@code e_i} what is left of the substitute's own
 * risk in the same application, after its own substitutes there, and so on; 0 for a technology. A substitute whose risk is not
 * below the material's helps nothing.
 *
 * <ul>
 *   <li>Chains and cycles: {@code e} is the greatest solution of these equations, reached from {@code e = R} downward, so that
 *       no two materials vouch for each other. A cycle whose solution is not reached to 1e-12 in {@value #ROUNDS} rounds is
 *       refused by name.
 *   <li>A later substitute's share of the use counts anew at each step of a chain, so that a chain may count it twice.
 *   <li>The part of demand that no application covers is not substitutable.
 *   <li>Ends of intervals are taken so that each result is at its end: unknown shares, performances and risks make the range
 *       wide, never the substitute bad. A substitute material without risk may have any.
 *   <li>Two risks of which only ranges are known may lie either way, unless {@link #withSharedSupply} says that both are one
 *       number.
 * </ul>
 *
 * <p>A definition of this library's, made so that mixing is linear as in the European Union's substitution indices, which are
 * pure functions of the same rows.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class MaterialSubstitution {

    /** How many rounds a cycle may take. */
    static final int ROUNDS = 100_000;

    private static final double TOLERANCE = 1e-12;

    private final ImmutableList<Application> applications;
    private final ImmutableList<Substitute> substitutes;
    private final ImmutableMap<Commodity, Interval> risks;
    private final ImmutableList<ImmutableSet<Commodity>> shared;
    private final double leastPerformance;
    private final double leastReadiness;
    private final double dearest;

    private MaterialSubstitution(
            List<Application> applications,
            List<Substitute> substitutes,
            Map<Commodity, Interval> risks,
            List<ImmutableSet<Commodity>> shared,
            double leastPerformance,
            double leastReadiness,
            double dearest) {
        this.applications = ImmutableList.copyOf(applications);
        this.substitutes = ImmutableList.copyOf(substitutes);
        this.risks = ImmutableMap.copyOf(risks);
        this.shared = ImmutableList.copyOf(shared);
        this.leastPerformance = leastPerformance;
        this.leastReadiness = leastReadiness;
        this.dearest = dearest;
    }

    /**
     * A calculator.
     *
     * @param applications what materials are used for, each use of a material once
     * @param substitutes what can replace them there, each replacement in a use once
     * @param risks the supply risk of materials, on any one scale from 0
     * @return the calculator
     * @throws IllegalArgumentException if a use or replacement occurs twice, the shares of a material's uses exceed the whole,
     *     a substitute is for a use that is not among the applications, or a risk is negative
     */
    public static MaterialSubstitution of(
            List<Application> applications, List<Substitute> substitutes, Map<Commodity, Interval> risks) {
        Set<String> uses = new LinkedHashSet<>();
        Map<Commodity, Double> taken = new LinkedHashMap<>();
        for (Application application : applications) {
            if (!uses.add(use(application))) {
                throw new IllegalArgumentException("application must occur once, but was given twice: " + application);
            }
            if (taken.merge(
                            application.material(),
                            application.share().fraction().lower(),
                            Double::sum)
                    > 1 + TOLERANCE) {
                throw new IllegalArgumentException("shares of the applications of " + application.material()
                        + " must not exceed 1, but their lower ends sum to " + taken.get(application.material()));
            }
        }
        Set<String> rows = new LinkedHashSet<>();
        for (Substitute substitute : substitutes) {
            if (!uses.contains(use(substitute.application()))) {
                throw new IllegalArgumentException(
                        "substitute must be for one of the applications, but was for " + substitute.application());
            }
            if (!rows.add(use(substitute.application()) + " > " + substitute.replacement())) {
                throw new IllegalArgumentException(
                        "substitute must occur once in a use, but was given twice: " + substitute);
            }
        }
        risks.forEach((material, risk) -> {
            if (risk.lower() < 0) {
                throw new IllegalArgumentException(
                        "supply risk must not be negative, but was " + risk + " of " + material);
            }
        });
        return new MaterialSubstitution(
                applications, substitutes, risks, ImmutableList.of(), 0, 1, Double.POSITIVE_INFINITY);
    }

    /** What tells uses apart: material and name, case ignored. */
    private static String use(Application application) {
        return use(application.material(), application.name());
    }

    private static String use(Commodity material, String name) {
        return material.name() + " in " + name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The same with materials that come from the same suppliers, so that their supply risks are one number, even where only a
     * range of it is known: none of them helps another.
     *
     * @param materials the materials, each with the same risk
     * @return the calculator
     * @throws IllegalArgumentException if one has no risk, or another than the others
     */
    public MaterialSubstitution withSharedSupply(List<Commodity> materials) {
        ImmutableSet<Commodity> group = ImmutableSet.copyOf(materials);
        for (Commodity each : group) {
            Interval risk = risks.get(each);
            if (risk == null || !risk.equals(risks.get(materials.get(0)))) {
                throw new IllegalArgumentException("materials of the same suppliers must have one supply risk, but "
                        + each + " has " + (risk == null ? "none" : risk) + " and " + materials.get(0) + " has "
                        + risks.get(materials.get(0)));
            }
        }
        ImmutableList<ImmutableSet<Commodity>> groups = ImmutableList.<ImmutableSet<Commodity>>builder()
                .addAll(shared)
                .add(group)
                .build();
        return new MaterialSubstitution(
                applications, substitutes, risks, groups, leastPerformance, leastReadiness, dearest);
    }

    private boolean isShared(Commodity material, Replacement other) {
        return other instanceof Replacement.Material that
                && shared.stream().anyMatch(group -> group.contains(material) && group.contains(that.commodity()));
    }

    /**
     * The same with only substitutes that perform at least so well.
     *
     * @param ratio the least performance (ratio, 1 is as well as before)
     * @return the calculator
     */
    public MaterialSubstitution withLeastPerformance(double ratio) {
        return new MaterialSubstitution(applications, substitutes, risks, shared, ratio, leastReadiness, dearest);
    }

    /**
     * The same with only substitutes that are so far developed.
     *
     * @param level the least readiness (technology readiness level, 1..9)
     * @return the calculator
     */
    public MaterialSubstitution withLeastReadiness(double level) {
        return new MaterialSubstitution(applications, substitutes, risks, shared, leastPerformance, level, dearest);
    }

    /**
     * The same with only substitutes that cost at most so much.
     *
     * @param ratio the largest cost ratio (1 is as much as before)
     * @return the calculator
     */
    public MaterialSubstitution withLargestCostRatio(double ratio) {
        return new MaterialSubstitution(
                applications, substitutes, risks, shared, leastPerformance, leastReadiness, ratio);
    }

    /**
     * The share of demand that can move to other materials or technologies by a time, whatever their risk. A substitute moves
     * its share of the use when its years to deployment are over, and nothing before.
     *
     * @param material the material
     * @param years time from now (years, at least 0)
     * @return the share (fraction, 0..1), from what is certain to what is possible
     */
    public Share movable(Commodity material, double years) {
        return Share.of(movable(material, years, View.CAUTIOUS), movable(material, years, View.HOPEFUL));
    }

    private double movable(Commodity material, double years, View view) {
        List<double[]> parts = new ArrayList<>();
        for (Application application : uses(material)) {
            double moved = 0;
            for (Substitute row : rows(use(application))) {
                Interval time = row.yearsToDeploy();
                boolean there = years >= (view == View.CAUTIOUS ? time.upper() : time.lower());
                moved += there && counts(row, view) ? end(row.shareOfUse().fraction(), view) : 0;
            }
            parts.add(new double[] {Math.min(1, moved), end(application.share().fraction(), view)});
        }
        return bestFirst(parts);
    }

    /**
     * What substitution does for a material.
     *
     * @param material one of the applications'
     * @return substitutability, the risk that is left, and what each substitute does
     * @throws IllegalArgumentException if the material has no application or no supply risk is known of it
     * @throws CyclicSubstitutesException if substitutes rest on each other
     */
    public MaterialResult of(Commodity material) {
        List<Application> own = uses(material);
        Interval risk = risks.get(Objects.requireNonNull(material, "material is required"));
        if (own.isEmpty() || risk == null || !risk.isBounded()) {
            throw new IllegalArgumentException(
                    "material must have an application and a known supply risk, but " + material + " has " + own.size()
                            + " applications and " + (risk == null ? "no risk" : "risk " + risk));
        }
        Map<String, Double> low = left(View.HOPEFUL);
        Map<String, Double> high = left(View.CAUTIOUS);
        List<MaterialResult.Effect> effects = new ArrayList<>();
        List<MaterialResult.Use> uses = new ArrayList<>();
        for (Application application : own) {
            String use = use(application);
            uses.add(new MaterialResult.Use(
                    application,
                    Share.of(substitutable(use, View.CAUTIOUS), substitutable(use, View.HOPEFUL)),
                    Interval.of(low.getOrDefault(use, risk.lower()), high.getOrDefault(use, risk.upper()))));
            for (Substitute row : rows(use)) {
                Interval theirs = Interval.of(leftOf(row, low, View.HOPEFUL), leftOf(row, high, View.CAUTIOUS));
                effects.add(MaterialResult.Effect.of(
                        row, risk, theirs, isChained(row, high), isShared(material, row.replacement())));
            }
        }
        return new MaterialResult(
                material,
                risk,
                Share.of(substitutable(own, View.CAUTIOUS), substitutable(own, View.HOPEFUL)),
                Interval.of(total(own, risk, low, View.HOPEFUL), total(own, risk, high, View.CAUTIOUS)),
                uses,
                effects);
    }

    private double total(List<Application> own, Interval risk, Map<String, Double> left, View view) {
        double bare = own(risk, view);
        List<double[]> parts = new ArrayList<>();
        own.forEach(a -> parts.add(new double[] {
            bare - left.getOrDefault(use(a), bare), end(a.share().fraction(), view)
        }));
        return bare - bestFirst(parts);
    }

    private double substitutable(List<Application> own, View view) {
        List<double[]> parts = new ArrayList<>();
        for (Application application : own) {
            parts.add(new double[] {
                substitutable(use(application), view), end(application.share().fraction(), view)
            });
        }
        return bestFirst(parts);
    }

    private double substitutable(String use, View view) {
        List<double[]> parts = new ArrayList<>();
        rows(use).forEach(row -> parts.add(part(row, view, quality(row, view))));
        return bestFirst(parts);
    }

    private List<Application> uses(Commodity material) {
        return applications.stream()
                .filter(a -> a.material().equals(material))
                .sorted(Comparator.comparing(MaterialSubstitution::use))
                .collect(ImmutableList.toImmutableList());
    }

    private List<Substitute> rows(String use) {
        return substitutes.stream()
                .filter(row -> use(row.application()).equals(use))
                .sorted(Comparator.comparing(row -> row.replacement().name()))
                .collect(ImmutableList.toImmutableList());
    }

    /** In the cautious view what helps is at its lower end, in the hopeful one at its upper end. */
    private static double end(Interval helpful, View view) {
        return view == View.CAUTIOUS ? helpful.lower() : helpful.upper();
    }

    private static double own(Interval risk, View view) {
        return view == View.CAUTIOUS ? risk.upper() : risk.lower();
    }

    private boolean counts(Substitute row, View view) {
        double cost = view == View.CAUTIOUS
                ? row.costRatio().upper()
                : row.costRatio().lower();
        return end(row.performance(), view) >= leastPerformance
                && end(row.readiness(), view) >= leastReadiness
                && cost <= dearest;
    }

    private static double quality(Substitute row, View view) {
        return Math.min(1, end(row.performance(), view));
    }

    private double[] part(Substitute row, View view, double benefit) {
        return new double[] {benefit, counts(row, view) ? end(row.shareOfUse().fraction(), view) : 0};
    }

    /** The sum of benefit times part over {benefit, part}, the largest benefits first, until the parts make a whole. */
    private static double bestFirst(List<double[]> parts) {
        List<double[]> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingDouble(part -> -part[0]));
        double sum = 0;
        double room = 1;
        for (double[] part : sorted) {
            double taken = Math.min(room, part[1]);
            sum += part[0] * taken;
            room -= taken;
        }
        return sum;
    }

    /** What is left of the risk of the substitute's material in the same use, 0 for a technology. */
    private double leftOf(Substitute row, Map<String, Double> left, View view) {
        if (row.replacement() instanceof Replacement.Material other) {
            double bare = own(risks.getOrDefault(other.commodity(), Interval.NON_NEGATIVE), view);
            return left.getOrDefault(use(other.commodity(), row.application().name()), bare);
        }
        return 0;
    }

    /** Whether the substitute's own substitutes in the same use are counted. */
    private static boolean isChained(Substitute row, Map<String, Double> left) {
        return row.replacement() instanceof Replacement.Material other
                && left.containsKey(use(other.commodity(), row.application().name()));
    }

    private Map<String, Double> left(View view) {
        Map<String, Double> start = new LinkedHashMap<>();
        for (Application application : applications) {
            Optional.ofNullable(risks.get(application.material()))
                    .filter(risk -> view == View.HOPEFUL || risk.isBounded())
                    .ifPresent(risk -> start.put(use(application), own(risk, view)));
        }
        double scale = start.values().stream().mapToDouble(risk -> risk).max().orElse(0);
        Map<String, Double> left = start;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> next = new LinkedHashMap<>();
            Map<String, Double> now = left;
            start.forEach((use, risk) -> next.put(use, risk - help(use, risk, now, view)));
            double change = 0;
            for (Map.Entry<String, Double> entry : next.entrySet()) {
                change = Math.max(change, now.getOrDefault(entry.getKey(), 0.0) - entry.getValue());
            }
            double rate = rate(next, view);
            left = next;
            if (change == 0 || (rate < 1 && change * rate / (1 - rate) <= TOLERANCE * scale)) {
                return left;
            }
        }
        throw new CyclicSubstitutesException(cycle(start, left, view));
    }

    private double help(String use, double risk, Map<String, Double> left, View view) {
        List<double[]> parts = new ArrayList<>();
        for (Substitute row : rows(use)) {
            parts.add(part(row, view, quality(row, view) * Math.max(0, risk - leftOf(row, left, view))));
        }
        return bestFirst(parts);
    }

    /** How much of an error of one round the next can keep, at most. */
    private double rate(Map<String, Double> left, View view) {
        double rate = 0;
        for (String use : left.keySet()) {
            double sum = 0;
            for (Substitute row : rows(use)) {
                sum += isChained(row, left) && counts(row, view)
                        ? quality(row, view) * end(row.shareOfUse().fraction(), view)
                        : 0;
            }
            rate = Math.max(rate, Math.min(1, sum));
        }
        return rate;
    }

    /** From the first use that still changes along its strongest chained substitute until one comes again. */
    private List<String> cycle(Map<String, Double> start, Map<String, Double> left, View view) {
        String use = "";
        for (Map.Entry<String, Double> entry : left.entrySet()) {
            double bare = Objects.requireNonNull(start.get(entry.getKey()));
            if (entry.getValue() > bare - help(entry.getKey(), bare, left, view)) {
                use = entry.getKey();
                break;
            }
        }
        List<String> path = new ArrayList<>();
        while (!path.contains(use)) {
            path.add(use);
            double strongest = -1;
            String next = use;
            for (Substitute row : rows(use)) {
                if (row.replacement() instanceof Replacement.Material other) {
                    String target = use(other.commodity(), row.application().name());
                    double strength = quality(row, view) * end(row.shareOfUse().fraction(), view);
                    if (left.containsKey(target) && strength > strongest) {
                        strongest = strength;
                        next = target;
                    }
                }
            }
            use = next;
        }
        return ImmutableList.<String>builder()
                .addAll(path.subList(path.indexOf(use), path.size()))
                .add(use)
                .build();
    }

    /** One line: how many uses and substitutes. */
    @Override
    public String toString() {
        return "substitution in " + applications.size() + " applications, " + substitutes.size() + " substitutes";
    }
}
