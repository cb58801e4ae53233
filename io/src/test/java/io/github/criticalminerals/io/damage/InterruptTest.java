package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.io.comtrade.Comtrade;
import io.github.criticalminerals.io.policydb.PolicyEventFiles;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.worldbank.Wgi;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every load tells how far it is, and ends soon after its thread is interrupted, wherever it is. The times are printed.
 */
class InterruptTest {
    /** How long a load goes on at most (ms of its own thread: what other programs take does not count). */
    private static final long MOST_MILLIS = 100;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Those of the other tests, and what they have no sample of: JSON and the layouts that end in no row. */
    private static Map<String, Samples.Sample> samples() {
        ImmutableMap.Builder<String, Samples.Sample> all = ImmutableMap.builder();
        all.putAll(Samples.all());
        all.put(
                "wgi series",
                new Samples.Sample(
                        "\"Source\",\"a\",\n\nCountry Name,Country Code,Indicator Name,Indicator Code,1996\n",
                        "China,CHN,a,PV.EST,\n",
                        "",
                        source -> Wgi.load(source).report()));
        all.put(
                "wgi api",
                new Samples.Sample(
                        "[{\"page\":1,\"pages\":1},[",
                        "{\"indicator\":{\"id\":\"PV.EST\"},\"country\":{\"id\":\"CN\",\"value\":\"China\"},"
                                + "\"countryiso3code\":\"CHN\",\"date\":\"1996\",\"value\":null},\n",
                        "",
                        source -> Wgi.load(source).report()));
        List<String> names = Splitter.on(',')
                .splitToList(Samples.all().get("comtrade").header().strip());
        List<String> cells =
                Splitter.on(',').splitToList(Samples.all().get("comtrade").row().strip());
        all.put(
                "comtrade api",
                new Samples.Sample(
                        "{\"count\":1,\"data\":[",
                        IntStream.range(0, names.size())
                                .mapToObj(i -> "\"" + names.get(i) + "\":\"" + cells.get(i) + "\"")
                                .collect(Collectors.joining(",", "{", "},\n")),
                        "",
                        source -> Comtrade.load(source).report()));
        all.put(
                "supply tables json",
                new Samples.Sample(
                        "[",
                        "{\"commodity\":\"tin\",\"stages\":[\"mining\"],\"measure\":\"OUTPUT\",\"year\":@,\"basis\":\"REO\","
                                + "\"rows\":[]},\n",
                        "",
                        source -> SupplyTables.readJson(source).report()));
        all.put(
                "policy events",
                new Samples.Sample(
                        "id,title,issuer,announced,from,instrument,origins,source_publisher,source_title\n",
                        "XX-@,a,b,2020-01-31,2020-01-31,ban,China,c,d\n",
                        "",
                        source -> PolicyEventFiles.load(source).report()));
        return all.build();
    }

    static Set<String> loaders() {
        return samples().keySet();
    }

    @ParameterizedTest
    @MethodSource("loaders")
    void everyLoadEndsOnAnInterruptAndTellsItsProgress(String name) throws InterruptedException {
        Samples.Sample sample = samples().get(name);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicLong done = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        AtomicLong used = new AtomicLong();
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
            used.set(THREADS.getCurrentThreadCpuTime());
        });
        load.start();
        while (done.get() == 0 && load.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        long interrupted = System.nanoTime();
        long before = THREADS.getThreadCpuTime(load.getId());
        load.interrupt();
        load.join(60_000);
        long millis = (used.get() - before) / 1_000_000;
        System.out.println("interrupt | " + name + " | after " + done.get() + " bytes | ends in "
                + (ended.get() - interrupted) / 1_000_000 + " ms, " + millis + " ms of its own");
        assertThat(thrown.get()).as(name).isInstanceOfSatisfying(LoadException.class, e -> assertThat(
                        e.issues().get(0).code())
                .isIn("interrupted", "too-many-issues", "too-many-aliases"));
        assertThat(millis).as(name).isLessThan(MOST_MILLIS);
    }
}
