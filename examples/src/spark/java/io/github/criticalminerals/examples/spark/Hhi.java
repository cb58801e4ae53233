package io.github.criticalminerals.examples.spark;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * {@code hhi(value, exporter)} in Spark SQL: the sum of squared shares of the exporters, 0..1, exact to the last bit
 * whatever the partitions, for values are summed as whole thousandths.
 *
 * <pre>{@code SELECT t, j, k, hhi(1000 * v, i) FROM trade GROUP BY t, j, k}</pre>
 *
 * <p>A row without a value or an exporter is no supply and is refused: missing is never zero. Without any value above 0
 * there are no shares, and the result is null.
 */
public final class Hhi extends Aggregator<Tuple2<Double, String>, Map<String, BigInteger>, @Nullable Double> {
    private static final long serialVersionUID = 1L;

    /** Makes {@code hhi} known to the session's SQL. */
    public static void register(SparkSession spark) {
        spark.udf().register("hhi", functions.udaf(new Hhi(), Encoders.tuple(Encoders.DOUBLE(), Encoders.STRING())));
    }

    @Override
    public Map<String, BigInteger> zero() {
        return new HashMap<>();
    }

    @Override
    public Map<String, BigInteger> reduce(Map<String, BigInteger> sums, Tuple2<Double, String> row) {
        Double value = row._1();
        if (value == null || row._2() == null || !(value >= 0) || value.isInfinite()) {
            throw new IllegalArgumentException(
                    "value must be a number of at least 0 with an exporter, but was " + value + " of " + row._2());
        }
        sums.merge(row._2(), new BigDecimal(Math.rint(value * 1000)).toBigInteger(), BigInteger::add);
        return sums;
    }

    @Override
    public Map<String, BigInteger> merge(Map<String, BigInteger> one, Map<String, BigInteger> other) {
        other.forEach((exporter, sum) -> one.merge(exporter, sum, BigInteger::add));
        return one;
    }

    @Override
    public @Nullable Double finish(Map<String, BigInteger> sums) {
        BigInteger total = sums.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            return null;
        }
        BigInteger squares =
                sums.values().stream().map(sum -> sum.multiply(sum)).reduce(BigInteger.ZERO, BigInteger::add);
        return new BigDecimal(squares)
                .divide(new BigDecimal(total.multiply(total)), MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // an encoder is asked for by class
    public Encoder<Map<String, BigInteger>> bufferEncoder() {
        return (Encoder) Encoders.javaSerialization(Map.class);
    }

    @Override
    public Encoder<@Nullable Double> outputEncoder() {
        return Encoders.DOUBLE();
    }
}
