package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.quantity.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TripleCheckProperties {
    private static final int PRODUCERS = 9;

    @Provide
    Arbitrary<double[]> shares() {
        return Arbitraries.doubles()
                .between(0, 1)
                .list()
                .ofMinSize(3)
                .ofMaxSize(PRODUCERS)
                .filter(list -> list.stream().mapToDouble(x -> x).sum() > 0.01)
                .map(list -> {
                    double[] x = list.stream()
                            .mapToDouble(each -> each * each)
                            .sorted()
                            .toArray();
                    double total = Arrays.stream(x).sum();
                    return Arrays.stream(x).map(each -> each / total).toArray();
                });
    }

    private static double top(double[] ascending, int k) {
        return Index.concentrationRatio(k).ofAmounts(ascending);
    }

    @Property
    void whatIsOfAListIsPossible(@ForAll("shares") double[] x) {
        Interval hhi = Interval.exact(Herfindahl.ofAmounts(x));
        assertThat(TripleCheck.of(Interval.exact(top(x, 1)), Interval.exact(top(x, 3)), hhi, PRODUCERS)
                        .isPossible())
                .isTrue();
        assertThat(TripleCheck.ofPrinted(
                                print(top(x, 1) * 100, 0),
                                print(top(x, 3) * 100, 0),
                                print(hhi.lower() * 10_000, 0),
                                PRODUCERS)
                        .isPossible())
                .isTrue();
    }

    private static String print(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** The slow answer: four shares on a grid of a fortieth. */
    @Property(tries = 40)
    void noListOfFourOnAGridHasMoreOrLess(@ForAll("fortieths") int first, @ForAll("fortieths") int three) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int second = 0; second <= first; second++) {
            int third = three - first - second;
            int fourth = 40 - three;
            if (third >= 0 && third <= second && fourth <= third && fourth >= 0) {
                double sum = first * first + second * second + third * third + fourth * fourth;
                least = Math.min(least, sum / 1600);
                most = Math.max(most, sum / 1600);
            }
        }
        if (least <= most) {
            Interval a = Interval.exact(first / 40.0);
            Interval c = Interval.exact(three / 40.0);
            assertThat(TripleCheck.of(a, c, Interval.of(least, most), 4).isPossible())
                    .isTrue();
            // A step of the grid away from what it can reach
            assertThat(TripleCheck.of(a, c, Interval.exact(most + 0.06), 4).isPossible())
                    .isFalse();
            assertThat(TripleCheck.of(a, c, Interval.exact(least - 0.06), 4).isPossible())
                    .isFalse();
        }
    }

    @Provide
    Arbitrary<Integer> fortieths() {
        return Arbitraries.integers().between(10, 40);
    }

    @Example
    void aShareWhoseSquareIsAboveTheHhiIsImpossible() {
        TripleCheck check = TripleCheck.ofPrinted("60", "80", "3,000", 250);
        assertThat(check.isPossible()).isFalse();
        assertThat(check.reason())
                .startsWith("the two shares leave an HHI of 3")
                .endsWith("points");
        assertThat(TripleCheck.ofPrinted("60", "80", "3,900", 250).isPossible()).isTrue();
        // 0.36 + 0.01 + 0.01 + 4 * 0.0025 at least, were the shares exact
        Interval sixty = Interval.exact(0.6);
        Interval eighty = Interval.exact(0.8);
        assertThat(TripleCheck.of(sixty, eighty, Interval.exact(0.3799), 250).isPossible())
                .isFalse();
        assertThat(TripleCheck.ofPrinted("60", "80", "3799", 250).isPossible()).isTrue();
    }

    @Example
    void sharesThatContradictEachOtherAreImpossible() {
        assertThat(TripleCheck.ofPrinted("20", "70", "1500", 250).isPossible()).isFalse();
        assertThat(TripleCheck.ofPrinted("70", "60", "5000", 250).isPossible()).isFalse();
        assertThat(TripleCheck.ofPrinted("30", "40", "1500", 4).isPossible()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> TripleCheck.ofPrinted("x", "60", "5000", 250));
        assertThatIllegalArgumentException().isThrownBy(() -> TripleCheck.ofPrinted("50", "60", "5000", 3));
    }
}
