package dev.openbell.ai.roles;

import dev.openbell.ai.roles.Assignment.Spans;
import dev.openbell.contract.Role;
import dev.openbell.contract.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Follows the timetable by the wall clock. It looks at least once a second, so that a clock that
 * was stepped or a process that was suspended is noticed, and reads the mounted timetable as often;
 * a timetable that was sent is used at once.
 */
public final class RoleClock implements AutoCloseable {

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final Clock clock;
    private final List<Role> own;
    private final Spans spans;
    private final Supplier<Optional<Timetable>> mounted;
    private final List<BiConsumer<Assignment, Assignment>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Timetable> timetable = Optional.empty();

    /** Of the thread that looks alone. */
    private Optional<Timetable> lastMounted = Optional.empty();

    private Assignment assignment;
    private boolean closed;

    /**
     * A clock that has looked once, and follows from {@link #start}.
     *
     * @param own the roles that the pod has
     * @param mounted the timetable as it is mounted now; empty when there is none that can be read
     */
    public RoleClock(
            Clock clock, List<Role> own, Spans spans, Supplier<Optional<Timetable>> mounted) {
        this.clock = clock;
        this.own = List.copyOf(own);
        this.spans = spans;
        this.mounted = mounted;
        this.assignment = Assignment.at(timetable, clock.instant(), this.own, spans);
        look();
    }

    /** Called with what was and what is, on the thread that found it; must return soon. */
    public void onChange(BiConsumer<Assignment, Assignment> listener) {
        listeners.add(listener);
    }

    /** Begins to follow. */
    public void start() {
        Thread.ofPlatform().daemon().name("roles").start(this::run);
    }

    /** A timetable that the operator sent; it holds until another is mounted or sent. */
    public void use(Timetable sent) {
        assign(Optional.of(sent));
        lock.lock();
        try {
            // The clock's thread may sleep beyond the next bell of this one.
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What the pod's roles do. */
    public Assignment now() {
        lock.lock();
        try {
            return assignment;
        } finally {
            lock.unlock();
        }
    }

    /** The revision of the timetable in use. */
    public Optional<String> revision() {
        lock.lock();
        try {
            return timetable.map(Timetable::revision);
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
    }

    /** Looks at clock and mount. */
    final void look() {
        var read = mounted.get();
        // What is mounted lags behind what was sent: only a change of it counts.
        boolean isOther = read.isPresent() && !read.equals(lastMounted);
        if (isOther) {
            lastMounted = read;
        }
        assign(isOther ? read : Optional.empty());
    }

    /** Assigns roles by another timetable, if there is one, and tells when that changes some. */
    private void assign(Optional<Timetable> other) {
        Assignment before;
        Assignment after;
        lock.lock();
        try {
            timetable = other.or(() -> timetable);
            before = assignment;
            after = Assignment.at(timetable, clock.instant(), own, spans);
            assignment = after;
        } finally {
            lock.unlock();
        }
        if (!before.states().equals(after.states())) {
            listeners.forEach(listener -> listener.accept(before, after));
        }
    }

    private void run() {
        while (sleep()) {
            look();
        }
    }

    private boolean sleep() {
        lock.lock();
        try {
            if (!closed) {
                long nanos =
                        assignment
                                .next()
                                .map(at -> between(clock.instant(), at))
                                .filter(left -> left.compareTo(LONGEST_SLEEP) < 0)
                                .orElse(LONGEST_SLEEP)
                                .toNanos();
                if (nanos > 0) {
                    changed.await(nanos, TimeUnit.NANOSECONDS);
                }
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static Duration between(Instant now, Instant at) {
        var left = Duration.between(now, at);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
