package io.github.criticalminerals.examples.spark;

import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.ImportProfiles;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Import profiles of BACI files on Spark.
 *
 * <pre>{@code spark-submit --class io.github.criticalminerals.examples.spark.TradeOnSpark examples.jar FILES...}</pre>
 */
public final class TradeOnSpark {
    /** BACI's columns: year, exporter, importer, product, value (thousand USD), quantity (t). */
    static final StructType BACI = StructType.fromDDL("t INT, i STRING, j STRING, k STRING, v DOUBLE, q STRING");

    /** What codes mean, once for each executor: a look-up of a name costs more than a row. */
    private static final Map<String, Producer> PARTIES = new ConcurrentHashMap<>();

    private static final Map<String, HsCode> PRODUCTS = new ConcurrentHashMap<>();

    private TradeOnSpark() {}

    /**
     * Prints how many profiles there are, and those of the least diverse large markets.
     *
     * @param args the files: CSV, gzip or not, or Parquet
     * @throws IOException if the session cannot be closed
     */
    public static void main(String[] args) throws IOException {
        try (SparkSession spark =
                SparkSession.builder().appName("import profiles").getOrCreate()) {
            ImportProfiles profiles = profiles(read(spark, args));
            System.out.println(profiles);
            profiles.stream()
                    .filter(profile -> profile.value() > 1e9)
                    .sorted((a, b) -> Double.compare(b.hhi().exactValue(), a.hhi().exactValue()))
                    .limit(20)
                    .map(ImportProfile::toString)
                    .forEach(System.out::println);
        }
    }

    static Dataset<Row> read(SparkSession spark, String... files) {
        return files[0].endsWith(".parquet")
                ? spark.read().parquet(files)
                : spark.read().schema(BACI).option("header", true).option("mode", "FAILFAST").csv(files);
    }

    /**
     * The profiles of rows with BACI's columns.
     *
     * @param rows the rows, in any order and any number of partitions; one that comes twice fails the job
     * @return the profiles of all years
     */
    public static ImportProfiles profiles(Dataset<Row> rows) {
        JavaRDD<Row> needed = rows.select("t", "i", "j", "k", "v").toJavaRDD();
        return needed.treeAggregate(
                        ImportProfiles.accumulator(ImportProfiles.LEADERS),
                        TradeOnSpark::add,
                        ImportProfiles.Accumulator::combine)
                .finish();
    }

    private static ImportProfiles.Accumulator add(ImportProfiles.Accumulator sums, Row row) {
        sums.add(
                row.getInt(0),
                PARTIES.computeIfAbsent(row.getString(1), code -> Producer.parse(code, "BACI")),
                PARTIES.computeIfAbsent(row.getString(2), code -> Producer.parse(code, "BACI")),
                PRODUCTS.computeIfAbsent(Objects.requireNonNull(row.getString(3)), HsCode::of),
                1000 * row.getDouble(4));
        return sums;
    }
}
