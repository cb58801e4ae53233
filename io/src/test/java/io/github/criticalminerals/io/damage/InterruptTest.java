package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every load tells how far it is, and ends soon after its thread is interrupted, wherever it is. The times are printed.
 */
class InterruptTest {
    /** On a machine that does many other things; on a quiet one it is a few milliseconds. */
    private static final long MOST_MILLIS = 2_000;

    static Set<String> loaders() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("loaders")
    void everyLoadEndsOnAnInterruptAndTellsItsProgress(String name) throws InterruptedException {
        Samples.Sample sample = Samples.all().get(name);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicLong done = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        DataSource source = Attacks.rows(sample.header(), Integer.MAX_VALUE, i -> sample.row()
                        .replace("@", Integer.toString(1000 + i % 9000)))
                .withProgress((at, of) -> {
                    assertThat(at).isGreaterThanOrEqualTo(done.get()).isLessThanOrEqualTo(of);
                    done.set(at);
                });
        Thread load = new Thread(() -> {
            try {
                LoadReport report = sample.load().apply(source);
                thrown.set(new AssertionError("loaded to the end: " + report));
            } catch (Throwable e) {
                thrown.set(e);
            }
            ended.set(System.nanoTime());
        });
        load.start();
        while (done.get() == 0 && load.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        long interrupted = System.nanoTime();
        load.interrupt();
        load.join(60_000);
        long millis = (ended.get() - interrupted) / 1_000_000;
        System.out.println("interrupt | " + name + " | after " + done.get() + " bytes | ends in " + millis + " ms");
        assertThat(thrown.get()).as(name).isInstanceOfSatisfying(LoadException.class, e -> assertThat(
                        e.issues().get(0).code())
                .isIn("interrupted", "too-many-issues", "too-many-aliases"));
        assertThat(millis).as(name).isLessThan(MOST_MILLIS);
    }
}
