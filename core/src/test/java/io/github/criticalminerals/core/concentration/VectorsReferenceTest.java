package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.concentration.Concentration.Denominator;
import io.github.criticalminerals.core.concentration.Concentration.Remainder;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs every case of a folder of reference files whose shape it knows, whatever the files are called, prints a line for
 * each (id, measure, expected, actual), and counts those that it does not know.
 *
 * <p>Shapes: {@code vectors} of {@code x} and {@code measures} (R packages, printed with 17 digits: 1e-12 relative;
 * EconGeo's entropy adds 1e-9 and prints 3 decimals); {@code cases} of {@code inputs} and {@code outputs} (amounts by
 * country, IEA country tables, shares in percent, a known top with a remainder, share intervals): 1e-12 relative where 15
 * or more digits or a whole number are printed, else half a unit of the last digit. A case that was remembered and not
 * read is a hint: it is printed, and does not fail.
 */
@Tag("shared")
class VectorsReferenceTest {

    private static final Pattern HERFINDAHL = Pattern.compile("ineq\\.Herfindahl parameter=([\\d.]+).*");
    private static final Pattern ATKINSON = Pattern.compile("ineq\\.Atkinson ([\\d.]+).*");
    private static final Pattern ENTROPY = Pattern.compile("ineq\\.entropy GE\\(([-\\d.]+)\\).*");
    private static final Pattern RENYI = Pattern.compile("vegan\\.renyi (hill|entropy) q=([\\d.]+|Inf).*");
    private static final Pattern TSALLIS = Pattern.compile("vegan\\.tsallis q=([\\d.]+).*");
    private static final Pattern RATIO = Pattern.compile("base-R CR(\\d+)");

    private final List<String> faults = new ArrayList<>();
    private int run;
    private int unknownMeasures;
    private int unknownCases;

    @Test
    void everyKnownCaseOfEveryFileIsReproduced() throws IOException {
        String folder = System.getProperty("critmin.vectors");
        assumeTrue(folder != null, "critmin.vectors is not set");
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<JsonNode> roots = new ArrayList<>();
        for (Path file : files) {
            JsonNode root = mapper.readTree(file.toFile());
            roots.add(root);
        }
        for (JsonNode root : roots) {
            for (JsonNode vector : root.path("vectors")) {
                if (vector.path("x").isArray() && vector.path("measures").isObject()) {
                    vector(vector);
                } else {
                    unknownCases++;
                }
            }
            for (JsonNode testCase : root.path("cases")) {
                if (!known(testCase)) {
                    unknownCases++;
                }
            }
        }
        System.out.println("vectors: " + run + " numbers compared, " + unknownMeasures + " measures and " + unknownCases
                + " cases of unknown shape, " + faults.size() + " faults");
        assertThat(faults).isEmpty();
        assertThat(run).isPositive();
    }

    // ---- vectors of x and measures

    private void vector(JsonNode vector) {
        double[] x = numbers(vector.path("x"));
        String id = vector.path("id").asText();
        vector.path("measures").properties().forEach(entry -> {
            String measure = entry.getKey();
            if (measure.startsWith("ineq.Lc.L")) {
                double[] sorted = x.clone();
                Arrays.sort(sorted);
                double[] curve = Inequality.lorenz(sorted);
                double[] expected = numbers(entry.getValue());
                for (int i = 0; i < Math.max(curve.length, expected.length); i++) {
                    compare(id, measure + "[" + i + "]", expected[i], curve[i], 1e-12, false);
                }
                return;
            }
            measure(id, measure, x, entry.getValue());
        });
    }

