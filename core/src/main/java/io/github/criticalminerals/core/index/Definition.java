package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.domain.Expression.product;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Expression;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one index is: the statistic of the shares that it is made of, how, and what may be said of it in words.
 *
 * @param label its name in words
 * @param unit unit and range
 * @param rises whether it grows with concentration
 * @param statistic what it is computed from
 * @param finish the index, from the statistic and the number of producers counted, which may be infinite
 * @param formula over parallel terms: {@code s} shares, {@code r} their mean rank, 1 the largest; and {@code n}, how
 *     many are counted. For indices of the largest, only they are there
 * @param spread for an index that changes where every producer is doubled; others do not
 */
record Definition(
        String label,
        Unit unit,
        boolean rises,
        Statistic statistic,
        Formula formula,
        Finish finish,
        @Nullable Spread spread) {

    Definition(String label, Unit unit, boolean rises, Statistic statistic, Formula formula, Finish finish) {
        this(label, unit, rises, statistic, formula, finish, null);
    }

    /** Unit and range. */
    enum Unit {
        FRACTION("fraction, 0..1"),
        PRODUCERS("number of producers, from 1"),
        NATS("nats, from 0"),
        NUMBER("number, from 0");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** What rounding took out of the range comes back. */
        double clamp(double value) {
            double least = this == PRODUCERS ? value : Math.max(0, value);
            return this == FRACTION ? Math.min(1, least) : least;
        }
    }

    /** The share of a producer. */
    static final Expression S = Expression.of("s");

    /** The formula of an index over its producers. */
    @FunctionalInterface
    interface Formula {
        /** {@return the formula, of what adds over all producers} */
        Expression of(Sum sum);
    }

    /** Adds over all producers. */
    @FunctionalInterface
    interface Sum {
        Expression of(Expression each);

        /** Over producers each of whom has a term of his own. */
        static Expression single(Expression each) {
            return each.summed();
        }

        /** Over terms that stand for {@code c} producers each. */
        static Expression counted(Expression each) {
            List<Expression> factors = each.of(Expression.Operator.TIMES).orElse(ImmutableList.of(each));
            return product(ImmutableList.<Expression>builder()
                            .add(Expression.of("c"))
                            .addAll(factors)
                            .build())
                    .summed();
        }
    }

    /** The index from its statistic. */
    @FunctionalInterface
    interface Finish {
        double of(double t, double n);
    }

    /**
     * An index whose range depends on the number of producers, so that it needs two of them.
     *
     * @param crumbled the limit as a share is spread over ever more producers, from the statistic of the others and the
     *     share
     * @param beyond a bound of the least concentrated end where some have at least a share, the others are at least so
     *     many
     */
    record Spread(DoubleBinaryOperator crumbled, Beyond beyond) {}

    /** From a share, how many have it and how many others there are. */
    @FunctionalInterface
    interface Beyond {
        double of(double share, double named, double others);
    }
}
