package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Economic importance of a raw material by the method behind the EU's lists: {@code EI = SI_EI * sum_s A_s * Q_s}, A_s
 * the share of use in sector s (fraction), Q_s the value added of the sector.
 *
 * <ul>
 *   <li>Unit: that of the value added, for example million EUR. The published scale of about 0..10 is another: what it
 *       divides by is on no page that was read.
 *   <li>What is not given is not assumed: uses beyond those given have a value added between 0 and the largest; without
 *       an index SI_EI is 0..1. The ends are sharp over all shares that sum to one.
 * </ul>
 *
 * <p>Reference: European Commission 2017, doi 10.2873/769526.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class EuEconomicImportance {

    private final ImmutableList<Application> uses;
    private final ImmutableMap<String, Interval> valueAdded;
    private final String unit;
    private final Term substitution;

    private EuEconomicImportance(
            List<Application> uses, Map<String, Interval> valueAdded, String unit, Term substitution) {
        this.uses = ImmutableList.copyOf(uses);
        this.valueAdded = ImmutableMap.copyOf(valueAdded);
        this.unit = unit;
        this.substitution = substitution;
    }

    /**
     * The importance by uses and the value added of their sectors.
     *
     * @param uses the uses of one material
     * @param valueAdded the value added of each use's sector, by the use's name (bounded, 0 or more)
     * @param unit its unit, for example {@code million EUR, 2019}
     * @throws IllegalArgumentException if there is no use, or one has no value added
     */
    public static EuEconomicImportance of(List<Application> uses, Map<String, Interval> valueAdded, String unit) {
        if (uses.isEmpty()) {
            throw new IllegalArgumentException("uses must not be empty");
        }
        for (Application use : uses) {
            Interval value = valueAdded.get(use.name());
            if (value == null || value.lower() < 0 || !value.isBounded()) {
                throw new IllegalArgumentException(
                        "value added must be given for each use, bounded and not negative, but of " + use.name()
                                + " was " + value);
            }
        }
        Term unknown = Term.input("SI_EI", "substitution index", Interval.UNIT, "0..1", ImmutableList.of())
                .withNote("not given: 0..1");
        return new EuEconomicImportance(uses, valueAdded, unit, unknown);
    }

    /**
     * {@return a copy with a substitution index}
     *
     * @param index SI_EI (0..1), for example {@link EuSubstitution#importanceIndex}
     * @throws IllegalArgumentException if it may be below 0 or above 1
     */
    public EuEconomicImportance withSubstitution(Term index) {
        if (!Interval.UNIT.contains(index.value())) {
            throw new IllegalArgumentException("substitution index must be between 0 and 1, but was " + index.value());
        }
        return new EuEconomicImportance(uses, valueAdded, unit, index.named("SI_EI"));
    }

    /**
     * {@return the importance EI (unit of the value added)}
     *
     * @throws IllegalArgumentException if shares exceed one whole
     */
    public Term result() {
        return Node.of(Term.between(at(Side.LOW), at(Side.HIGH)))
                .withNotes(ImmutableList.of("method: " + EuSupplyRisk.METHOD))
                .term();
    }

    private Interval value(Application use) {
        return valueAdded.getOrDefault(use.name(), Interval.ZERO);
    }

    /** At the shares that make it least or greatest. */
    private Term at(Side side) {
        List<Shares.Use> all = new ArrayList<>();
        double most = 0;
        for (Application use : uses) {
            Interval value = value(use);
            most = Math.max(most, value.upper());
            all.add(Shares.Use.of(use, Node.input("Q", "value added, " + use.name(), value, unit)));
        }
        all.add(Shares.Use.notGiven(Node.input("Q", "value added, uses not given", Interval.of(0, most), unit)));
        List<Node> children = new ArrayList<>(Shares.of(all, side));
        children.add(Node.of(substitution));
        return Node.computed(
                        "EI",
                        "EU economic importance",
                        unit,
                        Expression.of("SI_EI")
                                .times(Expression.of("A").times("Q").summed()),
                        children)
                .at(side);
    }

    @Override
    public String toString() {
        return "EU economic importance of " + uses.get(0).material() + " in " + uses.size() + " uses";
    }
}