    private void measure(String id, String measure, double[] x, JsonNode expected) {
        Optional<Measured> found = Optional.ofNullable(measured(measure, x.length));
        if (found.isEmpty()) {
            unknownMeasures++;
            System.out.println("vectors: " + id + " | " + measure + " | unknown measure");
            return;
        }
        Measured measured = found.get();
        boolean notANumber = expected.isNull() || expected.asText().startsWith("N");
        OptionalDouble actual = measured.of(x);
        if (notANumber) {
            boolean undefined = actual.isEmpty() || !Double.isFinite(actual.getAsDouble());
            line(id, measure, "undefined", String.valueOf(actual), undefined);
            return;
        }
        double value = expected.asText().startsWith("Inf") ? Double.POSITIVE_INFINITY : expected.asDouble();
        boolean econGeo = measure.startsWith("EconGeo.entropy");
        double tolerance = econGeo ? 5e-4 + 3e-9 * x.length : 1e-12;
        compare(id, measure, value, actual.orElse(Double.NaN), tolerance, econGeo);
    }

    private interface Measured {
        double value(double[] x);

        default OptionalDouble of(double[] x) {
            try {
                return OptionalDouble.of(value(x));
            } catch (IllegalArgumentException e) {
                return OptionalDouble.empty();
            }
        }
    }

    /** The measure by its name in R, or null. Both ways to it are used where there are two. */
    private static Measured measured(String name, int n) {
        Matcher m = HERFINDAHL.matcher(name);
        if (m.matches()) {
            return both(Index.hannahKay(1 + Double.parseDouble(m.group(1))));
        }
        m = ATKINSON.matcher(name);
        if (m.matches()) {
            double epsilon = Double.parseDouble(m.group(1));
            return x -> agree(Inequality.atkinson(epsilon, x), Index.atkinson(epsilon, Zeros.KEPT), x);
        }
        m = ENTROPY.matcher(name);
        if (m.matches()) {
            double alpha = Double.parseDouble(m.group(1));
            return x -> agree(Inequality.generalisedEntropy(alpha, x), Index.generalisedEntropy(alpha, Zeros.KEPT), x);
        }
        m = RENYI.matcher(name);
        if (m.matches()) {
            double q = m.group(2).equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(m.group(2));
            return m.group(1).equals("hill")
                    ? x -> agree(Diversity.hill(q, x), Index.hill(q), x)
                    : both(Index.renyi(q));
        }
        m = TSALLIS.matcher(name);
        if (m.matches()) {
            return both(Index.tsallis(Double.parseDouble(m.group(1))));
        }
        m = RATIO.matcher(name);
        if (m.matches()) {
            int k = Integer.parseInt(m.group(1));
            return x -> agree(Leaders.concentrationRatio(k, sorted(x)), Index.concentrationRatio(k), x);
        }
        if (name.startsWith("ineq.Gini corr=TRUE")) {
            return x -> n == 1 ? Double.NaN : Inequality.gini(sorted(x)) * n / (n - 1);
        }
        if (name.startsWith("ineq.Gini") || name.startsWith("laeken.gini/100")) {
            return x -> agree(Inequality.gini(sorted(x)), Index.gini(Zeros.KEPT), x);
        }
        if (name.startsWith("ineq.RS")) {
            return x -> agree(Inequality.hoover(x), Index.hoover(Zeros.KEPT), x);
        }
        if (name.startsWith("ineq.Theil T")) {
            return both(Index.theilT(Zeros.DROPPED));
        }
        if (name.startsWith("ineq.Theil L")) {
            return Inequality::theilL;
        }
        if (name.startsWith("ineq.var.coeff CV")) {
            return x -> n == 1 ? Double.NaN : Math.sqrt(2 * Inequality.generalisedEntropy(2, x));
        }
        if (name.startsWith("ineq.Herfindahl") || name.equals("EconGeo.Herfindahl")) {
            return x -> agree(Herfindahl.ofAmounts(x), Index.HHI, x);
        }
        if (name.startsWith("ineq.Rosenbluth")) {
            return x -> agree(Leaders.hallTideman(sorted(x)), Index.HALL_TIDEMAN, x);
        }
        return switch (name) {
            case "vegan.diversity shannon (nats)" -> x -> agree(Diversity.entropy(x), Index.SHANNON, x);
            case "vegan.diversity shannon base 2", "EconGeo.entropy (log2, package rounds to 3 digits, adds 1e-9)" ->
                x -> Diversity.entropy(x) / Math.log(2);
            case "vegan.diversity simpson (1-HHI)" -> both(Index.tsallis(2));
            case "vegan.diversity invsimpson (1/HHI)" -> both(Index.EFFECTIVE_NUMBER);
            case "vegan.specnumber (positives)" -> both(Index.hill(0));
            case "vegan Pielou evenness H/ln S" -> both(Index.evenness(Zeros.DROPPED));
            default -> null;
        };
    }

