package dev.openbell.operator.runtime;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on the threads of an executor, at most so many at once. Every namespace has a queue of
 * its own: the queues take turns, and none ever holds all places, so that a flood in one namespace
 * costs another one no more than the time of one task.
 */
public final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);

    private final Executor threads;
    private final int places;
    private final int placesOfOne;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Line> lines = new HashMap<>();
    private final Queue<Line> ring = new ArrayDeque<>();
    private int taken;
    private boolean closed;

    /** The tasks of one namespace; in the ring while one of them may begin. */
    private static final class Line {
        final String namespace;
        final Queue<Runnable> waiting = new ArrayDeque<>();
        int taken;
        boolean inRing;

        Line(String namespace) {
            this.namespace = namespace;
        }
    }

    /** A task whose turn it is. */
    private record Turn(Line line, Runnable task) {}

    /**
     * No task runs yet.
     *
     * @param threads must begin a task at once; as many of them are needed as there are places
     * @param places tasks that run at once; of one namespace at most three quarters of them
     */
    public Turns(Executor threads, int places) {
        this.threads = threads;
        this.places = places;
        this.placesOfOne = Math.max(1, places - places / 4);
    }

    /**
     * Runs the task when its namespace has its turn.
     *
     * @throws RejectedExecutionException once this is closed
     */
    public void execute(String namespace, Runnable task) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            var line = lines.computeIfAbsent(namespace, Line::new);
            line.waiting.add(task);
            queue(line);
            var turn = next();
            if (turn != null) {
                threads.execute(() -> run(turn));
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(Turn first) {
        for (var turn = first; turn != null; turn = after(turn)) {
            try {
                turn.task().run();
            } catch (RuntimeException | Error broken) {
                LOG.error("a task failed", broken);
            }
        }
    }

    /** What the place of a task that is done is for next. */
    private @Nullable Turn after(Turn done) {
        lock.lock();
        try {
            var line = done.line();
            taken--;
            line.taken--;
            queue(line);
            if (line.taken == 0 && line.waiting.isEmpty()) {
                lines.remove(line.namespace);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Turn next() {
        var line = taken < places ? ring.poll() : null;
        if (line == null) {
            return null;
        }
        line.inRing = false;
        line.taken++;
        taken++;
        var turn = new Turn(line, line.waiting.remove());
        queue(line);
        return turn;
    }

    private void queue(Line line) {
        if (!line.inRing && !line.waiting.isEmpty() && line.taken < placesOfOne) {
            line.inRing = true;
            ring.add(line);
        }
    }

    /** Whether no task runs; then none waits either. */
    public boolean isIdle() {
        lock.lock();
        try {
            return taken == 0;
        } finally {
            lock.unlock();
        }
    }

    /** What runs goes on; what waits is dropped. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            lines.values().forEach(line -> line.waiting.clear());
            ring.clear();
        } finally {
            lock.unlock();
        }
    }
}
