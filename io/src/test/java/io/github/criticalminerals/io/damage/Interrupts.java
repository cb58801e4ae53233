package io.github.criticalminerals.io.damage;

import com.google.common.collect.Iterables;
import io.github.criticalminerals.io.detect.AnyFormat;
import io.github.criticalminerals.io.policydb.PolicyEventFiles;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.ZipArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Loads a file again and again, interrupted later and later in its load, and prints how soon the loads ended. */
public final class Interrupts {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Interrupts() {}

    /** Takes the file, and how it is opened: from disk, as a stream, as the one entry of a zip archive, or as policy events. */
    public static void main(String[] args) throws InterruptedException {
        int interrupted = 0;
        double most = 0;
        long longest = 0;
        double at = 0;
        String outcome = "interrupted";
        for (double millis = 1; outcome.equals("interrupted"); millis = 1.2 * millis + 1) {
            Load load = new Load(Path.of(args[0]), args[1]);
            load.start();
            while (load.isAlive() && THREADS.getThreadCpuTime(load.getId()) < millis * 1e6) {
                LockSupport.parkNanos(100_000);
            }
            long start = System.nanoTime();
            long used = THREADS.getThreadCpuTime(load.getId());
            load.interrupt();
            load.join();
            outcome = load.outcome;
            if (outcome.equals("interrupted")) {
                interrupted++;
                if (used >= 0 && load.used - used > most) {
                    most = load.used - used;
                    at = millis;
                }
                longest = Math.max(longest, load.ended - start);
            }
        }
        System.out.printf(
                "%s %d %.0f ms after %.0f ms, at most %.0f ms in all%n",
                outcome, interrupted, most / 1e6, at, longest / 1e6);
    }

    /** One load in a thread of its own. */
    private static final class Load extends Thread {
        private final Path file;
        private final String form;
        private volatile String outcome = "nothing";
        private volatile long used;
        private volatile long ended;

        Load(Path file, String form) {
            this.file = file;
            this.form = form;
        }

        @Override
        public void run() {
            try {
                load();
                outcome = "loaded";
            } catch (LoadException e) {
                outcome = e.issues().get(0).code();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended = System.nanoTime();
            used = THREADS.getCurrentThreadCpuTime();
        }

        private void load() throws IOException {
            switch (form) {
                case "policy" -> PolicyEventFiles.load(DataSource.of(file));
                case "disk" -> AnyFormat.load(DataSource.of(file));
                case "stream" -> AnyFormat.load(DataSource.of("a stream", Files.newInputStream(file)));
                default -> {
                    try (ZipArchive archive = ZipArchive.open(DataSource.of(file))) {
                        AnyFormat.load(Iterables.getOnlyElement(archive.entries()));
                    }
                }
            }
        }
    }
}
