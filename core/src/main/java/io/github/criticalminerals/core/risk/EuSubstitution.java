package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The EU's substitution indices: how far other materials can take the place of one, in the economy (SI_EI) and against
 * a shortage (SI_SR).
 *
 * <p>{@code SI_EI = sum_a A_a * (1 - sum_i u_i * (1 - SCP_i))} and {@code SI_SR} likewise with {@code (SP_i * SCr_i *
 * SCo_i)^(1/3)} in place of SCP, over the applications a with share A of use and the substitutes i in them with
 * sub-share u. What no substitute takes counts 1.
 *
 * <ul>
 *   <li>Range: 0..1 with the matrix's least entry as the floor of SI_EI; published values reach 0.59, and nothing is
 *       clamped.
 *   <li>No number is taken unasked: the matrix of {@link #importanceIndex} is the caller's, {@link
 *       CostPerformance#AS_REMEMBERED} or another; {@link Availability} is what the caller says, else unknown.
 *   <li>The sub-share is {@link Substitute#shareOfUse}. Uses that are not given (shares below 1) count as anything
 *       between the matrix's least entry, for SI_SR 0, and 1. What is known as a range gives an interval, sharp over
 *       all shares that sum to one.
 * </ul>
 *
 * <p>Reference: European Commission 2017, doi 10.2873/769526.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class EuSubstitution {

    private static final String UNIT = "0..1, 1 if nothing can substitute";
    private static final String FRACTION = "fraction, 0..1";
    private static final Expression NOT_TAKEN = Expression.of(1)
            .minus(Expression.of("u").times(Expression.of(1).minus("f")).summed());

    /**
     * The factor of a substitute by its performance and cost, SCP. A substitute with no performance at all has 1.
     *
     * @param similar the factors of one that performs similarly, for similar or lower, higher, and much higher cost
     *     (fractions, 0..1)
     * @param reduced the factors of one that performs less well, likewise
     * @param similarFrom the least performance that is similar (ratio, 1 is as well as before); this library's reading
     * @param higherAbove the cost above which it is higher (ratio, 1 is as much as before)
     * @param muchHigherAbove the cost above which it is much higher (ratio)
     */
    public record CostPerformance(
            List<Double> similar,
            List<Double> reduced,
            double similarFrom,
            double higherAbove,
            double muchHigherAbove) {

        /**
         * 0.7, 0.8, 0.9 for similar and 0.8, 0.9, 1 for reduced performance; costs up to 1, up to 2, above. So it is
         * remembered of the study of 2017; the page was not read again, so nothing uses it unasked.
         */
        public static final CostPerformance AS_REMEMBERED =
                new CostPerformance(ImmutableList.of(0.7, 0.8, 0.9), ImmutableList.of(0.8, 0.9, 1.0), 0.9, 1, 2);

        /**
         * Copies and checks the factors.
         *
         * @throws IllegalArgumentException if there are not three of each, within 0..1
         */
        public CostPerformance {
            similar = three("similar", similar);
            reduced = three("reduced", reduced);
        }

        private static List<Double> three(String name, List<Double> factors) {
            if (factors.size() != 3 || factors.stream().anyMatch(factor -> !(factor >= 0 && factor <= 1))) {
                throw new IllegalArgumentException(name + " must be three factors between 0 and 1, but was " + factors);
            }
            return ImmutableList.copyOf(factors);
        }

        /**
         * The factor of a substitute.
         *
         * @param performance its performance (ratio, 1 is as well as before)
         * @param cost its cost (ratio, 1 is as much as before)
         * @return the range of the factors of all classes that it may be in
         */
        public Interval of(Interval performance, Interval cost) {
            List<Double> factors = new ArrayList<>();
            if (performance.upper() >= similarFrom) {
                addAll(factors, similar, cost);
            }
            if (performance.lower() < similarFrom && performance.upper() > 0) {
                addAll(factors, reduced, cost);
            }
            if (performance.lower() == 0) {
                factors.add(1.0);
            }
            return hull(factors);
        }

        private void addAll(List<Double> factors, List<Double> byCost, Interval cost) {
            if (cost.lower() <= higherAbove) {
                factors.add(byCost.get(0));
            }
            if (cost.lower() <= muchHigherAbove && cost.upper() > higherAbove) {
                factors.add(byCost.get(1));
            }
            if (cost.upper() > muchHigherAbove) {
                factors.add(byCost.get(2));
            }
        }

        private static Interval hull(List<Double> factors) {
            Interval hull = Interval.exact(factors.get(0));
            for (double factor : factors) {
                hull = hull.hull(Interval.exact(factor));
            }
            return hull;
        }

        double least() {
            return Math.min(hull(similar).lower(), hull(reduced).lower());
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static CostPerformance ofJson(
                @JsonProperty("similar") @Nullable List<Json.Decimal> similar,
                @JsonProperty("reduced") @Nullable List<Json.Decimal> reduced,
                @JsonProperty("similarFrom") Json.@Nullable Decimal similarFrom,
                @JsonProperty("higherAbove") Json.@Nullable Decimal higherAbove,
                @JsonProperty("muchHigherAbove") Json.@Nullable Decimal muchHigherAbove) {
            return new CostPerformance(
                    Json.required(similar, "similar"),
                    Json.required(reduced, "reduced"),
                    Json.required(similarFrom, "similarFrom"),
                    Json.required(higherAbove, "higherAbove"),
                    Json.required(muchHigherAbove, "muchHigherAbove"));
        }
    }

    /**
     * How well a substitute could be had in a shortage: 1 as badly as can be. Which factor stands for what is the
     * caller's.
     *
     * @param production SP: lower if more of it is produced than of the material
     * @param criticality SCr: lower if it is not critical
     * @param coProduction SCo: lower if it is a main product than if a co-product or a by-product
     */
    public record Availability(Interval production, Interval criticality, Interval coProduction) {

        /** Nothing is known: 0..1 each. */
        public static final Availability UNKNOWN = new Availability(Interval.UNIT, Interval.UNIT, Interval.UNIT);

        /**
         * Checks the factors.
         *
         * @throws IllegalArgumentException if one may lie outside 0..1
         */
        public Availability {
            for (Interval factor : ImmutableList.of(production, criticality, coProduction)) {
                if (!Interval.UNIT.contains(factor)) {
                    throw new IllegalArgumentException("factor must be between 0 and 1, but was " + factor);
                }
            }
        }

        /** {@return the factor, {@code (SP * SCr * SCo)^(1/3)}: a range (fraction, 0..1)} */
        public Interval value() {
            return factor("f", "").value();
        }

        private Node factor(String symbol, String label) {
            return Node.computed(
                    symbol,
                    label,
                    FRACTION,
                    Expression.of("SP").times("SCr").times("SCo").cubeRoot(),
                    Node.input("SP", "substitute production", production, "factor"),
                    Node.input("SCr", "substitute criticality", criticality, "factor"),
                    Node.input("SCo", "substitute co-production", coProduction, "factor"));
        }
    }

    private final ImmutableList<Application> applications;
    private final ImmutableList<Substitute> substitutes;
    private final ImmutableMap<String, Availability> availability;

    private EuSubstitution(
            List<Application> applications, List<Substitute> substitutes, Map<String, Availability> availability) {
        this.applications = ImmutableList.copyOf(applications);
        this.substitutes = ImmutableList.copyOf(substitutes);
        this.availability = ImmutableMap.copyOf(availability);
    }

    /**
     * The indices of one material.
     *
     * @param applications what it is used for
     * @param substitutes what can take its place there
     * @throws IllegalArgumentException if there is no application, they are of several materials, or a substitute is in
     *     none of them
     */
    public static EuSubstitution of(List<Application> applications, List<Substitute> substitutes) {
        if (applications.isEmpty()) {
            throw new IllegalArgumentException("applications must not be empty");
        }
        Commodity material = applications.get(0).material();
        for (Application application : applications) {
            if (!application.material().equals(material)) {
                throw MismatchException.ofCommodities("applications", material, "their index", application.material());
            }
        }
        for (Substitute substitute : substitutes) {
            if (!applications.contains(substitute.application())) {
                throw new IllegalArgumentException(
                        "substitute must be in one of the applications, but was " + substitute);
            }
        }
        return new EuSubstitution(applications, substitutes, ImmutableMap.of());
    }

    /**
     * {@return a copy with how well a substitute could be had; of others nothing is known}
     *
     * @param substitute what takes the material's place
     * @param factors how well it could be had
     */
    public EuSubstitution withAvailability(Replacement substitute, Availability factors) {
        Map<String, Availability> more = new LinkedHashMap<>(availability);
        more.put(substitute.name(), factors);
        return new EuSubstitution(applications, substitutes, more);
    }

    /**
     * {@return a copy with the criticality of all substitutes that are materials: 1 on the list}
     *
     * @param uncritical the factor of those that are not on it (fraction, 0..1)
     */
    public EuSubstitution withCriticalList(CriticalList list, double uncritical) {
        EuSubstitution changed = this;
        for (Substitute substitute : substitutes) {
            if (substitute.replacement() instanceof Replacement.Material material) {
                Availability before = changed.availability(substitute);
                double factor = list.contains(material.commodity()) ? 1 : uncritical;
                changed = changed.withAvailability(
                        material, new Availability(before.production(), Interval.exact(factor), before.coProduction()));
            }
        }
        return changed;
    }

    /**
     * The substitution index of economic importance.
     *
     * @param matrix the factors of cost and performance, which the term names
     * @return SI_EI (0..1)
     * @throws IllegalArgumentException if shares exceed one whole
     */
    public Term importanceIndex(CostPerformance matrix) {
        Objects.requireNonNull(matrix, "matrix is required");
        return index(
                "SI_EI",
                "substitution index of economic importance",
                matrix.least(),
                matrix.equals(CostPerformance.AS_REMEMBERED)
                        ? "matrix as remembered, not read again in the source"
                        : "matrix of the caller: " + matrix,
                (substitute, label) -> Node.input(
                        "f",
                        label,
                        matrix.of(substitute.performance(), substitute.costRatio()),
                        FRACTION,
                        ImmutableList.of(substitute.source())));
    }

    /**
     * {@return the substitution index of supply risk: SI_SR (0..1)}
     *
     * @throws IllegalArgumentException if shares exceed one whole
     */
    public Term supplyRiskIndex() {
        return index(
                "SI_SR",
                "substitution index of supply risk",
                0,
                "factors of the caller",
                (substitute, label) -> availability(substitute).factor("f", label));
    }

    private Availability availability(Substitute substitute) {
        return Objects.requireNonNull(
                availability.getOrDefault(substitute.replacement().name(), Availability.UNKNOWN));
    }

    private Term index(
            String symbol, String label, double least, String note, BiFunction<Substitute, String, Node> factor) {
        return Node.of(Term.between(
                        at(symbol, label, least, factor, Side.LOW), at(symbol, label, least, factor, Side.HIGH)))
                .withNotes(ImmutableList.of(note, "method: " + EuSupplyRisk.METHOD))
                .term();
    }

    private Term at(String symbol, String label, double least, BiFunction<Substitute, String, Node> factor, Side side) {
        List<Shares.Use> uses = new ArrayList<>();
        for (Application application : applications) {
            uses.add(Shares.Use.of(application, factor(application, factor)));
        }
        uses.add(Shares.Use.notGiven(Node.input("F", "uses not given", Interval.of(least, 1), FRACTION)));
        return Node.computed(symbol, label, UNIT, Expression.of("A").times("F").summed(), Shares.of(uses, side))
                .at(side);
    }

    /** One use: what no substitute takes counts 1. */
    private Node factor(Application application, BiFunction<Substitute, String, Node> factor) {
        boolean any = substitutes.stream()
                .anyMatch(substitute -> substitute.application().equals(application));
        return any
                ? Node.of(
                        Term.between(factorAt(application, factor, Side.LOW), factorAt(application, factor, Side.HIGH)))
                : Node.input("F", application.name() + ", no substitute is known", 1, FRACTION);
    }

    private Term factorAt(Application application, BiFunction<Substitute, String, Node> factor, Side side) {
        List<Node> factors = new ArrayList<>();
        List<Interval> ranges = new ArrayList<>();
        for (Substitute substitute : substitutes) {
            if (substitute.application().equals(application)) {
                String label = substitute.replacement().name() + " in " + application.name();
                factors.add(factor.apply(substitute, label));
                ranges.add(substitute.shareOfUse().fraction());
            }
        }
        double[] gains =
                factors.stream().mapToDouble(each -> 1 - each.end(side)).toArray();
        double[] taken = Shares.upTo(ranges, gains, side.opposite(), "sub-shares in " + application.name());
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            children.add(Node.input("u", factors.get(i).label() + ", sub-share", taken[i], FRACTION));
            children.add(factors.get(i));
        }
        return Node.computed("F", application.name(), FRACTION, NOT_TAKEN, children)
                .at(side);
    }

    /** One line: of what, in how many applications, by how many substitutes. */
    @Override
    public String toString() {
        return "EU substitution indices of " + applications.get(0).material() + " in " + applications.size()
                + " applications, " + substitutes.size() + " substitutes";
    }
}
