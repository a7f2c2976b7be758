package dev.openbell.bench.rig;

import java.io.PrintStream;
import java.time.Duration;

/** Tells the person who waits what happens and how long it will take; never part of a result. */
public final class Progress {

    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final String name;
    private long lastTold = Long.MIN_VALUE;

    /**
     * Progress of one benchmark.
     *
     * @param name begins every line
     */
    public Progress(PrintStream out, String name) {
        this.out = out;
        this.name = name;
    }

    /** Says something at once. */
    public synchronized void say(String what) {
        out.println(name + ": " + what);
        lastTold = System.nanoTime();
    }

    /** Says it if nothing was said for some seconds. */
    public synchronized void maybe(String what) {
        if (System.nanoTime() - lastTold > EVERY_NANOS) {
            say(what);
        }
    }

    /** Starts to count up to a number; the time that is left is judged by the pace so far. */
    public Count count(String what, int of) {
        return new Count(what, of, System.nanoTime());
    }

    /** Waits, with a countdown. */
    public void sleep(String what, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            maybe(what + ", " + seconds(left) + " s left");
            Thread.sleep(Duration.ofNanos(Math.min(left, Duration.ofMillis(200).toNanos())));
        }
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }

    /** A count that is under way. */
    public final class Count {
        private final String what;
        private final int of;
        private final long began;

        private Count(String what, int of, long began) {
            this.what = what;
            this.of = of;
            this.began = began;
        }

        /** Tells how many are done. */
        public void at(int done) {
            long soFar = System.nanoTime() - began;
            String left =
                    done == 0 || done >= of
                            ? ""
                            : ", about "
                                    + seconds((long) ((double) soFar / done * (of - done)))
                                    + " s left";
            maybe(what + ": " + done + " of " + of + left);
        }

        /** How long it has taken so far. */
        public Duration soFar() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
