package io.github.criticalminerals.core.substitution;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.numeric.NoSolutionException;
import io.github.criticalminerals.core.numeric.Work;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * What other materials and technologies can take over from a material, and what is left of its supply risk once their
 * own counts.
 *
 * <pre>{@code
 * substitutability = sum_a w_a * sum_i x_i q_i
 * E                = R - sum_a w_a * (R - e_a)
 * e_a              = R - sum_i x_i q_i max(0, R - e_i)
 * }</pre>
 *
 * {@code w_a} is the share of demand that application {@code a} takes, {@code x_i} the part of it that substitute
 * {@code i} takes, at most its share of the use and together at most 1, those that help most first; {@code q_i} is its
 * performance, at most 1. {@code R} is the material's own supply risk (any one scale from 0), {@code e_i} what is left
 * of the substitute's own risk in the same application, after its own substitutes there, and so on; 0 for a technology.
 * A substitute whose risk is not below the material's helps nothing.
 *
 * <ul>
 *   <li>Chains and cycles: {@code e} is the greatest solution of these equations, reached from {@code e = R} downward,
 *       so that no two materials vouch for each other. A cycle whose solution is not reached to 1e-12 in {@value
 *       #ROUNDS} rounds is refused by name, and so is more work than {@link #withMostSteps} allows.
 *   <li>A later substitute's share of the use counts anew at each step of a chain, so that a chain may count it twice.
 *   <li>The part of demand that no application covers is not substitutable.
 *   <li>Ends of intervals are taken so that each result is at its end: unknown shares, performances and risks make the
 *       range wide, never the substitute bad. A substitute material without risk may have any.
 *   <li>Two risks of which only ranges are known may lie either way, unless {@link #withSharedSupply} says that both
 *       are one number.
 * </ul>
 *
 * <p>A definition of this library's, made so that mixing is linear as in the European Union's substitution indices,
 * which are pure functions of the same rows.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class MaterialSubstitution {

    /** How many rounds a cycle may take. */
    static final int ROUNDS = 100_000;

    private static final long MOST_STEPS = 10_000_000_000L;
    private static final double TOLERANCE = 1e-12;
    private static final double MOST_YEARS = 200;

    /** To look one substitute up, and to rank it. */
    private static final int STEPS_OF_A_ROW = 50;

    private final ImmutableMap<String, Application> applications;
    private final ImmutableListMultimap<String, Row> substitutes;
    private final ImmutableMap<Commodity, Interval> risks;
    private final Options options;

    /** A substitute and the use of its material in the same application, which may be none of those given. */
    private record Row(Substitute substitute, String next) {}

    /** What is asked of them; changed on copies only. */
    private static final class Options {
        private ImmutableList<ImmutableSet<Commodity>> shared = ImmutableList.of();
        private BiPredicate<Substitute, View> counted = (row, view) -> true;
        private long mostSteps = MOST_STEPS;
        private Progress progress = Progress.NONE;

        Options with(Consumer<Options> change) {
            Options copy = new Options();
            copy.shared = shared;
            copy.counted = counted;
            copy.mostSteps = mostSteps;
            copy.progress = progress;
            change.accept(copy);
            return copy;
        }
    }

    private MaterialSubstitution(
            ImmutableMap<String, Application> applications,
            ImmutableListMultimap<String, Row> substitutes,
            ImmutableMap<Commodity, Interval> risks,
            Options options) {
        this.applications = applications;
        this.substitutes = substitutes;
        this.risks = risks;
        this.options = options;
    }

    private MaterialSubstitution with(Consumer<Options> change) {
        return new MaterialSubstitution(applications, substitutes, risks, options.with(change));
    }

    /**
     * A calculator.
     *
     * @param applications what materials are used for, each use of a material once
     * @param substitutes what can replace them there, each replacement in a use once
     * @param risks the supply risk of materials, on any one scale from 0
     * @throws IllegalArgumentException if a use or replacement occurs twice, the shares of a material's uses exceed the
     *     whole, a substitute is for a use that is not among the applications, or a risk is negative
     */
    public static MaterialSubstitution of(
            List<Application> applications, List<Substitute> substitutes, Map<Commodity, Interval> risks) {
        Map<String, Application> uses = new TreeMap<>();
        Map<Commodity, Double> taken = new LinkedHashMap<>();
        for (Application application : applications) {
            if (uses.put(use(application), application) != null) {
                throw new IllegalArgumentException("application must occur once, but was given twice: " + application);
            }
            double share = application.share().fraction().lower();
            if (taken.merge(application.material(), share, Double::sum) > 1 + TOLERANCE) {
                throw new IllegalArgumentException("shares of the applications of " + application.material()
                        + " must not exceed 1, but their lower ends sum to " + taken.get(application.material()));
            }
        }
        Set<String> once = new LinkedHashSet<>();
        for (Substitute substitute : substitutes) {
            if (!uses.containsKey(use(substitute.application()))) {
                throw new IllegalArgumentException(
                        "substitute must be for one of the applications, but was for " + substitute.application());
            }
            if (!once.add(use(substitute.application()) + " > " + substitute.replacement())) {
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
        ImmutableListMultimap.Builder<String, Row> rows = ImmutableListMultimap.builder();
        substitutes.stream()
                .sorted(Comparator.comparing(row -> row.replacement().name()))
                .forEach(row -> rows.put(use(row.application()), new Row(row, next(row))));
        return new MaterialSubstitution(
                ImmutableMap.copyOf(uses), rows.build(), ImmutableMap.copyOf(risks), new Options());
    }

    /** What tells uses apart: material and name, case ignored. */
    private static String use(Application application) {
        return use(application.material(), application.name());
    }

    private static String next(Substitute row) {
        return row.replacement() instanceof Replacement.Material other
                ? use(other.commodity(), row.application().name())
                : "";
    }

    private static String use(Commodity material, String name) {
        return material.name() + " in " + name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return a copy with materials that come from the same suppliers, so that their supply risks are one number, even
     * where only a range of it is known: none of them helps another}
     *
     * @param materials the materials, each with the same risk
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
                .addAll(options.shared)
                .add(group)
                .build();
        return with(to -> to.shared = groups);
    }

    private boolean isShared(Commodity material, Replacement other) {
        return other instanceof Replacement.Material that
                && options.shared.stream()
                        .anyMatch(group -> group.contains(material) && group.contains(that.commodity()));
    }

    /**
     * {@return a copy with only substitutes that perform at least so well; of two such calls both hold}
     *
     * @param ratio the least performance (ratio, 1 is as well as before, 0..{@value Substitute#MOST_PERFORMANCE})
     */
    public MaterialSubstitution withLeastPerformance(double ratio) {
        check("least performance", ratio, 0, Substitute.MOST_PERFORMANCE);
        return withOnly((row, view) -> view.helpful(row.performance()) >= ratio);
    }

    /**
     * {@return a copy with only substitutes that are so far developed; of two such calls both hold}
     *
     * @param level the least readiness (technology readiness level, 1..9)
     */
    public MaterialSubstitution withLeastReadiness(double level) {
        check("least readiness", level, 1, 9);
        return withOnly((row, view) -> view.helpful(row.readiness()) >= level);
    }

    /**
     * {@return a copy with only substitutes that cost at most so much; of two such calls both hold}
     *
     * @param ratio the largest cost ratio (1 is as much as before, at least 0)
     */
    public MaterialSubstitution withLargestCostRatio(double ratio) {
        check("largest cost ratio", ratio, 0, Double.POSITIVE_INFINITY);
        return withOnly((row, view) -> view.harmful(row.costRatio()) <= ratio);
    }

    private static void check(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    what + " must be between " + least + " and " + most + ", but was " + value);
        }
    }

    private MaterialSubstitution withOnly(BiPredicate<Substitute, View> condition) {
        return with(to -> to.counted = to.counted.and(condition));
    }

    /**
     * {@return a copy with another limit of work} An answer that takes more steps (about an addition or comparison
     * each) is refused by a {@link NoSolutionException}; a thread that is interrupted ends with a {@link
     * java.util.concurrent.CancellationException} at once.
     *
     * @param most the most steps of one answer, at least 1; 10,000,000,000 unless said
     */
    public MaterialSubstitution withMostSteps(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("steps must be at least 1, but were " + most);
        }
        return with(to -> to.mostSteps = most);
    }

    /**
     * Returns a copy of which {@link #of(Commodity)} tells how far it is: told of the steps of {@link #withMostSteps};
     * it jumps to the last when done before.
     */
    public MaterialSubstitution withProgress(Progress listener) {
        return with(to -> to.progress = Objects.requireNonNull(listener, "progress is required"));
    }

    /**
     * The share of demand that can move to other materials or technologies by a time, whatever their risk. A substitute
     * moves its share of the use when its years to deployment are over, and nothing before.
     *
     * @param years time from now (years, 0..200; not a calendar year)
     * @return the share (fraction, 0..1), from what is certain to what is possible
     */
    public Share movable(Commodity material, double years) {
        check("years from now", years, 0, MOST_YEARS);
        return Share.of(movable(material, years, View.CAUTIOUS), movable(material, years, View.HOPEFUL));
    }

    private double movable(Commodity material, double years, View view) {
        List<double[]> parts = new ArrayList<>();
        uses(material).forEach((use, application) -> {
            double moved = 0;
            for (Row row : substitutes.get(use)) {
                moved += years >= view.harmful(row.substitute.yearsToDeploy()) ? share(row, view) : 0;
            }
            parts.add(new double[] {
                Math.min(1, moved), view.helpful(application.share().fraction())
            });
        });
        return bestFirst(parts);
    }

    /**
     * What substitution does for a material.
     *
     * @return substitutability, the risk that is left, and what each substitute does
     * @throws IllegalArgumentException if the material has no application or no supply risk is known of it
     * @throws IllegalArgumentException if substitutes rest on each other
     * @throws NoSolutionException if it takes more steps than {@link #withMostSteps} allows
     */
    public MaterialResult of(Commodity material) {
        Map<String, Application> own = uses(Objects.requireNonNull(material, "material is required"));
        Interval risk = risks.get(material);
        if (own.isEmpty() || risk == null || !risk.isBounded()) {
            throw new IllegalArgumentException(
                    "material must have an application and a known supply risk, but " + material + " has " + own.size()
                            + " applications and " + (risk == null ? "no risk" : "risk " + risk));
        }
        long mostSteps = options.mostSteps;
        options.progress.at(0, mostSteps);
        Work work =
                new Work("substitution of " + material.name(), mostSteps, done -> options.progress.at(done, mostSteps));
        work.look();
        Corner low = new Corner(View.HOPEFUL, work);
        Corner high = new Corner(View.CAUTIOUS, work);
        List<MaterialResult.Effect> effects = new ArrayList<>();
        List<MaterialResult.Use> uses = new ArrayList<>();
        own.forEach((use, application) -> {
            uses.add(new MaterialResult.Use(
                    application,
                    Share.of(substitutable(use, View.CAUTIOUS), substitutable(use, View.HOPEFUL)),
                    Interval.of(low.leftIn(use), high.leftIn(use))));
            for (Row row : substitutes.get(use)) {
                effects.add(MaterialResult.Effect.of(
                        row.substitute,
                        risk,
                        Interval.of(low.leftOf(row, low.left), high.leftOf(row, high.left)),
                        high.isChained(row),
                        isShared(material, row.substitute.replacement())));
            }
        });
        MaterialResult result = new MaterialResult(
                material,
                risk,
                Share.of(substitutable(own, View.CAUTIOUS), substitutable(own, View.HOPEFUL)),
                Term.between(low.term(own, risk, effects), high.term(own, risk, effects)),
                uses,
                effects);
        work.look();
        options.progress.at(mostSteps, mostSteps);
        return result;
    }

    private double substitutable(Map<String, Application> own, View view) {
        List<double[]> parts = new ArrayList<>();
        own.forEach((use, application) -> parts.add(new double[] {
            substitutable(use, view), view.helpful(application.share().fraction())
        }));
        return bestFirst(parts);
    }

    private double substitutable(String use, View view) {
        List<double[]> parts = new ArrayList<>();
        substitutes.get(use).forEach(row -> parts.add(new double[] {quality(row, view), share(row, view)}));
        return bestFirst(parts);
    }

    /** By name. */
    private Map<String, Application> uses(Commodity material) {
        return Maps.filterValues(applications, each -> each.material().equals(material));
    }

    private static double quality(Row row, View view) {
        return Math.min(1, view.helpful(row.substitute.performance()));
    }

    /** Of its use; none if it is not counted. */
    private double share(Row row, View view) {
        return options.counted.test(row.substitute, view)
                ? view.helpful(row.substitute.shareOfUse().fraction())
                : 0;
    }

    private static final String SCALE = "the scale given";

    /**
     * The sum of benefit times part over {benefit, part}, the largest benefits first, until the parts, cut to it, make
     * a whole.
     */
    private static double bestFirst(List<double[]> parts) {
        parts.sort(Comparator.comparingDouble(part -> -part[0]));
        double sum = 0;
        double room = 1;
        for (double[] part : parts) {
            part[1] = Math.min(room, part[1]);
            sum += part[0] * part[1];
            room -= part[1];
        }
        return sum;
    }

    /** What is left of the risk in every use, in one view. */
    private final class Corner {

        private final View view;
        private final Map<String, Double> bare = new LinkedHashMap<>();
        private final Map<String, Double> left;

        Corner(View view, Work work) {
            this.view = view;
            applications.forEach((use, application) -> {
                Interval risk = risks.get(application.material());
                if (risk != null && (view == View.HOPEFUL || risk.isBounded())) {
                    bare.put(use, view.harmful(risk));
                }
            });
            this.left = new LinkedHashMap<>(bare);
            settle(work);
        }

        private void settle(Work work) {
            double scale =
                    bare.values().stream().mapToDouble(risk -> risk).max().orElse(0);
            double rate = rate();
            String changing = "";
            for (int round = 0; round < ROUNDS; round++) {
                Map<String, Double> now = new LinkedHashMap<>(left);
                double change = 0;
                for (Map.Entry<String, Double> each : bare.entrySet()) {
                    List<double[]> parts = new ArrayList<>();
                    for (Row row : substitutes.get(each.getKey())) {
                        work.spend(STEPS_OF_A_ROW);
                        double better = Math.max(0, each.getValue() - leftOf(row, now));
                        parts.add(new double[] {quality(row, view) * better, share(row, view)});
                    }
                    double next = each.getValue() - bestFirst(parts);
                    double less = now.getOrDefault(each.getKey(), 0.0) - next;
                    changing = less > change ? each.getKey() : changing;
                    change = Math.max(change, less);
                    left.put(each.getKey(), next);
                }
                if (change == 0 || (rate < 1 && change * rate / (1 - rate) <= TOLERANCE * scale)) {
                    return;
                }
            }
            throw new IllegalArgumentException("substitutes must not rest on each other alone, but these do: "
                    + String.join(" > ", cycle(changing)));
        }

        /** How much of an error of one round the next can keep, at most. */
        private double rate() {
            double rate = 0;
            for (String use : bare.keySet()) {
                double sum = 0;
                for (Row row : substitutes.get(use)) {
                    sum += isChained(row) ? quality(row, view) * share(row, view) : 0;
                }
                rate = Math.max(rate, Math.min(1, sum));
            }
            return rate;
        }

        /** From a use that still changes along its strongest chained substitute until one comes again. */
        private List<String> cycle(String changing) {
            List<String> path = new ArrayList<>();
            String use = changing;
            while (!path.contains(use)) {
                path.add(use);
                double strongest = -1;
                for (Row row : substitutes.get(path.get(path.size() - 1))) {
                    double strength = quality(row, view)
                            * view.helpful(row.substitute.shareOfUse().fraction());
                    if (isChained(row) && strength > strongest) {
                        strongest = strength;
                        use = row.next;
                    }
                }
            }
            return ImmutableList.<String>builder()
                    .addAll(path.subList(path.indexOf(use), path.size()))
                    .add(use)
                    .build();
        }

        /** What is left in a use of a material whose risk is known. */
        double leftIn(String use) {
            return Objects.requireNonNull(left.get(use));
        }

        /** What is left of a material's risk: that of the uses as far as they go, the others' as it is. */
        Term term(Map<String, Application> own, Interval risk, List<MaterialResult.Effect> effects) {
            double bare = view.harmful(risk);
            Map<String, double[]> parts = new LinkedHashMap<>();
            own.forEach((use, application) -> parts.put(use, new double[] {
                bare - leftIn(use), view.helpful(application.share().fraction())
            }));
            bestFirst(new ArrayList<>(parts.values()));
            List<Node> children = new ArrayList<>();
            children.add(Node.input("R", "supply risk", bare, SCALE));
            own.forEach((use, application) -> {
                String name = application.name();
                double taken = Objects.requireNonNull(parts.get(use))[1];
                children.add(Node.input(
                        "w",
                        "share of demand, " + name,
                        Interval.exact(taken),
                        "fraction, 0..1",
                        ImmutableList.of(application.source())));
                children.add(Node.input("e", "risk left in " + name, leftIn(use), SCALE)
                        .withNotes(effects.stream()
                                .filter(effect ->
                                        effect.substitute().application().equals(application))
                                .map(MaterialResult.Effect::reason)
                                .toList()));
            });
            Expression helped = Expression.of("w").times(Expression.of("R").minus("e"));
            return Node.computed(
                            "E", "supply risk left", SCALE, Expression.of("R").minus(helped.summed()), children)
                    .term();
        }

        /** Whether the substitute's own substitutes in the same use are counted. */
        boolean isChained(Row row) {
            return bare.containsKey(row.next);
        }

        /** What is left of the risk of the substitute's material in the same use, 0 for a technology. */
        double leftOf(Row row, Map<String, Double> now) {
            return row.substitute.replacement() instanceof Replacement.Material other
                    ? now.getOrDefault(
                            row.next, view.harmful(risks.getOrDefault(other.commodity(), Interval.NON_NEGATIVE)))
                    : 0;
        }
    }

    @Override
    public String toString() {
        return "substitution in " + applications.size() + " applications, " + substitutes.size() + " substitutes";
    }
}
