package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The reference cases of every {@code .json} file in the folder that {@code critmin.vectors} names, told apart by their
 * fields and not by the file's name, and what came of each: a line for each number (case, measure, expected, actual),
 * and at the end how many were compared, what is of no known shape, and what differs.
 *
 * <p>A case that is not of a shape is named, whatever it is; one that throws is a fault and does not keep the others
 * from being run. Where 15 or more digits are printed a number must agree to the relative tolerance asked for, else to
 * half a unit of the last digit; a whole number must agree exactly, and so must every number of a case that was derived
 * and prints one of its numbers in full. A case that was remembered and not read is a hint: it is printed and does not
 * fail.
 */
public final class ReferenceCases {

    private static final int FULL_PRECISION = 15;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** What a case is of, by its fields; the first that fits. */
    public enum Shape {
        /** R's measures of a vector of shares or tonnes. */
        MEASURES(c -> c.path("x").isArray() && c.path("measures").isObject()),
        /** GeoPolRisk of bare numbers, or of production and trade. */
        GEOPOLRISK(c -> c.path("expected").isObject()
                && (has(c, "numerator", "total_trade", "price", "domestic_production_t", "hhi")
                        || in(c).path("production").isArray())),
        /** GeoPolRisk with production by country and code. */
        GEOPOLRISK_WORKBOOK(
                c -> productions(c).count() == 1 && in(c).path("imports").isArray()),
        /** An estimate of governance to GeoPolRisk's weight. */
        GOVERNANCE_WEIGHT(c -> has(c, "estimate") && out(c).has("g")),
        /** The mean of three of the USGS. */
        USGS_MEAN(c -> has(c, "DP", "TE", "EV")),
        /** Net import reliance. */
        NET_IMPORT_RELIANCE(c -> has(c, "apparent_consumption", "production")),
        /** The EU's formula by countries. */
        EU_FORMULA(c -> (in(c).path("GS").isObject() || in(c).path("EU").isObject()) && has(c, "EoL_RIR", "SI_SR")),
        /** A group of elements as the mean of them. */
        EU_GROUP(c -> out(c).has("SR_group")),
        /** Who meets the EU's thresholds. */
        EU_THRESHOLDS(c -> has(c, "SR_threshold", "EI_threshold")
                && out(c).path("rows_meeting_both").isArray()),
        /** Countries, the rest of the world and the total. */
        COUNTRY_TABLE(c -> in(c).path("countries_kt").isObject() && has(c, "rest_of_world_kt", "total_kt")),
        /** Shares in percent. */
        PERCENT(c -> in(c).path("shares_pct").isArray()),
        /** The largest shares and what is left. */
        KNOWN_TOP(c -> in(c).path("top").isArray() && has(c, "remainder")),
        /** Intervals of shares. */
        INTERVALS(c -> in(c).path("lower").isArray() && in(c).path("upper").isArray()),
        /** What is made of amounts, or what it costs, with a constant elasticity of substitution. */
        SUBSTITUTION(c -> has(c, "delta", "sigma") && (has(c, "x") || has(c, "p"))),
        /** One market after a cut. */
        CUT(c -> has(c, "share_removed", "eps_demand", "eps_supply")),
        /** How long a stock lasts. */
        STOCK(c -> has(c, "gap_share", "stock_days_of_demand")),
        /** Amounts by country code. */
        AMOUNTS(c ->
                !amountsByCountry(in(c)).isEmpty() && names(out(c)).stream().anyMatch(name -> name.startsWith("hhi")));

        @SuppressWarnings("ImmutableEnumChecker") // a lambda without captures
        private final Predicate<JsonNode> fits;

        Shape(Predicate<JsonNode> fits) {
            this.fits = fits;
        }

        static Optional<Shape> of(JsonNode testCase) {
            return Stream.of(values())
                    .filter(shape -> shape.fits.test(testCase))
                    .findFirst();
        }
    }

    /** What runs one case. */
    public interface Runner {
        /** False if the case is of no shape after all. */
        boolean run(Shape shape, JsonNode testCase, JsonNode file);
    }

    private final String subject;
    private final Map<Path, JsonNode> files;
    private final List<String> faults = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int compared;
    private int asPrinted;
    private int cases;
    private int elsewhere;
    private int unknownMeasures;

    private ReferenceCases(String subject, Map<Path, JsonNode> files) {
        this.subject = subject;
        this.files = files;
    }

    /** The cases of the folder; skips the test, visibly, where nobody says where that is. */
    public static ReferenceCases of(String subject) throws IOException {
        String folder = System.getProperty("critmin.vectors");
        assumeTrue(folder != null, "critmin.vectors is not set");
        return in(subject, Path.of(folder));
    }

