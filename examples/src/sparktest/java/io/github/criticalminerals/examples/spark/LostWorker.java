package io.github.criticalminerals.examples.spark;

import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.io.baci.Baci;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;

/**
 * On a cluster of which one worker is ended in the middle of the job: the profiles are those of one machine all the
 * same. {@code .ci/spark} starts the cluster.
 */
public final class LostWorker {
    private LostWorker() {}

    /**
     * Runs the job.
     *
     * @param args the master's address, the file, the worker's process, our jars joined by commas
     * @throws IOException if the session cannot be closed
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        ProcessHandle worker = ProcessHandle.of(Long.parseLong(args[2])).orElseThrow();
        List<ImportProfile> alone = new ArrayList<>();
        Baci.importProfiles(file, 1, each -> each.forEach(alone::add));
        AtomicInteger gone = new AtomicInteger();
        AtomicInteger again = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        try (SparkSession spark = SparkSession.builder()
                .master(args[0])
                .appName("lost worker")
                .config("spark.jars", args[3])
                .config("spark.ui.enabled", false)
                .config("spark.executor.memory", "512m")
                .config("spark.executor.cores", 1)
                .getOrCreate()) {
            spark.sparkContext().addSparkListener(new SparkListener() {
                @Override
                public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
                    gone.incrementAndGet();
                }

                @Override
                public void onTaskStart(SparkListenerTaskStart event) {
                    if (event.taskInfo().attemptNumber() > 0 || event.stageAttemptId() > 0) {
                        again.incrementAndGet();
                    }
                }

                @Override
                public void onTaskEnd(SparkListenerTaskEnd event) {
                    if (ended.compareAndSet(false, true)) {
                        worker.descendants().forEach(ProcessHandle::destroyForcibly);
                        worker.destroyForcibly();
                    }
                }
            });
            ImportProfiles profiles =
                    TradeOnSpark.profiles(TradeOnSpark.read(spark, file.toString()).repartition(8));
            boolean same = profiles.stream().toList().equals(alone);
            System.out.println("lost worker: " + alone.size() + " profiles, the same as of one machine: " + same
                    + ", executors gone: " + gone + ", tasks begun again: " + again);
            if (!same || gone.get() == 0 || again.get() == 0) {
                System.exit(1);
            }
        }
    }
}
