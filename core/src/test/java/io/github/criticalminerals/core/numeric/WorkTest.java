package io.github.criticalminerals.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkTest {

    @AfterEach
    void noLongerInterrupted() {
        Thread.interrupted();
    }

    @Test
    void theLimitIsTheLastStepThatMayBeDone() {
        Work work = new Work("a search", 7);
        work.spend(3);
        work.spend(0);
        assertThatCode(() -> work.spend(4)).doesNotThrowAnyException();
        assertThat(work).hasToString("a search: 7 of 7 steps");
        assertThatThrownBy(() -> work.spend(1))
                .isInstanceOfSatisfying(NoSolutionException.class, e -> assertThat(e.kind())
                        .isEqualTo(NoSolutionException.Kind.TOO_LONG))
                .hasMessage("a search must end within 7 steps, but did not");
    }

    @Test
    void aListenerHearsEveryFiftyThousandStepsAndNoMoreThanMayBeDone() {
        List<Long> heard = new ArrayList<>();
        Work work = new Work("a search", 70_000, heard::add);
        work.spend(49_999);
        assertThat(heard).isEmpty();
        work.spend(1);
        assertThatThrownBy(() -> work.spend(60_000)).isInstanceOf(NoSolutionException.class);
        assertThat(heard).containsExactly(50_000L, 70_000L);
    }

    @Test
    void anInterruptIsSeenEveryFiftyThousandSteps() {
        Work work = new Work("a search", Long.MAX_VALUE);
        Thread.currentThread().interrupt();
        assertThatCode(() -> work.spend(49_999)).doesNotThrowAnyException();
        assertThatThrownBy(() -> work.spend(1))
                .isInstanceOf(CancellationException.class)
                .hasMessage("a search was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        work.spend(1_000);
        Thread.currentThread().interrupt();
        assertThatCode(() -> work.spend(48_999)).doesNotThrowAnyException();
        assertThatThrownBy(() -> work.spend(1)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        work.spend(50_000);
        assertThat(work).hasToString("a search: 150000 of " + Long.MAX_VALUE + " steps");
    }
}
