package io.github.criticalminerals.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class CrewTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    private FutureTask<String> task(String name) {
        return new FutureTask<>(() -> done.add(name), name);
    }

    @Test
    void whoWaitsDoesTheTaskAloneIfNobodyHasBegun() {
        try (Crew crew = new Crew("test", 0)) {
            assertThat(crew.await(task("mine"))).isEqualTo("mine");
            assertThat(done).containsExactly("mine");
        }
    }

    @Test
    void whoWaitsForATaskOfAnotherThreadDoesOthersMeanwhile() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        FutureTask<String> theirs = new FutureTask<>(() -> {
            begun.countDown();
            end.await();
            return "theirs";
        });
        try (Crew crew = new Crew("test", 1)) {
            crew.later(theirs);
            begun.await();
            crew.later(task("first"));
            crew.later(new FutureTask<>(end::countDown, null));
            assertThat(crew.await(theirs)).isEqualTo("theirs"); // only this thread can have ended it
        }
    }

    @Test
    void tasksOfSoonComeBeforeThoseOfLater() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FutureTask<String> last = task("later");
        try (Crew crew = new Crew("test", 1)) {
            crew.later(new FutureTask<>(() -> {
                begun.countDown();
                go.await();
                return "";
            }));
            begun.await();
            crew.later(last);
            crew.soon(task("soon"));
            crew.soon(task("sooner"));
            go.countDown();
            while (!last.isDone()) {
                Thread.onSpinWait();
            }
        }
        assertThat(done).containsExactly("sooner", "soon", "later");
    }

    @Test
    void aTasksOwnExceptionIsThrown() {
        try (Crew crew = new Crew("test", 1)) {
            FutureTask<String> failing = new FutureTask<>(() -> {
                throw new IllegalArgumentException("expected one, found two");
            });
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> crew.await(failing))
                    .withMessage("expected one, found two");
        }
    }

    @Test
    void anInterruptIsKept() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (Crew crew = new Crew("test", 1)) {
            FutureTask<String> slow = new FutureTask<>(() -> {
                begun.countDown();
                Thread.sleep(50);
                return "slow";
            });
            crew.later(slow);
            begun.await();
            Thread.currentThread().interrupt();
            assertThat(crew.await(slow)).isEqualTo("slow");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
