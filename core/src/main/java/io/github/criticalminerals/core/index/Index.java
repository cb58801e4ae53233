package io.github.criticalminerals.core.index;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Expression;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A measure of concentration or of its opposite, diversity: the one way to ask for any of them.
 *
 * <p>Shares are s1 &gt;= s2 &gt;= ... &gt;= sn, fractions that sum to one; T is the natural logarithm's Theil. Every
 * index can be computed of known amounts ({@link #ofAmounts}, {@link #ofShares}) and of half-known ones as a sharp
 * interval ({@link SharpBounds}; for tables and claims {@code Concentration}).
 *
 * <table>
 * <caption>The family</caption>
 * <tr><th>Text</th><th>Formula</th><th>Range</th><th>Zero shares, one producer</th></tr>
 * <tr><td>{@code hhi}</td><td>sum s^2</td><td>[1/n, 1]</td><td>zeros add nothing</td></tr>
 * <tr><td>{@code normalisedHhi(zeros)}</td><td>(H - 1/n)/(1 - 1/n)</td><td>[0, 1]</td><td>undefined for n = 1</td></tr>
 * <tr><td>{@code effectiveNumber}</td><td>1/H</td><td>[1, n]</td><td>zeros add nothing</td></tr>
 * <tr><td>{@code cr(k)}</td><td>s1 + ... + sk</td><td>[k/n, 1]</td><td>1 if k exceeds n</td></tr>
 * <tr><td>{@code nMinus1}</td><td>1 - s1</td><td>[0, 1 - 1/n]</td><td>0 for a monopoly</td></tr>
 * <tr><td>{@code hallTideman}</td><td>1/(2 sum i s_i - 1)</td><td>[1/n, 1]</td><td>zeros add nothing</td></tr>
 * <tr><td>{@code hill(a)}</td><td>(sum s^a)^(1/(1-a)); a = 1: exp(E); a = infinity: 1/s1</td><td>[1, n]</td><td>zeros
 * add nothing; a = 0 counts who has something</td></tr>
 * <tr><td>{@code hannahKay(a)}</td><td>1/hill(a)</td><td>[1/n, 1]</td><td>as hill</td></tr>
 * <tr><td>{@code renyi(a)}</td><td>ln hill(a)</td><td>[0, ln n]</td><td>as hill</td></tr>
 * <tr><td>{@code tsallis(a)}</td><td>(1 - sum s^a)/(a - 1); a = 1: E</td><td>from 0</td><td>as hill</td></tr>
 * <tr><td>{@code shannon}</td><td>E = -sum s ln s</td><td>[0, ln n]</td><td>zeros add nothing</td></tr>
 * <tr><td>{@code evenness(zeros)}</td><td>E/ln n</td><td>[0, 1]</td><td>undefined for n = 1</td></tr>
 * <tr><td>{@code theilT(zeros)}</td><td>ln n - E</td><td>[0, ln n]</td><td>0 for n = 1</td></tr>
 * <tr><td>{@code theilL(zeros)}</td><td>-mean ln(n s)</td><td>from 0</td><td>infinite if a counted producer has
 * nothing</td></tr>
 * <tr><td>{@code ge(a, zeros)}</td><td>(mean (n s)^a - 1)/(a(a - 1)); a = 0: theilL; a = 1: theilT</td><td>from 0</td>
 * <td>infinite for a &lt;= 0 if a counted producer has nothing</td></tr>
 * <tr><td>{@code atkinson(e, zeros)}</td><td>1 - (mean (n s)^(1-e))^(1/(1-e)); e = 1: 1 - n exp(mean ln s)</td>
 * <td>[0, 1]</td><td>1 for e &gt;= 1 if a counted producer has nothing</td></tr>
 * <tr><td>{@code gini(zeros)}</td><td>1 + (1 - 2 sum i s_i)/n</td><td>[0, 1 - 1/n]</td><td>0 for a monopoly, which is
 * not equality but the lack of anyone to compare with</td></tr>
 * <tr><td>{@code hoover(zeros)}</td><td>sum |s - 1/n| / 2</td><td>[0, 1 - 1/n]</td><td>0 for n = 1</td></tr>
 * <tr><td>{@code horvath}</td><td>s1 + sum over the others of s^2 (2 - s)</td><td>(0, 1]</td><td>zeros add nothing; not
 * Schur-convex</td></tr>
 * </table>
 *
 * <p>Where the number of producers enters, the index asks what to do with producers that have nothing: {@link Zeros} is
 * an argument, never a silent choice. Merging two producers never lowers HHI, CR_k, Hall-Tideman, Hannah-Kay or Horvath
 * and never raises Hill numbers or entropies; it can lower the indices that take {@link Zeros}. All are continuous in
 * their order, also next to 0 and 1.
 *
 * <p>References: Hill 1973, doi 10.2307/1934352; Hall and Tideman 1967, Measures of concentration; Hannah and Kay 1977,
 * Concentration in Modern Industry; Cowell 2011, Measuring Inequality; Horvath 1970, Suggestion for a comprehensive
 * measure of concentration.
 *
 * <p>Text and JSON: as in the first column, {@code hill(0.5)}, {@code gini(kept)}.
 */
public final class Index {

    /** Herfindahl-Hirschman index (fraction, 0..1; points are 10 000 times that). */
    public static final Index HHI = new Index("hhi", Leaders.hhi(), null);

    /** The number of equal producers that would give the same HHI. */
    public static final Index EFFECTIVE_NUMBER = new Index("effectiveNumber", Leaders.effectiveNumber(), null);

    /** The share of supply that is left without the largest producer (fraction, 0..1). */
    public static final Index N_MINUS_1 = new Index("nMinus1", Leaders.nMinus1(), null);

    /** Hall-Tideman index, which is also Rosenbluth's (fraction, 0..1). */
    public static final Index HALL_TIDEMAN = new Index("hallTideman", Leaders.hallTideman(), null);

    /** Shannon entropy (natural logarithm). */
    public static final Index SHANNON = new Index("shannon", Diversity.shannon(), null);

    /** Horvath's comprehensive concentration index (fraction, 0..1). */
    public static final Index HORVATH = new Index("horvath", Leaders.horvath(), null);

    private static final Pattern TEXT = Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*([^()]*?)\\s*\\))?\\s*");

    /** Powers of small shares would vanish beyond. */
    private static final double LARGEST_ORDER = 100;

    private static final List<String> FORMS = ImmutableList.of(
            "hhi",
            "normalisedHhi(kept)",
            "effectiveNumber",
            "cr(3)",
            "nMinus1",
            "hallTideman",
            "hill(0.5)",
            "hannahKay(2)",
            "renyi(1)",
            "tsallis(2)",
            "shannon",
            "evenness(dropped)",
            "theilT(kept)",
            "theilL(dropped)",
            "ge(2, kept)",
            "atkinson(0.5, kept)",
            "gini(kept)",
            "hoover(kept)",
            "horvath");

    private final String text;
    private final Definition definition;
    private final @Nullable Zeros zeros;

    private Index(String text, Definition definition, @Nullable Zeros zeros) {
        this.text = text;
        this.definition = definition;
        this.zeros = zeros;
    }

    private static Index relative(String name, Definition definition, Zeros zeros) {
        return new Index(name + "(" + zeros.name().toLowerCase(Locale.ROOT) + ")", definition, zeros);
    }

    private static Index relative(String name, double order, Definition definition, Zeros zeros) {
        String text = name + "(" + number(order) + ", " + zeros.name().toLowerCase(Locale.ROOT) + ")";
        return new Index(text, definition, zeros);
    }

    /**
     * The sum of the largest shares, CR_k.
     *
     * @param k how many, at least 1; CR_1 is also called Berger-Parker
     * @return the index (fraction, 0..1)
     * @throws IllegalArgumentException if {@code k} is below 1
     */
    public static Index concentrationRatio(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k of a concentration ratio must be at least 1, but was " + k);
        }
        return new Index("cr(" + k + ")", Leaders.concentrationRatio(k), null);
    }

    /**
     * Hill number: how many equal producers would be as diverse, the large ones weighing more as the order grows.
     *
     * @param order 0 counts producers, 1 is the exponential of the entropy, 2 is {@link #EFFECTIVE_NUMBER}, positive
     *     infinity is one over the largest share
     * @return the index (number of producers)
     * @throws IllegalArgumentException if the order is negative, NaN, or finite and above 100
     */
    public static Index hill(double order) {
        return ordered("hill", order, Diversity::hill);
    }

    /**
     * Hannah-Kay concentration, one over the Hill number.
     *
     * @param order as for {@link #hill}
     * @return the index (fraction, 0..1)
     * @throws IllegalArgumentException if the order is negative, NaN, or finite and above 100
     */
    public static Index hannahKay(double order) {
        return ordered("hannahKay", order, Diversity::hannahKay);
    }

    /**
     * Renyi entropy, the natural logarithm of the Hill number.
     *
     * @param order as for {@link #hill}
     * @return the index (from 0)
     * @throws IllegalArgumentException if the order is negative, NaN, or finite and above 100
     */
    public static Index renyi(double order) {
        return ordered("renyi", order, Diversity::renyi);
    }

    /**
     * Tsallis entropy.
     *
     * @param order finite, at least 0; 1 is the Shannon entropy, 2 is one minus HHI
     * @return the index (from 0)
     * @throws IllegalArgumentException if the order is negative, infinite, NaN or above 100
     */
    public static Index tsallis(double order) {
        if (Double.isInfinite(order)) {
            throw new IllegalArgumentException("order of tsallis must be finite, but was " + order);
        }
        return ordered("tsallis", order, Diversity::tsallis);
    }

    private static Index ordered(String name, double order, DoubleFunction<Definition> definition) {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("order of " + name + " must be at least 0, but was " + order);
        }
        if (order > LARGEST_ORDER && !Double.isInfinite(order)) {
            throw new IllegalArgumentException(
                    "order of " + name + " must be at most 100 or infinite, but was " + order);
        }
        return new Index(name + "(" + number(order) + ")", definition.apply(order), null);
    }

    /** {@return HHI moved to 0 for equal and 1 for one producer, H* (fraction, 0..1), undefined for one producer} */
    public static Index normalisedHhi(Zeros zeros) {
        return relative("normalisedHhi", Inequality.normalisedHhi(), zeros);
    }

    /**
     * {@return Pielou's evenness, entropy over its largest possible value (fraction, 0..1), undefined for one producer}
     */
    public static Index evenness(Zeros zeros) {
        return relative("evenness", Inequality.evenness(), zeros);
    }

    /** {@return Theil's T (0..ln n)} */
    public static Index theilT(Zeros zeros) {
        return relative("theilT", Inequality.theilT(), zeros);
    }

    /** {@return Theil's L, the mean logarithmic deviation (from 0); infinite if a producer with nothing counts} */
    public static Index theilL(Zeros zeros) {
        return relative("theilL", Inequality.theilL(), zeros);
    }

    /**
     * Generalised entropy.
     *
     * @param alpha any finite number; 0 is Theil L, 1 Theil T, 2 half the squared coefficient of variation
     * @param zeros whether producers with nothing count; for {@code alpha} up to 0 one that counts makes it infinite
     * @return the index (from 0)
     * @throws IllegalArgumentException if {@code alpha} is not finite
     */
    public static Index generalisedEntropy(double alpha, Zeros zeros) {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("alpha of generalised entropy must be finite, but was " + alpha);
        }
        return relative("ge", alpha, Inequality.generalisedEntropy(alpha), zeros);
    }

    /**
     * Atkinson's index.
     *
     * @param epsilon aversion to inequality, above 0 and finite
     * @param zeros whether producers with nothing count; from {@code epsilon} 1 on, one that counts makes it 1
     * @return the index (fraction, 0..1)
     * @throws IllegalArgumentException if {@code epsilon} is not above 0 and finite
     */
    public static Index atkinson(double epsilon, Zeros zeros) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon of atkinson must be above 0 and finite, but was " + epsilon);
        }
        return relative("atkinson", epsilon, Inequality.atkinson(epsilon), zeros);
    }

    /** {@return the Gini coefficient of the producers, population form (0..1 - 1/n); 0 for a monopoly} */
    public static Index gini(Zeros zeros) {
        return relative("gini", Inequality.gini(), zeros);
    }

    /** {@return the Hoover index, the part of supply that would have to move to make all equal (0..1 - 1/n)} */
    public static Index hoover(Zeros zeros) {
        return relative("hoover", Inequality.hoover(), zeros);
    }

    /**
     * Reads the text form, case ignored.
     *
     * @param text for example {@code hhi}, {@code cr(3)}, {@code gini(kept)}
     * @throws IllegalArgumentException if it names none; the message lists the forms
     */
    public static Index parse(String text) {
        Matcher parts = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (parts.matches()) {
            String inside = parts.group(2) == null ? "" : parts.group(2);
            int comma = inside.lastIndexOf(',');
            String last = inside.substring(comma + 1).strip();
            boolean one = comma < 0;
            String first = one ? inside : inside.substring(0, comma).strip();
            boolean none = inside.isEmpty();
            @Nullable Zeros zeros = last.equals("kept") ? Zeros.KEPT : last.equals("dropped") ? Zeros.DROPPED : null;
            @Nullable Double value = value(first);
            @Nullable
            Index found =
                    switch (parts.group(1)) {
                        case "hhi" -> none ? HHI : null;
                        case "effectivenumber" -> none ? EFFECTIVE_NUMBER : null;
                        case "nminus1" -> none ? N_MINUS_1 : null;
                        case "halltideman" -> none ? HALL_TIDEMAN : null;
                        case "shannon" -> none ? SHANNON : null;
                        case "horvath" -> none ? HORVATH : null;
                        case "cr" ->
                            first.matches("[1-9]\\d{0,8}") && one ? concentrationRatio(Integer.parseInt(first)) : null;
                        case "hill" -> value != null && one ? hill(value) : null;
                        case "hannahkay" -> value != null && one ? hannahKay(value) : null;
                        case "renyi" -> value != null && one ? renyi(value) : null;
                        case "tsallis" -> value != null && one ? tsallis(value) : null;
                        case "normalisedhhi" -> zeros != null && one ? normalisedHhi(zeros) : null;
                        case "evenness" -> zeros != null && one ? evenness(zeros) : null;
                        case "theilt" -> zeros != null && one ? theilT(zeros) : null;
                        case "theill" -> zeros != null && one ? theilL(zeros) : null;
                        case "gini" -> zeros != null && one ? gini(zeros) : null;
                        case "hoover" -> zeros != null && one ? hoover(zeros) : null;
                        case "ge" -> zeros != null && value != null && !one ? generalisedEntropy(value, zeros) : null;
                        case "atkinson" -> zeros != null && value != null && !one ? atkinson(value, zeros) : null;
                        default -> null;
                    };
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException(
                "index must be like one of " + String.join(", ", FORMS) + ", but was \"" + text + "\"");
    }

    @JsonCreator
    static Index ofJson(@Nullable String text) {
        return parse(Objects.requireNonNull(text, "index is required"));
    }

    private static @Nullable Double value(String text) {
        if (text.equals("infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        return text.matches("-?\\d+(\\.\\d+)?(e-?\\d+)?") ? Double.valueOf(text) : null;
    }

    static String number(double value) {
        return Double.isInfinite(value)
                ? "infinity"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /**
     * The index of known shares.
     *
     * @param shares one for each producer, in any order, none negative, summing to one within 1e-6 (fractions)
     * @return the value (unit of the index)
     * @throws IllegalArgumentException if a share is negative or NaN, they do not sum to one, or the index is undefined
     *     or infinite for them
     */
    public double ofShares(double... shares) {
        return ofAmounts(Amounts.checkedShares(shares));
    }

    /**
     * The index of known amounts, whose shares are taken of their sum.
     *
     * @param amounts one for each producer, in any order and unit, none negative, at least one above 0
     * @return the value (unit of the index)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, all are 0, or the index is
     *     undefined or infinite for them
     */
    public double ofAmounts(double... amounts) {
        double total = Amounts.total(amounts);
        double[] shares = zeros == Zeros.DROPPED
                ? Arrays.stream(amounts).filter(x -> x > 0).toArray()
                : amounts.clone();
        double[] counts = new double[shares.length];
        Arrays.fill(counts, 1);
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        Arrays.sort(shares);
        if (shares.length < leastProducers()) {
            throw undefined();
        }
        double value = finish(statistic().of(shares, counts, shares.length, shares.length), shares.length);
        if (Double.isInfinite(value)) {
            throw infinite();
        }
        return value;
    }

    /**
     * The index as a function for draws: it changes and sorts the amounts that it is given, allocates nothing and
     * checks nothing but that the index is defined for them.
     *
     * @param size how many amounts it is given, at most
     * @return the index of amounts (unit of the index); infinite where a producer that counts has nothing and that
     *     makes it so
     */
    public ToDoubleFunction<double[]> kernel(int size) {
        if (statistic().isSquares() && !isRelative()) {
            return drawn -> finish(Amounts.squareShare(drawn), drawn.length);
        }
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return drawn -> {
            int counted = dropsZeros() ? Amounts.withoutZeros(drawn) : drawn.length;
            if (counted < leastProducers()) {
                throw undefined();
            }
            Amounts.sortShares(drawn, counted);
            return finish(statistic().of(drawn, ones, counted, counted), counted);
        };
    }

    /** {@return the name in words, for example {@code Herfindahl-Hirschman index}} */
    public String label() {
        return definition.label();
    }

    /** {@return whether the index grows with concentration; entropies, Hill numbers and the like fall} */
    public boolean risesWithConcentration() {
        return definition.rises();
    }

    /** {@return the unit and range in words, for example {@code fraction, 0..1}} */
    public String unit() {
        return definition.unit().words();
    }

    /**
     * {@return the formula over the producers: {@code s} shares, {@code r} ranks, 1 the largest; and {@code n}, how
     * many are counted; for example {@code sum(s^2)}} For indices of the largest, only they are there.
     */
    public Expression formula() {
        return definition.formula().of(Definition.Sum::single);
    }

    /**
     * {@return the formula where a term stands for several producers: {@code c} how many have each share, {@code r}
     * their mean rank; for example {@code sum(c*s^2)}}
     */
    public Expression formulaOfGroups() {
        return definition.formula().of(Definition.Sum::counted);
    }

    /** {@return how many of the largest the index is of; empty if it is of all producers} */
    public OptionalInt largest() {
        return statistic() instanceof Statistic.TopShare top ? OptionalInt.of(top.top) : OptionalInt.empty();
    }

    Statistic statistic() {
        return definition.statistic();
    }

    Definition.@Nullable Spread spread() {
        return definition.spread();
    }

    /** Whether the number of producers enters. */
    boolean isRelative() {
        return zeros != null;
    }

    boolean dropsZeros() {
        return zeros == Zeros.DROPPED;
    }

    int leastProducers() {
        return definition.spread() == null ? 1 : 2;
    }

    IllegalArgumentException undefined() {
        return new IllegalArgumentException(text + " is undefined for one producer");
    }

    IllegalArgumentException infinite() {
        return new IllegalArgumentException(
                text + " is infinite where a producer that counts has nothing; drop the zeros");
    }

    /** The index, from its statistic and the number of producers counted, which may be infinite. */
    double finish(double statisticValue, double n) {
        return definition.unit().clamp(unclamped(statisticValue, n));
    }

    /** As {@link #finish}, for sums of shares that do not sum to one. */
    double unclamped(double statisticValue, double n) {
        return definition.finish().of(statisticValue, n);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Index that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