    /** The index of the amounts, which must be both ends of its bounds too. */
    private static Measured both(Index index) {
        return x -> agree(index.ofAmounts(x), index, x);
    }

    private static double agree(double kernel, Index index, double[] x) {
        Knowledge exact =
                Knowledge.ofAmounts(x, x, new double[0], new double[0], new double[0], Double.POSITIVE_INFINITY);
        ShareBounds bounds = new ShareBounds(exact, ShareBounds.DEFAULT_WORK);
        double low = bounds.leastConcentrated(index).value;
        double high = bounds.mostConcentrated(index).value;
        double tolerance = 1e-12 * Math.max(1, Math.abs(kernel));
        if (low != high || Math.abs(low - kernel) > tolerance) {
            throw new AssertionError(index + ": kernel " + kernel + ", bounds " + low + ".." + high);
        }
        return kernel;
    }

    private static double[] sorted(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    // ---- cases of inputs and outputs

    private boolean known(JsonNode testCase) {
        try {
            return runIfKnown(testCase);
        } catch (UnknownNameException e) {
            System.out.println("vectors: " + testCase.path("id").asText() + " | not run: " + e.getMessage());
            return false;
        }
    }

    private boolean runIfKnown(JsonNode testCase) {
        JsonNode inputs = testCase.path("inputs");
        JsonNode outputs = testCase.path("outputs");
        if (inputs.path("countries_kt").isObject()) {
            ieaTable(testCase, inputs);
        } else if (inputs.path("shares_pct").isArray()) {
            double hhi = Herfindahl.points(Herfindahl.ofAmounts(numbers(inputs.path("shares_pct"))));
            each(testCase, key -> key.equals("hhi") ? OptionalDouble.of(hhi) : OptionalDouble.empty());
        } else if (inputs.path("top").isArray() && inputs.has("remainder")) {
            knownTop(testCase, inputs);
        } else if (inputs.path("lower").isArray() && inputs.path("upper").isArray()) {
            intervals(testCase, inputs);
        } else if (isAmountsByCountry(inputs, outputs)) {
            amountsByCountry(testCase, inputs);
        } else {
            return false;
        }
        return true;
    }

    private static boolean isAmountsByCountry(JsonNode inputs, JsonNode outputs) {
        boolean amounts = inputs.size() > 0;
        for (Map.Entry<String, JsonNode> entry : inputs.properties()) {
            amounts &= entry.getValue().isNumber() && entry.getKey().matches("[A-Z]{3}|OTHER");
        }
        boolean index = false;
        for (Iterator<String> it = outputs.fieldNames(); it.hasNext(); ) {
            index |= it.next().startsWith("hhi");
        }
        return amounts && index;
    }

    private interface Outputs {
        OptionalDouble of(String key);
    }

    private void each(JsonNode testCase, Outputs outputs) {
        boolean hint = testCase.path("read").asText().equals("memory");
        testCase.path("outputs").properties().forEach(entry -> {
            String id = testCase.path("id").asText();
            OptionalDouble actual = outputs.of(entry.getKey());
            if (actual.isEmpty() || !entry.getValue().isNumber()) {
                unknownMeasures++;
                System.out.println("vectors: " + id + " | " + entry.getKey() + " | unknown measure");
                return;
            }
            double expected = entry.getValue().asDouble();
            int digits = entry.getValue().decimalValue().precision();
            boolean exact = entry.getValue().isIntegralNumber() || digits >= 15;
            int scale = entry.getValue().decimalValue().scale();
            double tolerance = exact ? 1e-12 : 0.5 * Math.pow(10, -scale) + 1e-12;
            int before = faults.size();
            compare(id, entry.getKey(), expected, actual.getAsDouble(), tolerance, !exact);
            if (hint && faults.size() > before) {
                System.out.println("vectors: " + faults.remove(before) + " (a hint, not a reference)");
            }
        });
    }

    private void amountsByCountry(JsonNode testCase, JsonNode inputs) {
        SupplyTable.Builder builder = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.UNSTATED);
        inputs.properties().forEach(entry -> {
            if (entry.getKey().equals("OTHER")) {
                builder.remainder(entry.getValue().asDouble());
            } else {
                builder.add(entry.getKey(), entry.getValue().asDouble());
            }
        });
        if (testCase.has("world_rounded") || testCase.path("inputs").has("world_rounded")) {
            builder.printedTotal(testCase.path("world_rounded").asDouble());
        }
        SupplyTable table = builder.build();
        Concentration asOne = Concentration.of(table).withRemainder(Remainder.AS_ONE);
        double china = table.findAmount(Producer.parse("China"))
                .map(mass -> mass.tonnes().exactValue())
                .orElse(Double.NaN);
        each(testCase, key -> switch (key) {
            case "sum_of_rows", "sum" ->
                OptionalDouble.of(table.sumOfRows().tonnes().exactValue());
            case "china_share_of_sum_pct" ->
                OptionalDouble.of(100 * table.shareOf("China").fraction().exactValue());
            case "china_share_of_rounded_total_pct" ->
                OptionalDouble.of(100
                        * china
                        / table.printedTotal().orElseThrow().tonnes().exactValue());
            case "hhi", "hhi_other_as_one_producer" -> exact(asOne.hhi().points());
            case "hhi_lower_other_atomistic" ->
                OptionalDouble.of(Concentration.of(table)
                        .withUnlimitedUnnamed()
                        .hhi()
                        .points()
                        .lower());
            case "hhi_over_rounded_total_other_as_one" ->
                exact(asOne.withDenominator(Denominator.PRINTED_TOTAL).hhi().points());
            case "effective_number" -> exact(asOne.effectiveNumber().value());
            default ->
                key.matches("cr[1-9]\\d*")
                        ? exact(asOne.crK(Integer.parseInt(key.substring(2))).value())
                        : OptionalDouble.empty();
        });
    }

