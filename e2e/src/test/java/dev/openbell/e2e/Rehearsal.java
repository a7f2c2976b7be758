package dev.openbell.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leads the clock of an operator by a file: fast where nothing is planned, as the machine's where
 * something is. It knows at which of its instants something happened.
 */
final class Rehearsal {

    /** Lines are written so long ahead, so that the operator has read them when they begin. */
    private static final Duration AHEAD = Duration.ofMillis(400);

    private static final double FAST = 3600;

    private record Line(Instant from, Instant shows, double rate) {
        Instant at(Instant machine) {
            return shows.plusNanos((long) (Duration.between(from, machine).toNanos() * rate));
        }
    }

    private final Path file;
    private final List<Line> lines = new ArrayList<>();

    private Rehearsal(Path file) {
        this.file = file;
    }

    /** Begins at an instant, as fast as the machine's clock. */
    static Rehearsal from(Path file, Instant begin) {
        var rehearsal = new Rehearsal(file);
        rehearsal.lines.add(new Line(Instant.now(), begin, 1));
        rehearsal.write();
        return rehearsal;
    }

    Path file() {
        return file;
    }

    Instant now() {
        return at(Instant.now());
    }

    /** What the clock showed at an instant of the machine. */
    Instant at(Instant machine) {
        var line = lines.getFirst();
        for (var later : lines) {
            line = later.from().isAfter(machine) ? line : later;
        }
        return line.at(machine);
    }

    /** Runs fast to an instant, and as the machine's clock from there on. */
    void fastTo(Instant target) {
        var begin = Instant.now().plus(AHEAD);
        var shown = at(begin);
        if (!shown.isBefore(target)) {
            return;
        }
        var takes = Duration.between(shown, target).toNanos() / FAST;
        var end = begin.plusNanos((long) takes);
        lines.add(new Line(begin, shown, FAST));
        lines.add(new Line(end, target, 1));
        write();
        awaitMachine(end);
    }

    /** Waits until the clock shows an instant. */
    void awaitShown(Instant target) {
        await("the clock shows " + target)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !now().isBefore(target));
    }

    /** Sets the clock forward or back. */
    void step(Duration by) {
        change(by, 1);
    }

    /** Lets the clock stand still; returns what it shows. */
    Instant hold() {
        change(Duration.ZERO, 0);
        return now();
    }

    void goOn() {
        change(Duration.ZERO, 1);
    }

    private void change(Duration by, double rate) {
        var begin = Instant.now().plus(AHEAD);
        lines.add(new Line(begin, at(begin).plus(by), rate));
        write();
        awaitMachine(begin);
    }

    private static void awaitMachine(Instant end) {
        await("the machine's clock")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Instant.now().isAfter(end));
    }

    private void write() {
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(
                    next,
                    lines.stream()
                            .map(l -> l.from() + " " + l.shows() + " " + l.rate() + "\n")
                            .collect(Collectors.joining()));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
