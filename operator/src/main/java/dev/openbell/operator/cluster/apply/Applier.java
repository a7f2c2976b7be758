package dev.openbell.operator.cluster.apply;

import dev.openbell.operator.cluster.apply.Difference.Write;
import dev.openbell.operator.cluster.apply.Outcome.Failure;
import dev.openbell.operator.runtime.Turns;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Carries out a pass's writes side by side; one that fails does not stop the others. */
public final class Applier implements AutoCloseable {

    private final Writer writer;
    private static final int CONTENT_SHARE = 4;

    /**
     * The API server allocates one cluster address at a time, under one lock: what comes beyond
     * waits there until it times out, and its work is lost.
     */
    private static final int NEW_SERVICES = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Lane, Turns> lanes;

    /** Writes that share their places. */
    enum Lane {
        /** Numbers of pods, and what pods act by: a bell waits for them. */
        Bells,
        /** Everything else: nobody waits by the second. */
        Content,
        NewServices;

        static Lane of(Write write) {
            return switch (write) {
                case Write.ScaleTo scale -> Bells;
                case Write.Announce document -> Bells;
                case Write.Create(Service service) -> NewServices;
                default -> Content;
            };
        }
    }

    /**
     * An applier.
     *
     * @param mostInFlight writes that a bell waits for under way at once, of all clusters together;
     *     namespaces take turns. Of other writes there are a quarter as many, so that they leave
     *     the API server room
     */
    public Applier(Writer writer, int mostInFlight) {
        this.writer = writer;
        this.lanes =
                Map.of(
                        Lane.Bells,
                        new Turns(threads, mostInFlight),
                        Lane.Content,
                        new Turns(threads, Math.max(1, mostInFlight / CONTENT_SHARE)),
                        Lane.NewServices,
                        new Turns(threads, NEW_SERVICES));
    }

    /**
     * Writes all.
     *
     * @param uid of the cluster that owns the children
     * @param seen is told of every object as it was written
     */
    public Outcome apply(
            List<Write> writes, String namespace, String uid, Consumer<HasMetadata> seen)
            throws InterruptedException {
        var results = new ArrayList<FutureTask<Result>>();
        for (var write : writes) {
            var result = new FutureTask<>(() -> one(write, namespace, uid, seen));
            results.add(result);
            Objects.requireNonNull(lanes.get(Lane.of(write))).execute(namespace, result);
        }
        return collect(results);
    }

    @Override
    public void close() {
        lanes.values().forEach(Turns::close);
        threads.shutdownNow();
    }

    private sealed interface Result {
        record Written() implements Result {}

        record Taken(Child child) implements Result {}

        record Failed(Failure failure) implements Result {}
    }

    private Result one(Write write, String namespace, String uid, Consumer<HasMetadata> seen) {
        try {
            var object = writer.write(write, namespace, uid);
            if (!(write instanceof Write.Delete)) {
                seen.accept(object);
            }
            return new Result.Written();
        } catch (Writer.NameTaken taken) {
            return new Result.Taken(taken.child());
        } catch (KubernetesClientException refused) {
            return new Result.Failed(new Failure(write.child(), refused.getCode(), refused));
        }
    }

    private static Outcome collect(List<FutureTask<Result>> results) throws InterruptedException {
        var written = 0;
        var taken = new ArrayList<Child>();
        var failures = new ArrayList<Failure>();
        for (var result : results) {
            switch (value(result)) {
                case Result.Written() -> written++;
                case Result.Taken(var child) -> taken.add(child);
                case Result.Failed(var failure) -> failures.add(failure);
            }
        }
        return new Outcome(written, taken, failures);
    }

    private static Result value(FutureTask<Result> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException wrapped) {
            throw new IllegalStateException(wrapped.getCause());
        }
    }
}