    private static OptionalDouble exact(Interval value) {
        return OptionalDouble.of(value.exactValue());
    }

    private void ieaTable(JsonNode testCase, JsonNode inputs) {
        double total = inputs.path("total_kt").asDouble();
        SupplyTable table = ieaTable(inputs);
        Concentration concentration = Concentration.of(table)
                .withDenominator(Denominator.PRINTED_TOTAL)
                .withUnlimitedUnnamed();
        each(testCase, key -> switch (key) {
            case "top_share" ->
                OptionalDouble.of(concentration.crK(1).lowerCompletion().named().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow());
            case "top3_named_share" ->
                OptionalDouble.of(concentration.crK(3).value().lower());
            case "published_top3Share" -> OptionalDouble.of(publishedTop3(table));
            case "hhi_lower_row_atomistic" ->
                OptionalDouble.of(concentration.hhi().points().lower());
            case "hhi_upper_row_one_producer" ->
                OptionalDouble.of(concentration.hhi().points().upper());
            case "n_minus_1_supply_share" ->
                OptionalDouble.of(concentration.nMinus1().value().upper());
            case "n_minus_1_supply_kt" ->
                OptionalDouble.of(total * concentration.nMinus1().value().upper());
            default -> OptionalDouble.empty();
        });
    }