    static ReferenceCases in(String subject, Path folder) throws IOException {
        Map<Path, JsonNode> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".json")).toList()) {
                files.put(file, MAPPER.readTree(file.toFile()));
            }
        }
        return new ReferenceCases(subject, files);
    }

    /** Runs the cases of some shapes; names what is of none. */
    public void run(Set<Shape> shapes, Runner runner) {
        files.forEach((file, root) -> {
            if (root.isArray()) {
                run(file, "case", root, root, shapes, runner);
            }
            for (Map.Entry<String, JsonNode> part : root.properties()) {
                boolean list = part.getValue().isArray()
                        && (Set.of("vectors", "cases").contains(part.getKey())
                                || StreamSupport.stream(part.getValue().spliterator(), false)
                                        .anyMatch(element -> Shape.of(element).isPresent()));
                if (list) {
                    run(file, part.getKey(), root, part.getValue(), shapes, runner);
                } else if (part.getValue().isContainerNode()
                        && !part.getKey().startsWith("_")
                        && !Set.of("tool", "formula").contains(part.getKey())
                        && !isRatingTable(part.getValue())) {
                    unknown.add(file.getFileName() + " " + part.getKey());
                }
            }
        });
    }

    /** Rows of supply risk and economic importance, such as the EU's study prints. */
    public static boolean isRatingTable(JsonNode part) {
        JsonNode rows = part.path("rows");
        return rows.isObject() && !rows.isEmpty() && rows.elements().next().has("SR_E");
    }

    /** The files, for what is no list of cases. */
    public List<JsonNode> roots() {
        return List.copyOf(files.values());
    }

    private void run(Path file, String list, JsonNode root, JsonNode elements, Set<Shape> shapes, Runner runner) {
        int number = 0;
        for (JsonNode testCase : elements) {
            number++;
            String name = testCase.has("id") ? id(testCase) : file.getFileName() + " " + list + " " + number;
            Optional<Shape> shape = Shape.of(testCase);
            if (shape.isEmpty()) {
                unknown.add(name);
            } else if (!shapes.contains(shape.get())) {
                elsewhere++;
            } else {
                cases++;
                try {
                    if (!runner.run(shape.get(), testCase, root)) {
                        unknown.add(name);
                    }
                } catch (UnknownNameException e) {
                    System.out.println("vectors: " + name + " | not run: " + e.getMessage());
                    unknown.add(name);
                } catch (RuntimeException | AssertionError e) {
                    if (e instanceof IllegalArgumentException && printsNoNumber(testCase)) {
                        line(testCase, "error", "no number", String.valueOf(e.getMessage()), true);
                    } else {
                        fault(name + " | threw " + e);
                    }
                }
            }
        }
    }

    /** Prints what came of all, fails if a number differs, and skips the test, visibly, if there was none. */
    public void finish() {
        for (String name : unknown) {
            System.out.println("vectors: " + name + " | of unknown shape");
        }
        System.out.println("vectors: " + summary());
        assertThat(faults).isEmpty();
        assumeTrue(compared > 0, "critmin.vectors has no case of " + subject);
    }

    /** Numbers and cases in one line. */
    String summary() {
        return subject + ": " + compared + " numbers of " + cases + " cases compared (" + asPrinted
                + " agree as printed), " + elsewhere + " cases run elsewhere, " + unknown.size()
                + " of unknown shape, " + unknownMeasures + " unknown measures, " + faults.size() + " faults";
    }

    /** What differs. */
    List<String> faults() {
        return faults;
    }

    /** What is of no known shape. */
    List<String> unknown() {
        return unknown;
    }

    // ---- what a case says

    /** Its name. */
    public static String id(JsonNode testCase) {
        return testCase.path("id").asText();
    }

    /** Its inputs. */
    public static JsonNode in(JsonNode testCase) {
        return testCase.path("inputs");
    }

    /** Its outputs. */
    public static JsonNode out(JsonNode testCase) {
        return testCase.path("outputs");
    }

    /** The names of the fields of an object. */
    public static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The numbers of an array. */
    public static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(ReferenceCases::number)
                .toArray();
    }

    /** A number, also where it is given as text; NaN where there is none. */
    public static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        String text = node.asText().strip();
        if (text.matches("(?i)[+-]?inf(inity)?")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text.matches("[-+]?[\\d.]+([eE][-+]?\\d+)?") ? Double.parseDouble(text) : Double.NaN;
    }

    /** Amounts by three letters or OTHER, a missing one null; what else the inputs say is no amount. */
    public static Map<String, JsonNode> amountsByCountry(JsonNode inputs) {
        Map<String, JsonNode> amounts = new LinkedHashMap<>();
        inputs.properties().forEach(entry -> {
            JsonNode amount = entry.getValue();
            if (entry.getKey().matches("[A-Z]{3}|OTHER") && (amount.isNumber() || amount.isNull())) {
                amounts.put(entry.getKey(), amount);
            }
        });
        return amounts;
    }

    /** A workbook's production, whose name ends in the year and the unit. */
    public static Map.Entry<String, JsonNode> production(JsonNode testCase) {
        return productions(testCase).findFirst().orElseThrow();
    }

    private static Stream<Map.Entry<String, JsonNode>> productions(JsonNode testCase) {
        return in(testCase).properties().stream()
                .filter(entry -> entry.getKey().startsWith("production_")
                        && entry.getValue().isObject());
    }

    private static boolean has(JsonNode testCase, String... inputs) {
        return Stream.of(inputs).allMatch(in(testCase)::hasNonNull);
    }

    // ---- comparing

    /** Each output of a case against what is computed of it, where something is. */
    public void compareEach(JsonNode testCase, double relative, Function<String, OptionalDouble> actual) {
        for (Map.Entry<String, JsonNode> entry : out(testCase).properties()) {
            OptionalDouble ours = actual.apply(entry.getKey());
            if (ours.isEmpty() || entry.getValue().isContainerNode()) {
                unknownMeasure(id(testCase), entry.getKey());
            } else {
                compare(testCase, entry.getKey(), entry.getValue(), ours.getAsDouble(), relative);
            }
        }
    }

    /** A printed number against ours; none is expected where the case prints none, or NaN. */
    public void compare(JsonNode testCase, String measure, JsonNode expected, double actual, double relative) {
        compare(testCase, measure, expected, actual, relative, 0);
    }

    /** The same with a difference that is allowed however small the number is. */
    public void compare(
            JsonNode testCase, String measure, JsonNode expected, double actual, double relative, double absolute) {
        double value = number(expected);
        double difference = Math.abs(value - actual);
        double allowed = Math.max(relative * Math.abs(value), absolute);
        boolean same;
        if (Double.isNaN(value)) {
            same = !Double.isFinite(actual);
        } else {
            same = value == actual || (difference <= allowed && Double.isFinite(value));
        }
        boolean within = !same && difference <= halfDigit(testCase, expected) + relative * Math.abs(value);
        asPrinted += within ? 1 : 0;
        line(testCase, measure, expected.asText(), actual + (within ? " (as printed)" : ""), same || within);
    }

    /** Half a unit of the last printed digit; NaN for what is printed in full, whole or no number. */
    private static double halfDigit(JsonNode testCase, JsonNode expected) {
        if (!expected.isBigDecimal() || isFull(expected.decimalValue()) || printsInFull(testCase)) {
            return Double.NaN;
        }
        return 0.5 * Math.pow(10, -expected.decimalValue().scale());
    }

    private static boolean isFull(BigDecimal printed) {
        return printed.stripTrailingZeros().precision() >= FULL_PRECISION;
    }

    /** Whether its numbers are a program's own, so that a short one is exact. */
    private static boolean printsInFull(JsonNode testCase) {
        JsonNode numbers = testCase.has("expected") ? testCase.path("expected") : out(testCase);
        boolean derived = testCase.has("expected")
                || testCase.has("measures")
                || testCase.path("kind").asText().equals("derived");
        return derived
                && StreamSupport.stream(numbers.spliterator(), false)
                        .anyMatch(number -> number.isBigDecimal() && isFull(number.decimalValue()));
    }

    private static boolean printsNoNumber(JsonNode testCase) {
        JsonNode outputs = out(testCase);
        return !outputs.isEmpty()
                && StreamSupport.stream(outputs.spliterator(), false)
                        .noneMatch(output -> output.isContainerNode() || Double.isFinite(number(output)));
    }

    /** A line that says whether something is as it should be. */
    public void line(JsonNode testCase, String measure, String expected, String actual, boolean good) {
        compared++;
        String line = id(testCase) + " | " + measure + " | expected " + expected + " | actual " + actual;
        if (good) {
            System.out.println("vectors: " + line);
        } else if (testCase.path("read").asText().equals("memory")) {
            System.out.println("vectors: " + line + " | differs from a hint");
        } else {
            fault(line + " | DIFFERS");
        }
    }

    /** A measure that nothing here computes. */
    public void unknownMeasure(String id, String measure) {
        unknownMeasures++;
        System.out.println("vectors: " + id + " | " + measure + " | unknown measure");
    }

    private void fault(String line) {
        System.out.println("vectors: " + line);
        faults.add(line);
    }
}
