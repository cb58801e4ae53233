package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.dataset.Csv;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.numeric.RankCorrelation;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several methods on the same materials: their scores, ranks, how far they agree, where they do not and which term
 * makes that.
 *
 * <pre>{@code
 * SideBySide.builder()
 *         .add("EU", "neodymium", EuSupplyRisk.of(mined, governance).result().term())
 *         .add("GeoPolRisk", "neodymium", GeoPolRisk.of(mined, governance).of(imports).term())
 *         .missing("USGS", "neodymium", "no willingness index")
 *         .build().disagreements(2)
 * }</pre>
 *
 * <ul>
 *   <li>Scores of different methods are never compared, only their ranks; rank 1 is the riskiest. A rank is a range
 *       where intervals overlap.
 *   <li>Correlations and disagreements are over the materials that both methods score, by the midpoints of the scores,
 *       ties sharing their mean rank: Spearman's rho and Kendall's tau-b.
 *   <li>The terms of a score are the factors right below it (for the highest of several stages, below that stage), a
 *       weighted index, {@code sum(w*s^2)}, as two: its concentration {@code sum(s^2)} and its mean weight, the one
 *       over the other. Each is ranked among the materials like the score. Of a disagreement, the term named for the
 *       method that ranks a material as riskier is the one with the riskiest rank, for the other method the one with
 *       the safest.
 * </ul>
 */
@Json.OnlyAnnotated
public final class SideBySide implements Worded {

    /** What a higher score means. */
    public enum Direction {
        /** Higher is riskier. */
        HIGHER_IS_RISKIER,
        /** Lower is riskier, as for N-1. */
        LOWER_IS_RISKIER;

        @JsonCreator
        static Direction ofJson(String name) {
            return Json.constant(values(), "direction", name);
        }
    }

