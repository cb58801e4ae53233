package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Explained;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.index.Bound;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Herfindahl;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of an index: an interval that holds it whatever is unknown, exact if nothing is.
 *
 * <p>Each end says whether a completion of what is unknown attains it, and which.
 *
 * <p>Its JSON holds the value and all that it is computed of; read again, it is computed anew. Two are equal if they
 * are the same index of equal calculators.
 */
@Json.OnlyAnnotated
@JsonIgnoreProperties(
        value = {"value", "low", "high", "lowerEnd", "upperEnd", "omissions"},
        allowGetters = true)
public final class IndexResult implements Explained {

    @JsonProperty
    private final Index index;

    @JsonProperty("of")
    private final Concentration calculator;

    private final Setting setting;
    private final Bound lower;
    private final Bound upper;
    private final Interval value;

    IndexResult(Index index, Concentration calculator, Setting setting, Bound lower, Bound upper) {
        this.index = index;
        this.calculator = calculator;
        this.setting = setting;
        this.lower = lower;
        this.upper = upper;
        this.value = Interval.of(Math.min(lower.value(), upper.value()), Math.max(lower.value(), upper.value()));
    }

    @JsonCreator
    static IndexResult ofJson(
            @JsonProperty("index") @Nullable Index index, @JsonProperty("of") @Nullable Concentration of) {
        return Objects.requireNonNull(of, "of is required").of(Objects.requireNonNull(index, "index is required"));
    }

    /** {@return which index it is} */
    public Index index() {
        return index;
    }

    /** {@return the smallest interval proved to hold the index (unit of the index)} */
    @Override
    @JsonProperty
    public Interval value() {
        return value;
    }

    /**
     * {@return the value in points, the scale of competition authorities: HHI times 10 000 (points, 0..10 000)}
     *
     * @throws IllegalStateException if this is not the HHI
     */
    public Interval points() {
        if (!index.equals(Index.HHI)) {
            throw new IllegalStateException("only hhi has points, this is " + index);
        }
        return value.scaledBy(Herfindahl.POINTS);
    }

    /**
     * The classes that the HHI may be in.
     *
     * @param scheme whose classes, of which time
     * @return from the lowest to the highest, more than one if the interval spans a bound
     * @throws IllegalStateException if this is not the HHI
     */
    public Set<HhiScheme.Level> levels(HhiScheme scheme) {
        if (!index.equals(Index.HHI)) {
            throw new IllegalStateException("only hhi has classes, this is " + index);
        }
        return scheme.levelsOf(value.clamp(0, 1));
    }

    /** {@return how an end is meant: its kind and gap} */
    public End end(Side side) {
        return bound(side).end();
    }

    private Bound bound(Side side) {
        return side == Side.LOW ? lower : upper;
    }

    @JsonProperty("lowerEnd")
    private End lowerEndInJson() {
        return lower.end();
    }

    @JsonProperty("upperEnd")
    private End upperEndInJson() {
        return upper.end();
    }

    /** {@return what is unknown, filled in so that the index is at that end, or nearest to an outer one} */
    public Completion completion(Side side) {
        Bound end = bound(side);
        ImmutableMap.Builder<Producer, Double> named = ImmutableMap.builder();
        for (int i = 0; i < setting.named().size(); i++) {
            named.put(setting.named().get(i), end.named().get(i));
        }
        ImmutableList.Builder<Completion.Unnamed> unnamed = ImmutableList.builder();
        for (Bound.Unnamed group : end.unnamed()) {
            unnamed.add(new Completion.Unnamed(setting.parts().get(group.part()), group.producers(), group.share()));
        }
        return new Completion(named.build(), unnamed.build(), end.crumbs(), omissions());
    }

    /** {@return what the index was computed of, and what it leaves out} */
    public Coverage coverage() {
        return setting.coverage();
    }

    /**
     * {@return what the value is without, in words, such as {@code without United States: withheld}; one a line; none
     * if nothing is known to be missing} {@link Concentration#withUnknownRows} bounds it, and {@code
     * SupplyTable.withOwnFigure} with a figure of one's own.
     */
    @JsonProperty
    public List<String> omissions() {
        return setting.coverage().omissions();
    }

    /** {@return remarks on how it was computed, one a line} */
    public List<String> notes() {
        return setting.origin().notes();
    }

    /**
     * {@return the tree of numbers that the value was computed of} Where the ends differ, it has one branch for the
     * completion at each end.
     */
    @Override
    public Term term() {
        return new Explanation(index, setting).of(value, lower, upper);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IndexResult that && index.equals(that.index) && calculator.equals(that.calculator);
    }

    @Override
    public int hashCode() {
        return Objects.hash(index, calculator);
    }

    /**
     * {@return the value for people: {@code HHI 4,924 points; 16 rows; Other countries split freely; without United
     * States: withheld}: ends of a range with few digits, outward; fractions in percent}
     */
    @Override
    public String inWords() {
        Coverage coverage = coverage();
        int rows = coverage.counted().size();
        String what = setting.origin().equals(Setting.Origin.CLAIMS) ? " claim" : " row";
        List<String> split = coverage.unsplit().stream().map(Producer::name).toList();
        return amountInWords() + "; " + rows + what + (rows == 1 ? "" : "s")
                + (split.isEmpty() ? "" : "; " + String.join(", ", split) + " split freely")
                + Text.behind(omissions());
    }

    private String amountInWords() {
        if (index.equals(Index.HHI)) {
            return "HHI " + points().inWords() + " points";
        }
        if (index.equals(Index.EFFECTIVE_NUMBER)) {
            return "as many as " + value.inWords(3) + " equal producers";
        }
        if (index.equals(Index.N_MINUS_1)) {
            return value.inPercent() + " without the largest";
        }
        if (index.equals(Index.concentrationRatio(1))) {
            return "the largest has " + value.inPercent();
        }
        return index.largest().isPresent()
                ? "the largest " + index.largest().getAsInt() + " have " + value.inPercent()
                : index + " " + value.inWords(3);
    }

    /** The index and its value with the kinds of the ends, and what it is without. */
    @Override
    public String toString() {
        String ends = value.isExact()
                        && lower.end().kind() == End.Kind.ATTAINED
                        && upper.end().kind() == End.Kind.ATTAINED
                ? ""
                : " (" + text(lower.end()) + ", " + text(upper.end()) + ")";
        return index + " " + value + ends + Text.behind(omissions());
    }

    private static String text(End end) {
        return end.kind() + (end.kind() == End.Kind.OUTER ? " gap " + end.gap() : "");
    }
}
