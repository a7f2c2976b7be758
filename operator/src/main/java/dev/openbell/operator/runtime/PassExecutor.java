package dev.openbell.operator.runtime;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/**
 * Runs the passes of all controllers, namespaces taking turns. The operator SDK hands over a pass
 * without saying whose it is, but says so in the logging context of the thread that hands it over.
 */
public final class PassExecutor extends AbstractExecutorService {

    /** Where the SDK tells the namespace, unless it is told to keep silent. */
    private static final String NAMESPACE = "resource.namespace";

    // Not virtual ones: a pass that computes for long must not keep a carrier from the others.
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Turns turns;

    /** At most so many passes at once. */
    public PassExecutor(int places) {
        this.turns = new Turns(threads, places);
    }

    @Override
    public void execute(Runnable pass) {
        turns.execute(Objects.requireNonNullElse(MDC.get(NAMESPACE), ""), pass);
    }

    /** Whether no pass is under way. */
    public boolean isIdle() {
        return turns.isIdle();
    }

    @Override
    public void shutdown() {
        turns.close();
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        turns.close();
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }
}