    /**
     * One score.
     *
     * @param material the material
     * @param method the method
     * @param value the score (unit of the method)
     * @param unit its unit
     * @param rank its rank among the materials that the method scores, 1 the riskiest; a range if intervals overlap
     * @param omissions what the score is without, one line each
     */
    public record Row(
            String material, String method, Interval value, String unit, Interval rank, List<String> omissions)
            implements Worded {

        /** {@return this for people: {@code gallium: EU 5.41 (EU scale, from 0), rank 1}, and what it is without} */
        @Override
        public String inWords() {
            return line(range -> range.inWords(3));
        }

        /** One line: {@code gallium: EU 5.41 (EU scale, from 0), rank 1}, and what it is without. */
        @Override
        public String toString() {
            return line(Interval::toString);
        }

        private String line(Function<Interval, String> number) {
            return material + ": " + method + " " + number.apply(value) + " (" + unit + "), rank " + number.apply(rank)
                    + Text.behind(omissions);
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Row ofJson(
                @JsonProperty("material") Json.@Nullable Words material,
                @JsonProperty("method") Json.@Nullable Words method,
                @JsonProperty("value") @Nullable Interval value,
                @JsonProperty("unit") Json.@Nullable Words unit,
                @JsonProperty("rank") @Nullable Interval rank,
                @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
            return new Row(
                    Json.required(material, "material"),
                    Json.required(method, "method"),
                    value,
                    Json.required(unit, "unit"),
                    rank,
                    Json.required(omissions, "omissions"));
        }
    }

    /**
     * A score that is not there.
     *
     * @param material the material
     * @param method the method
     * @param why what is missing
     */
    public record Missing(String material, String method, String why) implements Worded {
        @Override
        public String toString() {
            return material + ", " + method + ": no score, " + why;
        }

        @JsonCreator
        static Missing ofJson(
                @JsonProperty("material") Json.@Nullable Words material,
                @JsonProperty("method") Json.@Nullable Words method,
                @JsonProperty("why") Json.@Nullable Words why) {
            return new Missing(
                    Json.required(material, "material"), Json.required(method, "method"), Json.required(why, "why"));
        }
    }

    /**
     * How far two methods order the materials alike.
     *
     * @param left a method
     * @param right another
     * @param materials how many both score
     * @param spearman rho, -1..1
     * @param kendall tau-b, -1..1
     * @param omissions what the scores are without, one line each, behind their material
     */
    public record Agreement(
            String left, String right, int materials, double spearman, double kendall, List<String> omissions)
            implements Worded {
        @JsonCreator
        static Agreement ofJson(
                @JsonProperty("left") Json.@Nullable Words left,
                @JsonProperty("right") Json.@Nullable Words right,
                @JsonProperty("materials") Json.@Nullable Whole materials,
                @JsonProperty("spearman") Json.@Nullable Decimal spearman,
                @JsonProperty("kendall") Json.@Nullable Decimal kendall,
                @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
            return new Agreement(
                    Json.required(left, "left"),
                    Json.required(right, "right"),
                    Json.requiredInt(materials, "materials"),
                    Json.required(spearman, "spearman"),
                    Json.required(kendall, "kendall"),
                    Json.required(omissions, "omissions"));
        }

        /** One line: how far the two agree, over how many materials, and what their scores are without. */
        @Override
        public String toString() {
            return left + " and " + right + " order " + materials + " materials with Spearman's rho "
                    + Interval.exact(spearman).inWords(3) + ", Kendall's tau "
                    + Interval.exact(kendall).inWords(3) + Text.behind(omissions);
        }
    }

    /**
     * A material that two methods rank differently.
     *
     * @param material the material
     * @param left a method
     * @param leftRank its rank among the materials that both score, 1 the riskiest
     * @param leftTerm the term of the left method that makes it, with its rank
     * @param right another method
     * @param rightRank its rank
     * @param rightTerm the term of the right method that makes it, with its rank
     * @param omissions what both scores are without, one line each
     */
    public record Disagreement(
            String material,
            String left,
            double leftRank,
            String leftTerm,
            String right,
            double rightRank,
            String rightTerm,
            List<String> omissions)
            implements Worded {

        /** One line: {@code gallium: EU 1 (H rank 1), GeoPolRisk 5 (W rank 6)}. */
        @Override
        public String toString() {
            return material + ": " + left + " " + Interval.exact(leftRank) + " (" + leftTerm + "), " + right + " "
                    + Interval.exact(rightRank) + " (" + rightTerm + ")" + Text.behind(omissions);
        }

        @JsonCreator
        static Disagreement ofJson(
                @JsonProperty("material") Json.@Nullable Words material,
                @JsonProperty("left") Json.@Nullable Words left,
                @JsonProperty("leftRank") Json.@Nullable Decimal leftRank,
                @JsonProperty("leftTerm") Json.@Nullable Words leftTerm,
                @JsonProperty("right") Json.@Nullable Words right,
                @JsonProperty("rightRank") Json.@Nullable Decimal rightRank,
                @JsonProperty("rightTerm") Json.@Nullable Words rightTerm,
                @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
            return new Disagreement(
                    Json.required(material, "material"),
                    Json.required(left, "left"),
                    Json.required(leftRank, "leftRank"),
                    Json.required(leftTerm, "leftTerm"),
                    Json.required(right, "right"),
                    Json.required(rightRank, "rightRank"),
                    Json.required(rightTerm, "rightTerm"),
                    Json.required(omissions, "omissions"));
        }
    }

    private record Score(String material, Term term) {
        double midpoint() {
            return term.value().midpoint();
        }
    }

    private static final ImmutableList<String> COLUMNS =
            ImmutableList.of("material", "method", "low", "high", "unit", "rank_low", "rank_high", "missing");

    /** By method, then by material. */
    private final Map<String, Map<String, Score>> scores;

    private final Map<String, Direction> directions;
    private final ImmutableList<Missing> missing;
    private final ImmutableSet<String> materials;

    private SideBySide(Builder builder) {
        this.scores = new LinkedHashMap<>();
        builder.scores.forEach((method, own) -> scores.put(method, ImmutableMap.copyOf(own)));
        this.directions = new LinkedHashMap<>(builder.directions);
        this.missing = ImmutableList.copyOf(builder.missing);
        this.materials = ImmutableSet.copyOf(builder.materials);
    }

    /** Starts a comparison. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the methods that score something: in the order added} */
    public List<String> methods() {
        return ImmutableList.copyOf(scores.keySet());
    }

    /** {@return the materials: in the order added, those without any score among them} */
    public Set<String> materials() {
        return materials;
    }

    /** {@return the scores that are not there: in the order added} */
    @JsonProperty
    public List<Missing> missing() {
        return missing;
    }

    /** {@return all scores with their ranks: method by method, in the order added} */
    @JsonProperty
    public List<Row> rows() {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        scores.forEach((method, own) -> own.forEach((material, score) -> {
            Interval value = score.term.value();
            rows.add(new Row(material, method, value, score.term.unit(), rank(method, value), score.term.omissions()));
        }));
        return rows.build();
    }

    private boolean isRiskierIfHigher(String method) {
        return directions.get(method) == Direction.HIGHER_IS_RISKIER;
    }

    private Map<String, Score> scores(String method) {
        return scores.getOrDefault(method, ImmutableMap.of());
    }

    private Interval rank(String method, Interval value) {
        boolean higher = isRiskierIfHigher(method);
        int surely = 0;
        int possibly = -1;
        for (Score other : scores(method).values()) {
            Interval range = other.term.value();
            surely += (higher ? range.lower() > value.upper() : range.upper() < value.lower()) ? 1 : 0;
            possibly += (higher ? range.upper() >= value.lower() : range.lower() <= value.upper()) ? 1 : 0;
        }
        return Interval.of(1 + surely, 1 + possibly);
    }

    /**
     * {@return the comparison as CSV (RFC 4180, line feeds): one line for each score, then one for each that is
     * missing: the text, with a header}
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(Joiner.on(',').join(COLUMNS)).append('\n');
        for (Row row : rows()) {
            line(
                    csv,
                    row.material,
                    row.method,
                    text(row.value.lower()),
                    text(row.value.upper()),
                    row.unit,
                    text(row.rank.lower()),
                    text(row.rank.upper()),
                    String.join("; ", row.omissions));
        }
        for (Missing one : missing) {
            line(csv, one.material, one.method, "", "", "", "", "", one.why);
        }
        return csv.toString();
    }

    /** One line: how many methods and materials, and what scores are without. */
    @Override
    public String toString() {
        return scores.size() + " methods side by side, " + materials.size() + " materials"
                + Text.behind(omissions(scores.values().stream().flatMap(own -> own.values().stream())));
    }

    private static ImmutableList<String> omissions(Stream<Score> some) {
        return some.flatMap(score -> score.term.omissions().stream().map(omission -> score.material + ": " + omission))
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }

    private static String text(double number) {
        return Interval.exact(number).toString();
    }

    private static void line(StringBuilder csv, String... cells) {
        csv.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append('\n');
    }

    /**
     * {@return how far every two methods agree that score at least two materials in common, neither of them all alike:
     * one for each pair, in the order of the methods}
     */
    @JsonProperty
    public List<Agreement> agreements() {
        ImmutableList.Builder<Agreement> agreements = ImmutableList.builder();
        for (Pair pair : pairs()) {
            double[] x = pair.left.risks();
            double[] y = pair.right.risks();
            if (Makers.varies(x) && Makers.varies(y)) {
                agreements.add(new Agreement(
                        pair.left.method,
                        pair.right.method,
                        x.length,
                        RankCorrelation.spearman(x, y),
                        RankCorrelation.kendall(x, y),
                        omissions(Stream.concat(pair.left.scores.stream(), pair.right.scores.stream()))));
            }
        }
        return agreements.build();
    }

    /** The scores of one method for the materials of a pair. */
    private record Scored(String method, List<Score> scores, boolean higher) {
        double[] risks() {
            return scores.stream()
                    .mapToDouble(score -> higher ? score.midpoint() : -score.midpoint())
                    .toArray();
        }

        String maker(int which, boolean riskiest) {
            return Makers.maker(scores.stream().map(Score::term).toList(), higher, which, riskiest);
        }
    }

    private record Pair(Scored left, Scored right) {}

    /** Every two methods, in their order, with what both score. */
    private List<Pair> pairs() {
        List<String> methods = methods();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            for (int j = i + 1; j < methods.size(); j++) {
                Set<String> common = Sets.intersection(
                        scores(methods.get(i)).keySet(), scores(methods.get(j)).keySet());
                pairs.add(new Pair(scored(methods.get(i), common), scored(methods.get(j), common)));
            }
        }
        return pairs;
    }

