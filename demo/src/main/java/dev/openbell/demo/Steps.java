package dev.openbell.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Tells what is being done before there is anything to see, and how long it took. */
record Steps(PrintStream out, Clock clock) {

    /** Something that takes a moment. */
    interface Step {
        void run() throws InterruptedException;
    }

    void step(String what, Step step) throws InterruptedException {
        out.print("  " + what + " ... ");
        out.flush();
        var start = clock.instant();
        step.run();
        var took = Duration.between(start, clock.instant());
        out.printf(Locale.ROOT, "%.1f s%n", took.toMillis() / 1000.0);
    }
}
