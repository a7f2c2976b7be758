package dev.openbell.ai.seats;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Who does the sessions' work: as many as the pod has processors, more would wait for one another.
 */
public final class Workers implements Executor, AutoCloseable {

    private final ExecutorService threads;

    public Workers(int count) {
        threads =
                Executors.newFixedThreadPool(
                        count, Thread.ofPlatform().daemon().name("worker-", 0).factory());
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
