package io.github.criticalminerals.core.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final List<String> heard = new ArrayList<>();
    private long now = 7_000_000_000L;
    private final Pace pace = new Pace((done, total, rate) -> heard.add(done + "/" + total + " " + rate), () -> now);

    private void after(long millis, long done) {
        now += millis * 1_000_000;
        pace.at(done, 1000);
    }

    @Test
    void tellsTheRateSinceTheTaskWasFirstHeardOf() {
        after(0, 0);
        after(500, 50);
        after(1500, 500);
        after(2000, 1000);
        assertThat(heard).containsExactly("0/1000 0.0", "50/1000 100.0", "500/1000 250.0", "1000/1000 250.0");
    }

    @Test
    void aTaskFirstHeardOfInItsMiddleHasNoRateOfWhatWentBefore() {
        after(0, 600);
        after(1000, 700);
        assertThat(heard).containsExactly("600/1000 0.0", "700/1000 100.0");
    }

    @Test
    void isToldFiveTimesASecondAtMostAndAtTheEnd() {
        after(0, 0);
        after(199, 1);
        after(1, 2);
        after(199, 3);
        after(0, 1000);
        assertThat(heard).containsExactly("0/1000 0.0", "2/1000 10.0", "1000/1000 " + 1000 * 1e9 / 399e6);
    }

    @Test
    void oneOfSeveralTasksGoesOnWhereTheOneBeforeEnded() {
        Progress whole = (done, total) -> heard.add(done + "/" + total);
        whole.part(0, 3).at(5, 10);
        whole.part(2, 3).at(5, 10);
        assertThat(heard).containsExactly("5/30", "25/30");
    }

    @Test
    void theNextTaskHasARateOfItsOwn() {
        after(0, 0);
        after(1000, 1000);
        after(5000, 0);
        after(500, 100);
        assertThat(heard).endsWith("0/1000 0.0", "100/1000 200.0");
    }

    @Test
    void theClockOfTheMachineIsUsedAndNoListenerIsRefused() {
        Progress.withRate((done, total, rate) -> heard.add(done + " " + (rate >= 0)))
                .at(3, 7);
        Progress.NONE.at(3, 7);
        assertThat(heard).containsExactly("3 true");
        assertThatNullPointerException().isThrownBy(() -> Progress.withRate(null));
    }
}