    /**
     * In some IEA tables the rest of the world contains named countries (a listed erratum): rows and rest then exceed the
     * total by just their amounts, and the printed share of the top three leaves them out.
     */
    private static double publishedTop3(SupplyTable table) {
        double[] amounts = table.rows().stream()
                .mapToDouble(row -> row.amount().tonnes().exactValue())
                .sorted()
                .toArray();
        double total = table.printedTotal().orElseThrow().tonnes().exactValue();
        double excess = table.sumOfRows().tonnes().exactValue() - total;
        for (int contained = 0; contained < 1 << amounts.length; contained++) {
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
        throw new AssertionError("rows and rest exceed the total by " + excess + ", which is no set of rows");
    }

    private static SupplyTable ieaTable(JsonNode inputs) {
        SupplyTable.Builder builder = SupplyTable.builder("magnet rare earths", Stage.MINING, 2024, Basis.UNSTATED);
        inputs.path("countries_kt")
                .properties()
                .forEach(entry -> builder.add(
                        Producer.parse(entry.getKey()),
                        Mass.ofTonnes(1000 * entry.getValue().asDouble(), Basis.UNSTATED)));
        return builder.remainder(io.github.criticalminerals.core.dataset.SupplyRow.of(
                        Aggregate.of("Rest of world"),
                        Mass.ofTonnes(1000 * inputs.path("rest_of_world_kt").asDouble(), Basis.UNSTATED)))
                .printedTotal(1000 * inputs.path("total_kt").asDouble())
                .build();
    }

    private void knownTop(JsonNode testCase, JsonNode inputs) {
        double[] top = numbers(inputs.path("top"));
        double rest = inputs.path("remainder").asDouble();
        double unnamed = inputs.has("n") ? inputs.path("n").asInt() - top.length : Double.POSITIVE_INFINITY;
        double smallest = Arrays.stream(top).min().orElseThrow();
        ShareBounds capped = bounds(top, top, rest, unnamed, smallest);
        ShareBounds open = bounds(top, top, rest, unnamed, Double.POSITIVE_INFINITY);
        each(testCase, key -> switch (key) {
            case "lower" -> OptionalDouble.of(capped.leastConcentrated(Index.HHI).value);
            case "upper_tight" -> OptionalDouble.of(capped.mostConcentrated(Index.HHI).value);
            case "upper_linear(Hk+R*sk)" ->
                OptionalDouble.of(Arrays.stream(top).map(s -> s * s).sum() + rest * smallest);
            case "upper_if_remainder_may_be_one" -> OptionalDouble.of(open.mostConcentrated(Index.HHI).value);
            default -> OptionalDouble.empty();
        });
    }

    private void intervals(JsonNode testCase, JsonNode inputs) {
        double sum = inputs.has("sum") ? inputs.path("sum").asDouble() : 1;
        Knowledge known = new Knowledge(
                numbers(inputs.path("lower")),
                numbers(inputs.path("upper")),
                new double[0],
                new double[0],
                new double[0],
                sum,
                Double.POSITIVE_INFINITY);
        ShareBounds bounds = new ShareBounds(known, ShareBounds.DEFAULT_WORK);
        each(testCase, key -> switch (key) {
            case "min", "lower" -> OptionalDouble.of(bounds.leastConcentrated(Index.HHI).value);
            case "max", "upper" -> OptionalDouble.of(bounds.mostConcentrated(Index.HHI).value);
            default -> OptionalDouble.empty();
        });
    }

    private static ShareBounds bounds(double[] lower, double[] upper, double rest, double unnamed, double cap) {
        Knowledge known =
                Knowledge.ofShares(lower, upper, new double[] {rest}, new double[] {rest}, new double[] {unnamed}, cap);
        return new ShareBounds(known, ShareBounds.DEFAULT_WORK);
    }

    // ---- comparing

    private void compare(
            String id, String measure, double expected, double actual, double tolerance, boolean absolute) {
        double allowed = absolute ? tolerance : tolerance * Math.max(Math.abs(expected), 1e-2);
        boolean good = expected == actual || Math.abs(expected - actual) <= allowed;
        line(id, measure, String.valueOf(expected), String.valueOf(actual), good);
    }

    private void line(String id, String measure, String expected, String actual, boolean good) {
        run++;
        String line = id + " | " + measure + " | expected " + expected + " | actual " + actual;
        System.out.println("vectors: " + line + (good ? "" : " | DIFFERS"));
        if (!good) {
            faults.add(line);
        }
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
