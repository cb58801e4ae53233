package io.github.criticalminerals.core.substitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs every case of a folder of reference files that is of one of these shapes, whatever the files are called, prints a line
 * for each number, and counts the cases that it does not know: {@code delta, sigma, x -> Q} (CES), {@code share_removed,
 * eps_demand, eps_supply -> price_ratio, quantity_ratio}, {@code gap_share, stock_days_of_demand -> days_until_empty}.
 *
 * <p>Tolerance: 1e-12 relative where 15 or more digits or a short decimal that the double equals are printed, else half a unit of
 * the last digit. A case that was remembered and not read is printed and does not fail.
 */
@Tag("shared")
class SubstitutionVectorsReferenceTest {

    private static final Source CASE = Source.of("reference case", "inputs");

    private final List<String> faults = new ArrayList<>();
    private int run;
    private int unknown;

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
        for (Path file : files) {
            for (JsonNode testCase : mapper.readTree(file.toFile()).path("cases")) {
                unknown += known(testCase) ? 0 : 1;
            }
        }
        System.out.println("vectors: " + run + " numbers of substitution compared, " + unknown
                + " cases of unknown shape, " + faults.size() + " faults");
        assertThat(faults).isEmpty();
        assertThat(run).isPositive();
    }

    private boolean known(JsonNode testCase) {
        JsonNode in = testCase.path("inputs");
        JsonNode out = testCase.path("outputs");
        if (in.has("sigma") && in.has("x") && in.has("delta")) {
            double[] x = numbers(in.path("x"));
            double[] weights = in.path("delta").isArray()
                    ? numbers(in.path("delta"))
                    : first(in.path("delta").asDouble());
            double sigma = in.path("sigma").asText().startsWith("Inf")
                    ? Double.POSITIVE_INFINITY
                    : in.path("sigma").asDouble();
            return compare(testCase, "Q", out, Ces.quantity(weights, sigma, x));
        }
        if (in.has("share_removed") && in.has("eps_demand") && in.has("eps_supply")) {
            MarketShock shock = new MarketShock(
                    Share.of(in.path("share_removed").asDouble()),
                    new Elasticity(Interval.exact(in.path("eps_demand").asDouble()), CASE),
                    new Elasticity(Interval.exact(in.path("eps_supply").asDouble()), CASE));
            boolean gone = shock.removed().fraction().lower() == 1;
            boolean price = gone
                    || compare(testCase, "price_ratio", out, shock.priceRatio().exactValue());
            return compare(
                            testCase,
                            "quantity_ratio",
                            out,
                            shock.quantityRatio().exactValue())
                    && price;
        }
        if (in.path("gap_share").asDouble() > 0 && in.has("stock_days_of_demand")) {
            Interval days = Stockpile.daysToStockOut(
                    Interval.exact(in.path("stock_days_of_demand").asDouble()),
                    Share.of(in.path("gap_share").asDouble()));
            return compare(testCase, "days_until_empty", out, days.exactValue());
        }
        return false;
    }

    private static double[] first(double weight) {
        return new double[] {weight, 1 - weight};
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private boolean compare(JsonNode testCase, String name, JsonNode out, double actual) {
        if (!out.path(name).isNumber()) {
            return false;
        }
        BigDecimal printed = out.path(name).decimalValue();
        double expected = printed.doubleValue();
        double tolerance = Math.max(
                1e-12 * Math.abs(expected),
                printed.precision() >= 15 || printed.scale() <= 3 ? 0 : 0.5 * Math.pow(10, -printed.scale()));
        boolean equal = Math.abs(actual - expected) <= tolerance;
        boolean hint = testCase.path("read").asText().equals("memory");
        String line = testCase.path("id").asText() + " | " + name + " | expected " + expected + " | actual " + actual
                + " | " + (equal ? "equal" : hint ? "differs from a hint" : "DIFFERS");
        System.out.println("vectors: " + line);
        run++;
        if (!equal && !hint) {
            faults.add(line);
        }
        return true;
    }
}
