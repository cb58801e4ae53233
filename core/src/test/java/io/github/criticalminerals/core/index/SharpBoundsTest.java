package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What bounds refuse, and that their work has an end. */
class SharpBoundsTest {
    private static final double NO_CAP = Double.POSITIVE_INFINITY;

    private static SharpBounds lumps(int rows) {
        List<SharpBounds.Part> parts = IntStream.range(0, rows)
                .mapToObj(i -> new SharpBounds.Part(Interval.exact(10 + i), 190))
                .toList();
        return SharpBounds.ofAmounts(List.of(), parts, NO_CAP);
    }

    /** Every other of 245 producers anywhere below ten shares of equal size. */
    private static SharpBounds halfUnknown() {
        List<Interval> named = IntStream.range(0, 245)
                .mapToObj(i -> i % 2 == 0 ? Interval.of(0, 2450) : Interval.exact(i * 7 + 1))
                .toList();
        return SharpBounds.ofAmounts(named, List.of(), NO_CAP);
    }

    @Test
    void normalisedHhiOfManyLumpsIsANumber() {
        Bound least = lumps(30).at(Side.LOW, Index.normalisedHhi(Zeros.KEPT));
        assertThat(least.value).isBetween(0.0, 1.0);
        assertThat(lumps(30).at(Side.HIGH, Index.normalisedHhi(Zeros.KEPT)).value)
                .isBetween(0.0, 1.0);
    }

    @Test
    void sumsThatNoDoubleHoldsAreRefusedByName() {
        List<Interval> huge = List.of(Interval.exact(1e308), Interval.exact(1e308));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharpBounds.ofAmounts(huge, List.of(), NO_CAP))
                .withMessage("amounts must sum to at most 1.0E150, but 2 of them sum to Infinity");
    }

    @Test
    void aPartNeedsANumberOfProducers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SharpBounds.Part(Interval.ONE, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> lumps(2).withWork(0));
    }

    @Test
    @Timeout(60)
    void manyUnknownRowsAreBoundedInBoundedTime() {
        for (Index index : List.of(
                Index.HORVATH,
                Index.gini(Zeros.KEPT),
                Index.hoover(Zeros.DROPPED),
                Index.atkinson(0.5, Zeros.DROPPED),
                Index.theilT(Zeros.DROPPED))) {
            for (SharpBounds bounds : List.of(halfUnknown(), lumps(60))) {
                SharpBounds little = bounds.withWork(2000);
                double low = little.at(Side.LOW, index).value;
                double high = little.at(Side.HIGH, index).value;
                assertThat(low).as(index.toString()).isLessThanOrEqualTo(high);
            }
        }
    }

    @Test
    @Timeout(60)
    void anEndThatTheWorkDidNotReachIsAnOuterOne() {
        Index index = Index.theilT(Zeros.DROPPED);
        Bound little = halfUnknown().withWork(1).at(Side.LOW, index);
        assertThat(little.kind).isEqualTo(End.Kind.OUTER);
        assertThat(little.value).isZero();
        assertThat(little.gap).isPositive();
    }

    @Test
    @Timeout(60)
    void anInterruptEndsTheSearch() throws Exception {
        CompletableFuture<Bound> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    halfUnknown().withWork(Long.MAX_VALUE / 1000).at(Side.LOW, Index.gini(Zeros.DROPPED));
                }
            } catch (CancellationException e) {
                end.completeExceptionally(new IllegalStateException(e));
            }
        });
        thread.start();
        Thread.sleep(200);
        thread.interrupt();
        assertThatThrownBy(() -> end.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(CancellationException.class)
                .hasRootCauseMessage("the search for bounds was interrupted before it was done");
    }
}
