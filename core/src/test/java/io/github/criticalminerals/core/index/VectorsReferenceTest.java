package io.github.criticalminerals.core.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.Concentration.Denominator;
import io.github.criticalminerals.core.concentration.Concentration.Remainder;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.ReferenceCases;
import io.github.criticalminerals.core.domain.ReferenceCases.Shape;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The {@link ReferenceCases} of concentration. Measures of R packages are printed with 17 digits: 1e-12 relative, and
 * 1e-14 for what is less than 0.01 (EconGeo's entropy adds 1e-9 and prints 3 decimals). Cases of amounts by country,
 * IEA country tables, shares in percent, a known top with a remainder, and share intervals: 1e-12 relative where 15 or
 * more digits are printed.
 */
@Tag("shared")
class VectorsReferenceTest {

    private static final double RELATIVE = 1e-12;
    private static final double ABSOLUTE = 1e-14;

    /** A measure by its name in R, of the number in it. */
    private record Named(String pattern, DoubleFunction<Index> index) {}

    private static final List<Named> NAMED = List.of(
            new Named("ineq\\.Herfindahl parameter=([\\d.]+).*", parameter -> Index.hannahKay(1 + parameter)),
            new Named("ineq\\.Atkinson ([\\d.]+).*", epsilon -> Index.atkinson(epsilon, Zeros.KEPT)),
            new Named("ineq\\.entropy GE\\(([-\\d.]+)\\).*", alpha -> Index.generalisedEntropy(alpha, Zeros.KEPT)),
            new Named("vegan\\.renyi hill q=([\\d.]+|Inf).*", Index::hill),
            new Named("vegan\\.renyi entropy q=([\\d.]+|Inf).*", Index::renyi),
            new Named("vegan\\.tsallis q=([\\d.]+).*", Index::tsallis),
            new Named("base-R CR(\\d+)", k -> Index.concentrationRatio((int) k)));

    private final ReferenceCases cases;

    VectorsReferenceTest() throws IOException {
        this.cases = ReferenceCases.of("concentration");
    }

    @Test
    void everyKnownCaseOfEveryFileIsReproduced() {
        cases.run(
                EnumSet.of(
                        Shape.MEASURES,
                        Shape.AMOUNTS,
                        Shape.COUNTRY_TABLE,
                        Shape.PERCENT,
                        Shape.KNOWN_TOP,
                        Shape.INTERVALS),
                (shape, testCase, file) -> {
                    switch (shape) {
                        case MEASURES -> measures(testCase);
                        case COUNTRY_TABLE -> countryTable(testCase);
                        case PERCENT -> percent(testCase);
                        case KNOWN_TOP -> knownTop(testCase);
                        case INTERVALS -> intervals(testCase);
                        default -> amountsByCountry(testCase);
                    }
                    return true;
                });
        cases.finish();
    }

    // ---- vectors of x and measures

    private void measures(JsonNode vector) {
        double[] all = ReferenceCases.numbers(vector.path("x"));
        for (Map.Entry<String, JsonNode> entry : vector.path("measures").properties()) {
            String measure = entry.getKey();
            double[] x = measure.contains("zeros dropped") && !measure.startsWith("ineq.Theil T")
                    ? Arrays.stream(all).filter(amount -> amount > 0).toArray()
                    : all;
            Optional<Measured> found = Optional.ofNullable(measured(measure, x.length));
            if (measure.startsWith("ineq.Lc.L")) {
                lorenz(vector, measure, x, entry.getValue());
            } else if (found.isEmpty()) {
                cases.unknownMeasure(ReferenceCases.id(vector), measure);
            } else {
                boolean econGeo = measure.startsWith("EconGeo.entropy");
                cases.compare(
                        vector,
                        measure,
                        entry.getValue(),
                        found.get().of(x),
                        econGeo ? 0 : RELATIVE,
                        econGeo ? 5e-4 + 3e-9 * x.length : ABSOLUTE);
            }
        }
    }

    private void lorenz(JsonNode vector, String measure, double[] x, JsonNode expected) {
        double[] curve = Profile.lorenz(x);
        for (int i = 0; i < Math.max(curve.length, expected.size()); i++) {
            cases.compare(vector, measure + "[" + i + "]", expected.path(i), curve[i], RELATIVE, ABSOLUTE);
        }
    }

    private interface Measured {
        double value(double[] x);

        /** NaN where it is undefined. */
        default double of(double[] x) {
            try {
                return value(x);
            } catch (IllegalArgumentException e) {
                return Double.NaN;
            }
        }
    }

    /** The measure by its name in R, or null. */
    private static Measured measured(String name, int n) {
        for (Named each : NAMED) {
            if (name.matches(each.pattern)) {
                String number = name.replaceAll(each.pattern, "$1").replace("Inf", "Infinity");
                return both(each.index.apply(Double.parseDouble(number)));
            }
        }
        return switch (name.replaceFirst(" \\(.*", "")) {
            case "ineq.Gini corr=TRUE" ->
                x -> n == 1 ? Double.NaN : Index.gini(Zeros.KEPT).ofAmounts(x) * n / (n - 1);
            case "ineq.Gini", "laeken.gini/100" -> both(Index.gini(Zeros.KEPT));
            case "ineq.RS" -> both(Index.hoover(Zeros.KEPT));
            case "ineq.Theil T" -> both(Index.theilT(Zeros.DROPPED));
            case "ineq.Theil L" -> x -> Index.theilL(Zeros.KEPT).kernel(n).applyAsDouble(x.clone());
            case "ineq.var.coeff CV" ->
                x -> n == 1
                        ? Double.NaN
                        : Math.sqrt(2 * Index.generalisedEntropy(2, Zeros.KEPT).ofAmounts(x));
            case "ineq.Herfindahl", "EconGeo.Herfindahl" -> x -> agree(Herfindahl.ofAmounts(x), Index.HHI, x);
            case "ineq.Rosenbluth" -> both(Index.HALL_TIDEMAN);
            case "vegan.diversity shannon" -> both(Index.SHANNON);
            case "vegan.diversity shannon base 2", "EconGeo.entropy" -> x -> Index.SHANNON.ofAmounts(x) / Math.log(2);
            case "vegan.diversity simpson" -> both(Index.tsallis(2));
            case "vegan.diversity invsimpson" -> both(Index.EFFECTIVE_NUMBER);
            case "vegan.specnumber" -> both(Index.hill(0));
            case "vegan Pielou evenness H/ln S" -> both(Index.evenness(Zeros.DROPPED));
            default -> null;
        };
    }

    /** The index of the amounts, which must be both ends of its bounds too. */
    private static Measured both(Index index) {
        return x -> agree(index.ofAmounts(x), index, x);
    }

    private static double agree(double kernel, Index index, double[] x) {
        double low = Known.least(index, Known.amounts(x, x)).value;
        double high = Known.most(index, Known.amounts(x, x)).value;
        double tolerance = 1e-12 * Math.max(1, Math.abs(kernel));
        if (low != high || Math.abs(low - kernel) > tolerance) {
            throw new AssertionError(index + ": kernel " + kernel + ", bounds " + low + ".." + high);
        }
        return kernel;
    }

    // ---- cases of inputs and outputs

    /** Outputs by name; null of a name that is not known. */
    private void each(JsonNode testCase, Function<String, Double> outputs) {
        cases.compareEach(testCase, RELATIVE, key -> {
            Double ours = outputs.apply(key);
            return ours == null ? OptionalDouble.empty() : OptionalDouble.of(ours);
        });
    }

    private void percent(JsonNode testCase) {
        double[] shares = ReferenceCases.numbers(ReferenceCases.in(testCase).path("shares_pct"));
        double hhi = Herfindahl.points(Herfindahl.ofAmounts(shares));
        each(testCase, key -> key.equals("hhi") ? hhi : null);
    }

    private void amountsByCountry(JsonNode testCase) {
        SupplyTableBuilder builder = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.UNSTATED);
        ReferenceCases.amountsByCountry(ReferenceCases.in(testCase)).forEach((country, amount) -> {
            if (country.equals("OTHER")) {
                builder.remainder(amount.asDouble());
            } else if (amount.isNull()) {
                builder.add(Country.of(country), Mass.unknown(Basis.UNSTATED));
            } else {
                builder.add(country, amount.asDouble());
            }
        });
        for (JsonNode place : List.of(testCase, ReferenceCases.in(testCase))) {
            if (place.path("world_rounded").isNumber()) {
                builder.printedTotal(place.path("world_rounded").asDouble());
            }
        }
        SupplyTable table = builder.build();
        Concentration asOne = Concentration.of(table).withRemainder(Remainder.AS_ONE);
        double china = table.findAmount(Producer.parse("China"))
                .map(mass -> mass.tonnes().exactValue())
                .orElse(Double.NaN);
        each(testCase, key -> switch (key) {
            case "sum_of_rows", "sum" -> table.sumOfRows().tonnes().exactValue();
            case "china_share_of_sum_pct" ->
                100 * table.shareOf("China").fraction().exactValue();
            case "china_share_of_rounded_total_pct" ->
                100 * china / table.printedTotal().orElseThrow().tonnes().exactValue();
            case "hhi", "hhi_other_as_one_producer" -> asOne.hhi().points().exactValue();
            case "hhi_lower_other_atomistic" ->
                Concentration.of(table).withUnlimitedUnnamed().hhi().points().lower();
            case "hhi_over_rounded_total_other_as_one" ->
                asOne.withDenominator(Denominator.PRINTED_TOTAL).hhi().points().exactValue();
            case "effective_number" -> asOne.of(Index.EFFECTIVE_NUMBER).value().exactValue();
            default ->
                key.matches("cr[1-9]\\d*")
                        ? asOne.concentrationRatio(Integer.parseInt(key.substring(2)))
                                .value()
                                .exactValue()
                        : null;
        });
    }

    private void countryTable(JsonNode testCase) {
        JsonNode inputs = ReferenceCases.in(testCase);
        double total = inputs.path("total_kt").asDouble();
        SupplyTable table = ieaTable(inputs);
        Concentration concentration = Concentration.of(table)
                .withDenominator(Denominator.PRINTED_TOTAL)
                .withUnlimitedUnnamed();
        each(testCase, key -> switch (key) {
            case "top_share" ->
                concentration.concentrationRatio(1).completion(Side.LOW).named().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow();
            case "top3_named_share" ->
                concentration.concentrationRatio(3).value().lower();
            case "published_top3Share" -> publishedTop3(table);
            case "hhi_lower_row_atomistic" -> concentration.hhi().points().lower();
            case "hhi_upper_row_one_producer" -> concentration.hhi().points().upper();
            case "n_minus_1_supply_share" -> concentration.nMinus1().value().upper();
            case "n_minus_1_supply_kt" ->
                total * concentration.nMinus1().value().upper();
            default -> null;
        });
    }

    /**
     * In some IEA tables the rest of the world contains named countries (a listed erratum): rows and rest then exceed
     * the total by just their amounts, and the printed share of the top three leaves them out.
     */
    private static double publishedTop3(SupplyTable table) {
        double[] amounts = table.rows().stream()
                .filter(row -> row.amount().isKnown())
                .mapToDouble(row -> row.amount().tonnes().exactValue())
                .sorted()
                .toArray();
        double total = table.printedTotal().orElseThrow().tonnes().exactValue();
        double excess = table.sumOfRows().tonnes().exactValue() - total;
        for (int contained = 0; contained < 1 << Math.min(20, amounts.length); contained++) {
            double sum = 0;
            List<Double> left = new ArrayList<>();
            for (int i = 0; i < amounts.length; i++) {
                if ((contained >> i & 1) == 1) {
                    sum += amounts[i];
                } else {
                    left.add(amounts[i]);
                }
            }
            if (Math.abs(sum - excess) <= 1e-9 * total) {
                return left.stream()
                                .skip(Math.max(0, left.size() - 3))
                                .mapToDouble(x -> x)
                                .sum()
                        / total;
            }
        }
        return Arrays.stream(amounts).skip(Math.max(0, amounts.length - 3)).sum() / total;
    }

    private static SupplyTable ieaTable(JsonNode inputs) {
        SupplyTableBuilder builder = SupplyTable.builder("magnet rare earths", Stage.MINING, 2024, Basis.UNSTATED);
        inputs.path("countries_kt")
                .properties()
                .forEach(entry -> builder.add(
                        Producer.parse(entry.getKey()),
                        entry.getValue().isNull()
                                ? Mass.unknown(Basis.UNSTATED)
                                : Mass.ofTonnes(1000 * entry.getValue().asDouble(), Basis.UNSTATED)));
        return builder.remainder(SupplyRow.of(
                        Aggregate.of("Rest of world"),
                        Mass.ofTonnes(1000 * inputs.path("rest_of_world_kt").asDouble(), Basis.UNSTATED)))
                .printedTotal(1000 * inputs.path("total_kt").asDouble())
                .build();
    }

    private void knownTop(JsonNode testCase) {
        JsonNode inputs = ReferenceCases.in(testCase);
        double[] top = ReferenceCases.numbers(inputs.path("top"));
        double rest = inputs.path("remainder").asDouble();
        double unnamed = inputs.hasNonNull("n") ? inputs.path("n").asInt() - top.length : Double.POSITIVE_INFINITY;
        double smallest = Arrays.stream(top).min().orElseThrow();
        ShareBounds capped = Known.bounds(Known.shares(top, top, Interval.exact(rest), unnamed, smallest));
        ShareBounds open = Known.bounds(Known.shares(top, top, Interval.exact(rest), unnamed, Known.NO_CAP));
        each(testCase, key -> switch (key) {
            case "lower" -> capped.leastConcentrated(Index.HHI).value;
            case "upper_tight" -> capped.mostConcentrated(Index.HHI).value;
            case "upper_linear(Hk+R*sk)" -> Arrays.stream(top).map(s -> s * s).sum() + rest * smallest;
            case "upper_if_remainder_may_be_one" -> open.mostConcentrated(Index.HHI).value;
            default -> null;
        });
    }

    private void intervals(JsonNode testCase) {
        JsonNode inputs = ReferenceCases.in(testCase);
        double sum = inputs.hasNonNull("sum") ? inputs.path("sum").asDouble() : 1;
        Knowledge known = new Knowledge(
                ReferenceCases.numbers(inputs.path("lower")),
                ReferenceCases.numbers(inputs.path("upper")),
                Known.NONE,
                Known.NONE,
                Known.NONE,
                sum,
                Known.NO_CAP);
        ShareBounds bounds = Known.bounds(known);
        each(testCase, key -> switch (key) {
            case "min", "lower" -> bounds.leastConcentrated(Index.HHI).value;
            case "max", "upper" -> bounds.mostConcentrated(Index.HHI).value;
            default -> null;
        });
    }
}
