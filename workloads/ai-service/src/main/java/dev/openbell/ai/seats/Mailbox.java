package dev.openbell.ai.seats;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * One session's work, in order, one at a time, on workers that all sessions share. It is bounded: a
 * client that sends faster than it is answered is told so, and takes nothing from others. After
 * each piece of work the session queues up again behind the others.
 */
public final class Mailbox {

    private final int capacity;
    private final Executor workers;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    /**
     * An empty mailbox.
     *
     * @param capacity pieces of work that may wait
     * @param workers as many as the pod has processors
     */
    public Mailbox(int capacity, Executor workers) {
        this.capacity = capacity;
        this.workers = workers;
    }

    /** Takes a piece of work; false when the mailbox is full or closed, and it was not taken. */
    public boolean offer(Runnable work) {
        synchronized (this) {
            if (closed || waiting.size() >= capacity) {
                return false;
            }
            waiting.add(work);
            if (running) {
                return true;
            }
            running = true;
        }
        workers.execute(this::runOne);
        return true;
    }

    /** What waits is forgotten; what runs ends. */
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void runOne() {
        Runnable work;
        synchronized (this) {
            work = waiting.poll();
            if (work == null) {
                running = false;
                return;
            }
        }
        try {
            work.run();
        } finally {
            boolean more;
            synchronized (this) {
                more = !waiting.isEmpty();
                running = more;
            }
            if (more) {
                workers.execute(this::runOne);
            }
        }
    }
}
