package io.github.criticalminerals.io.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;

/** Threads that work on tasks, and those who wait for a task, who work on others meanwhile. */
public final class Crew implements AutoCloseable {
    private final LinkedBlockingDeque<FutureTask<?>> tasks = new LinkedBlockingDeque<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Starts the threads.
     *
     * @param name what they are called
     * @param others how many there are beside those who wait, at least 0
     */
    public Crew(String name, int others) {
        for (int number = 0; number < others; number++) {
            Thread thread = new Thread(this::work, name);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void work() {
        try {
            while (true) {
                tasks.take().run();
            }
        } catch (InterruptedException e) {
            // It is closed
        }
    }

    /**
     * Has a task done after those that wait.
     *
     * @param task the task
     */
    public void later(FutureTask<?> task) {
        tasks.add(task);
    }

    /**
     * Has a task done before those that wait.
     *
     * @param task the task
     */
    public void soon(FutureTask<?> task) {
        tasks.addFirst(task);
    }

    /**
     * Waits for a task, and does it if nobody has begun; others that wait meanwhile. An interrupt is kept for later.
     *
     * @param <T> what the task gives
     * @param task the task
     * @return what it gives
     * @throws RuntimeException what it throws
     */
    public <T> T await(FutureTask<T> task) {
        task.run();
        while (!task.isDone()) {
            FutureTask<?> other = tasks.pollLast();
            if (other == null) {
                break;
            }
            other.run();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the threads; tasks that wait are not done. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