    private Scored scored(String method, Set<String> common) {
        List<Score> kept = new ArrayList<>();
        common.forEach(
                material -> kept.add(Objects.requireNonNull(scores(method).get(material))));
        return new Scored(method, kept, isRiskierIfHigher(method));
    }

    /**
     * Where two methods disagree.
     *
     * @param least by how many ranks at least, above 0
     * @return one for each material and pair of methods, the widest apart first
     * @throws IllegalArgumentException if {@code least} is not above 0
     */
    public List<Disagreement> disagreements(double least) {
        if (!(least > 0)) {
            throw new IllegalArgumentException("ranks apart must be above 0, but were " + least);
        }
        List<Disagreement> found = new ArrayList<>();
        for (Pair pair : pairs()) {
            double[] left = Makers.ranks(pair.left.risks());
            double[] right = Makers.ranks(pair.right.risks());
            for (int k = 0; k < left.length; k++) {
                if (Math.abs(left[k] - right[k]) >= least) {
                    found.add(new Disagreement(
                            pair.left.scores.get(k).material,
                            pair.left.method,
                            left[k],
                            pair.left.maker(k, left[k] < right[k]),
                            pair.right.method,
                            right[k],
                            pair.right.maker(k, right[k] < left[k]),
                            omissions(Stream.of(pair.left.scores.get(k), pair.right.scores.get(k)))));
                }
            }
        }
        found.sort(Comparator.comparingDouble(one -> -Math.abs(one.leftRank - one.rightRank)));
        return ImmutableList.copyOf(found);
    }

