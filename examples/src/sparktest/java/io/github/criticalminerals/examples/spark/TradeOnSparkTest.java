package io.github.criticalminerals.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.io.baci.Baci;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark against one machine, to the bit. */
class TradeOnSparkTest {
    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static Path file;
    private static List<ImportProfile> alone;

    @BeforeAll
    static void rows() throws IOException {
        Random random = new Random(7);
        List<String> rows = new ArrayList<>(List.of("t,i,j,k,v,q"));
        for (int exporter : new int[] {36, 156, 392, 490, 704, 842}) {
            for (int importer : new int[] {124, 276, 392, 484}) {
                for (int product = 280_500; product < 280_560; product++) {
                    if (random.nextInt(3) > 0) {
                        rows.add("2023," + exporter + "," + importer + "," + product + ","
                                + random.nextInt(1_000_000) / 1000.0 + ",1");
                    }
                }
            }
        }
        file = Files.write(folder.resolve("BACI_HS22_Y2023_V202601.csv"), rows);
        ImportProfiles.Accumulator sums = ImportProfiles.accumulator(ImportProfiles.LEADERS);
        Baci.forEach(file, sums);
        alone = sums.finish().stream().toList();
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 3)
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void profilesAreThoseOfOneMachineWhateverThePartitions() {
        Dataset<Row> rows = TradeOnSpark.read(spark, file.toString());
        for (int partitions : new int[] {1, 2, 7}) {
            assertThat(TradeOnSpark.profiles(rows.repartition(partitions)).stream().toList())
                    .as(partitions + " partitions")
                    .isEqualTo(alone);
        }
    }

    @Test
    void parquetIsReadAsCsv() {
        String parquet = folder.resolve("trade.parquet").toString();
        TradeOnSpark.read(spark, file.toString()).write().parquet(parquet);
        assertThat(TradeOnSpark.profiles(TradeOnSpark.read(spark, parquet)).stream().toList())
                .isEqualTo(alone);
    }

    @Test
    void hhiInSql() {
        Hhi.register(spark);
        TradeOnSpark.read(spark, file.toString()).repartition(5).createOrReplaceTempView("trade");
        List<Row> rows = spark.sql("SELECT j, k, hhi(1000 * v, i) AS hhi FROM trade GROUP BY j, k ORDER BY j, k")
                .collectAsList();
        assertThat(rows).hasSize(alone.size());
        for (Row row : rows) {
            ImportProfile profile = alone.stream()
                    .filter(each -> each.importer().equals(
                                    io.github.criticalminerals.core.domain.Producer.parse(row.getString(0), "BACI"))
                            && each.product().digits().equals(row.getString(1)))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.getDouble(2)).isCloseTo(profile.hhi().exactValue(), org.assertj.core.data.Offset.offset(1e-15));
        }
    }
}
