package dev.openbell.operator.bell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Rings each key once at its planned instant.
 *
 * <p>One thread sleeps at most a second on the monotonic clock and compares with the injected wall
 * clock, so a clock that was stepped, or a process that was suspended, is noticed within a second.
 * A key that is due rings once, however late: what is desired is computed from now, so edges that
 * were missed are not replayed. The one who is rung plans the next instant.
 *
 * @param <K> what is rung; equal keys are the same bell
 */
public final class BellEngine<K> implements AutoCloseable {

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final Clock clock;
    private final Consumer<K> ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<K, Planned<K>> byKey = new HashMap<>();
    private final TreeSet<Planned<K>> byTime =
            new TreeSet<>(
                    Comparator.<Planned<K>, Instant>comparing(Planned::at)
                            .thenComparingLong(Planned::number));
    private final Thread thread;
    private long number;
    private Instant lastLook = Instant.MIN;
    private boolean closed;

    private record Planned<K>(K key, Instant at, long number) {}

    /**
     * Starts the engine.
     *
     * @param clock the wall clock that bells follow
     * @param ring called on the engine's thread; must return at once
     */
    public BellEngine(Clock clock, Consumer<K> ring) {
        this.clock = clock;
        this.ring = ring;
        this.thread = Thread.ofPlatform().daemon().name("bells").start(this::run);
    }

    /** Plans the key's only bell, in place of the one that was planned; empty: no bell. */
    public void plan(K key, Optional<Instant> at) {
        lock.lock();
        try {
            var old = byKey.get(key);
            if (old != null && at.isPresent() && old.at().equals(at.get())) {
                return;
            }
            if (old != null) {
                byKey.remove(key);
                byTime.remove(old);
            }
            at.ifPresent(
                    instant -> {
                        var planned = new Planned<>(key, instant, number++);
                        byKey.put(key, planned);
                        byTime.add(planned);
                        if (byTime.first().equals(planned)) {
                            changed.signal();
                        }
                    });
        } finally {
            lock.unlock();
        }
    }

    /** When the engine last looked at its clock; liveness is judged by it. */
    public Instant lastLook() {
        lock.lock();
        try {
            return lastLook;
        } finally {
            lock.unlock();
        }
    }

    /** The earliest planned bell; empty: none is planned. */
    public Optional<Instant> next() {
        lock.lock();
        try {
            return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
        } finally {
            lock.unlock();
        }
    }

    /** How many bells are planned. */
    public int planned() {
        lock.lock();
        try {
            return byKey.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    private void run() {
        while (true) {
            for (var key : takeDue()) {
                try {
                    ring.accept(key);
                } catch (RuntimeException broken) {
                    // One that cannot be rung must not silence the others.
                    thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
                }
            }
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                changed.await(sleep().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stop) {
                return;
            } finally {
                lock.unlock();
            }
        }
    }

    private List<K> takeDue() {
        lock.lock();
        try {
            var now = clock.instant();
            lastLook = now;
            var due = new ArrayList<K>();
            while (!byTime.isEmpty() && !byTime.first().at().isAfter(now)) {
                var planned = byTime.pollFirst();
                byKey.remove(planned.key());
                due.add(planned.key());
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    private Duration sleep() {
        if (byTime.isEmpty()) {
            return LONGEST_SLEEP;
        }
        var left = Duration.between(clock.instant(), byTime.first().at());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
    }
}