    /** Collects the scores. Not for use by several threads. */
    public static final class Builder {

        private final Map<String, Map<String, Score>> scores = new LinkedHashMap<>();
        private final Map<String, Direction> directions = new LinkedHashMap<>();
        private final List<Missing> missing = new ArrayList<>();
        private final Set<String> materials = new LinkedHashSet<>();

        private Builder() {}

        /**
         * Adds a score of which higher is riskier.
         *
         * @param score the score with its terms
         * @throws IllegalArgumentException if the cell was given before, or the score has no upper end
         */
        public Builder add(String method, String material, Term score) {
            return add(method, material, score, Direction.HIGHER_IS_RISKIER);
        }

        /**
         * Adds a score.
         *
         * @param score the score with its terms
         * @param direction what a higher score means, for all of a method alike
         * @throws IllegalArgumentException if the cell was given before, the score has no upper end, or the method's
         *     direction was another before
         */
        public Builder add(String method, String material, Term score, Direction direction) {
            once(method, material);
            if (!score.value().isBounded()) {
                throw new IllegalArgumentException("score must have an upper end to be ranked, but was " + score.value()
                        + " of " + material + " by " + method);
            }
            if (directions.getOrDefault(method, direction) != direction) {
                throw new IllegalArgumentException("direction must be one for a method, but was two for " + method);
            }
            directions.put(method, direction);
            scores.computeIfAbsent(method, name -> new LinkedHashMap<>()).put(material, new Score(material, score));
            materials.add(material);
            return this;
        }

        /**
         * Says why a score is not there.
         *
         * @throws IllegalArgumentException if the cell was given before
         */
        public Builder missing(String method, String material, String why) {
            once(method, material);
            missing.add(new Missing(material, method, Objects.requireNonNull(why, "why is required")));
            materials.add(material);
            return this;
        }

        private void once(String method, String material) {
            boolean given = scores.getOrDefault(method, ImmutableMap.of()).containsKey(material)
                    || missing.stream().anyMatch(one -> one.method.equals(method) && one.material.equals(material));
            if (given) {
                throw new IllegalArgumentException(
                        "score must be given once, but was given twice: " + material + " by " + method);
            }
        }

        /**
         * Makes the comparison.
         *
         * @throws IllegalArgumentException if no score was given
         */
        public SideBySide build() {
            if (scores.isEmpty()) {
                throw new IllegalArgumentException("a comparison needs a score, but none was given");
            }
            return new SideBySide(this);
        }

        @Override
        public String toString() {
            return "side by side so far: " + scores.size() + " methods, " + materials.size() + " materials";
        }
    }
}
