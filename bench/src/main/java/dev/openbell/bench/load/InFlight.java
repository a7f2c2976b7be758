package dev.openbell.bench.load;

import dev.openbell.bench.rig.BenchException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs numbered tasks, so many at once. */
public final class InFlight {

    private InFlight() {}

    /**
     * Runs the tasks 0 to count-1 to their end; the first that failed fails all.
     *
     * @param done is told, in order, how many are done
     */
    public static void run(int inFlight, int count, IntConsumer task, IntConsumer done)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(inFlight, Thread.ofVirtual().factory())) {
            var futures = new ArrayList<Future<?>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(threads.submit(() -> task.accept(number)));
            }
            try {
                for (int i = 0; i < count; i++) {
                    futures.get(i).get();
                    done.accept(i + 1);
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw new BenchException(
                        "a request of the benchmark failed: " + said(e.getCause()), e);
            }
        }
    }

    private static String said(@Nullable Throwable cause) {
        return cause instanceof KubernetesClientException refused && refused.getStatus() != null
                ? refused.getStatus().getMessage()
                : String.valueOf(cause);
    }
}
