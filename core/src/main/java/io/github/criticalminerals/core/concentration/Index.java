package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A measure of concentration or of its opposite, diversity: the one way to ask for any of them.
 *
 * <p>Shares are s1 &gt;= s2 &gt;= ... &gt;= sn, fractions that sum to one; T is the natural logarithm's Theil. Every
 * index can be computed of known amounts ({@link #ofAmounts}, {@link #ofShares}) and, through {@link Concentration}, of
 * half-known ones as a sharp interval.
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
 * <tr><td>{@code dominance}</td><td>sum s^4 / H^2</td><td>[1/n, 1]</td><td>zeros add nothing; not Schur-convex; the
 * formula is from memory</td></tr>
 * </table>
 *
 * <p>Where the number of producers enters, the index asks what to do with producers that have nothing: {@link Zeros} is
 * an argument, never a silent choice. Merging two producers never lowers HHI, CR_k, Hall-Tideman, Hannah-Kay or Horvath
 * and never raises Hill numbers or entropies; it can lower the indices that take {@link Zeros}, and dominance.
 *
 * <p>References: Hill 1973, doi 10.2307/1934352; Hall and Tideman 1967, Measures of concentration; Hannah and Kay 1977,
 * Concentration in Modern Industry; Cowell 2011, Measuring Inequality; Horvath 1970, Suggestion for a comprehensive
 * measure of concentration.
 *
 * <p>Text and JSON: as in the first column, {@code hill(0.5)}, {@code gini(kept)}.
 */
public final class Index {

    /** Herfindahl-Hirschman index (fraction, 0..1; points are 10 000 times that). */
    public static final Index HHI = of("hhi", "Herfindahl-Hirschman index", Form.PLAIN, new Statistic.PowerSum(2));

    /** The number of equal producers that would give the same HHI. */
    public static final Index EFFECTIVE_NUMBER =
            of("effectiveNumber", "effective number of producers", Form.INVERSE, new Statistic.PowerSum(2));

    /** The share of supply that is left without the largest producer (fraction, 0..1). */
    public static final Index N_MINUS_1 =
            of("nMinus1", "share without the largest producer", Form.COMPLEMENT, new Statistic.TopShare(1));

    /** Hall-Tideman index, which is also Rosenbluth's (fraction, 0..1). */
    public static final Index HALL_TIDEMAN =
            of("hallTideman", "Hall-Tideman index", Form.HALL_TIDEMAN, new Statistic.NegativeRankSum());

    /** Shannon entropy (natural logarithm). */
    public static final Index SHANNON = of("shannon", "Shannon entropy", Form.NEGATED, new Statistic.NegativeEntropy());

    /** Horvath's comprehensive concentration index (fraction, 0..1). */
    public static final Index HORVATH = of("horvath", "Horvath index", Form.PLAIN, new Statistic.HorvathSum());

    /** Dominance index, the HHI of the squared shares (fraction, 0..1). */
    public static final Index DOMINANCE = of("dominance", "dominance index", Form.PLAIN, new Statistic.SquareShare());

    /** Powers of small shares would vanish beyond; the kernel {@link Diversity#hill} has no limit. */
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
            "horvath",
            "dominance");

    /** How the index is made of its statistic. */
    enum Form {
        PLAIN(true),
        INVERSE(false),
        COMPLEMENT(false),
        NEGATED(false),
        HALL_TIDEMAN(true),
        HILL(false),
        HANNAH_KAY(true),
        RENYI(false),
        TSALLIS(false),
        NORMALISED(true),
        EVENNESS(false),
        THEIL_T(true),
        THEIL_L(true),
        GENERALISED_ENTROPY(true),
        ATKINSON(true),
        GINI(true);

        /** Whether the index grows with concentration. */
        final boolean rising;

        Form(boolean rising) {
            this.rising = rising;
        }
    }

    private final String text;
    private final String label;
    private final Form form;
    private final Statistic statistic;
    private final double order;
    private final @Nullable Zeros zeros;

    private Index(String text, String label, Form form, Statistic statistic, double order, @Nullable Zeros zeros) {
        this.text = text;
        this.label = label;
        this.form = form;
        this.statistic = statistic;
        this.order = order;
        this.zeros = zeros;
    }

    private static Index of(String text, String label, Form form, Statistic statistic) {
        return new Index(text, label, form, statistic, Double.NaN, null);
    }

    private static Index relative(
            String name, String label, Form form, Statistic statistic, double order, Zeros zeros) {
        String parameter = Double.isNaN(order) ? "" : number(order) + ", ";
        String text = name + "(" + parameter + zeros.name().toLowerCase(Locale.ROOT) + ")";
        return new Index(text, label, form, statistic, order, zeros);
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
        return new Index(
                "cr(" + k + ")", "share of the largest " + k, Form.PLAIN, new Statistic.TopShare(k), Double.NaN, null);
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
        return ordered("hill", "Hill number of order ", Form.HILL, order);
    }

    /**
     * Hannah-Kay concentration, one over the Hill number.
     *
     * @param order as for {@link #hill}
     * @return the index (fraction, 0..1)
     * @throws IllegalArgumentException if the order is negative, NaN, or finite and above 100
     */
    public static Index hannahKay(double order) {
        return ordered("hannahKay", "Hannah-Kay index of order ", Form.HANNAH_KAY, order);
    }

    /**
     * Renyi entropy, the natural logarithm of the Hill number.
     *
     * @param order as for {@link #hill}
     * @return the index (from 0)
     * @throws IllegalArgumentException if the order is negative, NaN, or finite and above 100
     */
    public static Index renyi(double order) {
        return ordered("renyi", "Renyi entropy of order ", Form.RENYI, order);
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
        return ordered("tsallis", "Tsallis entropy of order ", Form.TSALLIS, order);
    }

    private static Index ordered(String name, String label, Form form, double order) {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("order of " + name + " must be at least 0, but was " + order);
        }
        if (order > LARGEST_ORDER && !Double.isInfinite(order)) {
            throw new IllegalArgumentException(
                    "order of " + name + " must be at most 100 or infinite, but was " + order);
        }
        Statistic statistic = order == 1
                ? new Statistic.NegativeEntropy()
                : Double.isInfinite(order) ? new Statistic.TopShare(1) : new Statistic.PowerSum(order);
        return new Index(name + "(" + number(order) + ")", label + number(order), form, statistic, order, null);
    }

    /**
     * HHI moved to 0 for equal and 1 for one producer, H*.
     *
     * @param zeros whether producers with nothing count
     * @return the index (fraction, 0..1), undefined for one producer
     */
    public static Index normalisedHhi(Zeros zeros) {
        return relative(
                "normalisedHhi",
                "normalised Herfindahl-Hirschman index",
                Form.NORMALISED,
                new Statistic.PowerSum(2),
                Double.NaN,
                zeros);
    }

    /**
     * Pielou's evenness, entropy over its largest possible value.
     *
     * @param zeros whether producers with nothing count
     * @return the index (fraction, 0..1), undefined for one producer
     */
    public static Index evenness(Zeros zeros) {
        return relative(
                "evenness", "Pielou evenness", Form.EVENNESS, new Statistic.NegativeEntropy(), Double.NaN, zeros);
    }

    /**
     * Theil's T.
     *
     * @param zeros whether producers with nothing count
     * @return the index (0..ln n)
     */
    public static Index theilT(Zeros zeros) {
        return relative("theilT", "Theil T", Form.THEIL_T, new Statistic.NegativeEntropy(), Double.NaN, zeros);
    }

    /**
     * Theil's L, the mean logarithmic deviation.
     *
     * @param zeros whether producers with nothing count; one that counts makes the index infinite
     * @return the index (from 0)
     */
    public static Index theilL(Zeros zeros) {
        return relative("theilL", "Theil L", Form.THEIL_L, new Statistic.NegativeLogSum(), Double.NaN, zeros);
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
        Form form = alpha == 0 ? Form.THEIL_L : alpha == 1 ? Form.THEIL_T : Form.GENERALISED_ENTROPY;
        return relative("ge", "generalised entropy of order " + number(alpha), form, moment(alpha), alpha, zeros);
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
        return relative(
                "atkinson",
                "Atkinson index of aversion " + number(epsilon),
                Form.ATKINSON,
                moment(1 - epsilon),
                epsilon,
                zeros);
    }

    private static Statistic moment(double power) {
        return power == 0
                ? new Statistic.NegativeLogSum()
                : power == 1 ? new Statistic.NegativeEntropy() : new Statistic.PowerSum(power);
    }

    /**
     * Gini coefficient of the producers (population form).
     *
     * @param zeros whether producers with nothing count
     * @return the index (0..1 - 1/n); 0 for a monopoly
     */
    public static Index gini(Zeros zeros) {
        return relative("gini", "Gini coefficient", Form.GINI, new Statistic.NegativeRankSum(), Double.NaN, zeros);
    }

    /**
     * Hoover index, the part of supply that would have to move to make all equal.
     *
     * @param zeros whether producers with nothing count
     * @return the index (0..1 - 1/n)
     */
    public static Index hoover(Zeros zeros) {
        return relative("hoover", "Hoover index", Form.PLAIN, new Statistic.Excess(), Double.NaN, zeros);
    }

    /**
     * Reads the text form, case ignored.
     *
     * @param text for example {@code hhi}, {@code cr(3)}, {@code gini(kept)}
     * @return the index
     * @throws IllegalArgumentException if it names none; the message lists the forms
     */
    public static Index parse(String text) {
        Matcher parts = Grammar.TEXT.matcher(text.toLowerCase(Locale.ROOT));
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
                        case "dominance" -> none ? DOMINANCE : null;
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

    private static String number(double value) {
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
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, all are 0, or the index is undefined or
     *     infinite for them
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
        double value = finish(statistic.of(shares, counts, shares.length, shares.length), shares.length);
        if (Double.isInfinite(value)) {
            throw infinite();
        }
        return value;
    }

    /**
     * The name in words.
     *
     * @return for example {@code Herfindahl-Hirschman index}
     */
    public String label() {
        return label;
    }

    /**
     * Whether the index grows with concentration; entropies, Hill numbers and the like fall.
     *
     * @return true if a larger value means more concentrated
     */
    public boolean risesWithConcentration() {
        return form.rising;
    }

    /**
     * The unit and range in words.
     *
     * @return for example {@code fraction, 0..1}
     */
    public String unit() {
        return switch (form) {
            case INVERSE, HILL -> "number of producers, from 1";
            case NEGATED, RENYI -> "nats, from 0";
            case TSALLIS, THEIL_T, THEIL_L, GENERALISED_ENTROPY -> "number, from 0";
            default -> "fraction, 0..1";
        };
    }

    Statistic statistic() {
        return statistic;
    }

    Form form() {
        return form;
    }

    /** Whether the number of producers enters. */
    boolean isRelative() {
        return zeros != null;
    }

    boolean dropsZeros() {
        return zeros == Zeros.DROPPED;
    }

    int leastProducers() {
        return form == Form.NORMALISED || form == Form.EVENNESS ? 2 : 1;
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
        double t = statisticValue;
        return switch (form) {
            case PLAIN -> Math.min(1, t);
            case INVERSE -> 1 / t;
            case COMPLEMENT -> clamp(1 - t);
            case NEGATED -> 0 - t;
            case HALL_TIDEMAN -> 1 / (-2 * t - 1);
            case HILL -> hillNumber(t);
            case HANNAH_KAY -> 1 / hillNumber(t);
            case RENYI -> order == 1 ? 0 - t : Math.log(hillNumber(t));
            case TSALLIS -> order == 1 ? 0 - t : (1 - Math.abs(t)) / (order - 1) + 0.0;
            case NORMALISED -> clamp((t - 1 / n) / (1 - 1 / n));
            case EVENNESS -> clamp((0 - t) / Math.log(n));
            case THEIL_T -> Math.max(0, Math.log(n) + t);
            case THEIL_L -> t == Double.POSITIVE_INFINITY ? t : Math.max(0, t / n - Math.log(n));
            case GENERALISED_ENTROPY -> generalisedEntropy(t, n);
            case ATKINSON -> clamp(atkinson(t, n));
            case GINI -> clamp(1 + (1 + 2 * t) / n);
        };
    }

    /** As {@link #finish}, for sums of shares that do not sum to one. */
    double unclamped(double statisticValue) {
        return switch (form) {
            case PLAIN -> statisticValue;
            case COMPLEMENT -> 1 - statisticValue;
            default -> finish(statisticValue, Double.NaN);
        };
    }

    /**
     * The formula over parallel terms: {@code s} shares, {@code c} how many producers have each, {@code r} their mean
     * rank, 1 the largest; and {@code n}, how many are counted. For indices of the largest, only they are there.
     */
    String formula() {
        return switch (form) {
            case PLAIN -> plainFormula();
            case INVERSE -> "1 / sum(c*s^2)";
            case COMPLEMENT -> "1 - sum(c*s)";
            case NEGATED -> "-sum(c*s*ln(s))";
            case HALL_TIDEMAN -> "1 / (2 * sum(c*r*s) - 1)";
            case HILL -> hillFormula();
            case HANNAH_KAY -> "1 / (" + hillFormula() + ")";
            case RENYI -> "ln(" + hillFormula() + ")";
            case TSALLIS -> order == 1 ? "-sum(c*s*ln(s))" : "(1 - sum(c*s^A)) / (A - 1)".replace("A", number(order));
            case NORMALISED -> "(sum(c*s^2) - 1/n) / (1 - 1/n)";
            case EVENNESS -> "-sum(c*s*ln(s)) / ln(n)";
            case THEIL_T -> "ln(n) + sum(c*s*ln(s))";
            case THEIL_L -> "-sum(c*ln(s)) / n - ln(n)";
            case GENERALISED_ENTROPY ->
                "(n^(A - 1) * sum(c*s^A) - 1) / (A * (A - 1))".replace("A", "(" + number(order) + ")");
            case ATKINSON ->
                order == 1
                        ? "1 - n * exp(sum(c*ln(s)) / n)"
                        : "1 - (n^(-E) * sum(c*s^(1 - E)))^(1 / (1 - E))".replace("E", number(order));
            case GINI -> "1 + (1 - 2 * sum(c*r*s)) / n";
        };
    }

    private String plainFormula() {
        if (statistic instanceof Statistic.PowerSum) {
            return "sum(c*s^2)";
        }
        if (statistic instanceof Statistic.TopShare) {
            return "sum(c*s)";
        }
        if (statistic instanceof Statistic.Excess) {
            return "sum(c*max(0, s - 1/n))";
        }
        return statistic instanceof Statistic.HorvathSum
                ? "sum(c*s^2 * (2 - s)) + largest(s) * (1 - largest(s))^2"
                : "sum(c*s^4) / sum(c*s^2)^2";
    }

    private String hillFormula() {
        if (order == 1) {
            return "exp(-sum(c*s*ln(s)))";
        }
        return Double.isInfinite(order) ? "1 / sum(c*s)" : "sum(c*s^A)^(1 / (1 - A))".replace("A", number(order));
    }

    private static double clamp(double fraction) {
        return Math.min(1, Math.max(0, fraction));
    }

    private double generalisedEntropy(double t, double n) {
        return t == Double.POSITIVE_INFINITY
                ? t
                : Math.max(0, (Math.pow(n, order - 1) * Math.abs(t) - 1) / (order * (order - 1)));
    }

    private double hillNumber(double t) {
        if (order == 1) {
            return Math.exp(-t);
        }
        return Double.isInfinite(order) ? 1 / t : Math.pow(Math.abs(t), 1 / (1 - order));
    }

    private double atkinson(double t, double n) {
        if (t == Double.POSITIVE_INFINITY || Double.isInfinite(n)) {
            return 1;
        }
        return order == 1 ? 1 - n * Math.exp(-t / n) : 1 - Math.pow(Math.pow(n, -order) * Math.abs(t), 1 / (1 - order));
    }

    /**
     * The limit of a relative index as part of the supply is spread over ever more producers, from the statistic of the
     * others and that part's share; NaN where it is not the least value over their number.
     */
    double crumbled(double statisticValue, double share) {
        return switch (form) {
            case NORMALISED -> statisticValue;
            case EVENNESS -> share;
            default -> Double.NaN;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Index that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text form; reads back to an equal index. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    /** Read when the first text is: most programs start without. */
    private static final class Grammar {
        static final Pattern TEXT = Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*([^()]*?)\\s*\\))?\\s*");
    }
}
