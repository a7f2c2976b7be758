package dev.openbell.operator.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A clock that a file leads, so that a week of sessions can be rehearsed in minutes, and a step of
 * the clock without one of the machine.
 *
 * <p>Each line of the file is {@code FROM SHOWS RATE}: from the machine's instant FROM on the clock
 * begins at SHOWS and runs RATE times as fast; later lines take over from earlier ones. Lines may
 * lie in the future. The file is read ten times a second at most; one that cannot be read leaves
 * what was read before.
 */
public final class RehearsalClock extends Clock {

    private static final Logger LOG = Logger.getLogger(RehearsalClock.class);
    private static final Duration FRESH = Duration.ofMillis(100);
    private static final int WORDS = 3;

    private record Line(Instant from, Instant shows, double rate) {
        Instant at(Instant machine) {
            return shows.plusNanos((long) (Duration.between(from, machine).toNanos() * rate));
        }
    }

    private record Score(List<Line> lines, Instant readAt) {
        boolean isFresh(Instant machine) {
            return !machine.isBefore(readAt) && machine.isBefore(readAt.plus(FRESH));
        }

        Instant at(Instant machine) {
            var line = lines.getFirst();
            for (var later : lines) {
                line = later.from().isAfter(machine) ? line : later;
            }
            return line.at(machine);
        }
    }

    private final Path file;
    private final Clock machine;
    private volatile Score score;

    /**
     * Reads the file for the first time.
     *
     * @param machine the clock that FROM and RATE refer to
     * @throws IllegalArgumentException when the file cannot be read, or says nothing
     */
    public RehearsalClock(Path file, Clock machine) {
        this.file = file;
        this.machine = machine;
        this.score = new Score(read(file), machine.instant());
    }

    @Override
    public Instant instant() {
        var now = machine.instant();
        var known = score;
        if (!known.isFresh(now)) {
            known = again(known, now);
        }
        return known.at(now);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new RehearsalClock(file, machine.withZone(zone));
    }

    private synchronized Score again(Score known, Instant now) {
        if (score.isFresh(now)) {
            return score;
        }
        List<Line> lines;
        try {
            lines = read(file);
        } catch (IllegalArgumentException unreadable) {
            LOG.warn(unreadable.getMessage());
            lines = known.lines();
        }
        score = new Score(lines, now);
        return score;
    }

    private static List<Line> read(Path file) {
        var lines = new ArrayList<Line>();
        try {
            for (var text : Files.readAllLines(file)) {
                if (!text.isBlank() && !text.startsWith("#")) {
                    lines.add(line(file, text));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "openbell.rehearsal-clock: cannot read the file " + file, e);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "openbell.rehearsal-clock: the file "
                            + file
                            + " has no line; needed is one of: FROM SHOWS RATE");
        }
        lines.sort(Comparator.comparing(Line::from));
        return List.copyOf(lines);
    }

    private static Line line(Path file, String text) {
        var words = text.strip().split("\\s+", -1);
        if (words.length == WORDS) {
            try {
                return new Line(
                        Instant.parse(words[0]),
                        Instant.parse(words[1]),
                        Double.parseDouble(words[2]));
            } catch (DateTimeException | NumberFormatException notThat) {
                throw new IllegalArgumentException(sentence(file, text), notThat);
            }
        }
        throw new IllegalArgumentException(sentence(file, text));
    }

    private static String sentence(Path file, String text) {
        return "openbell.rehearsal-clock: \"%s\" in %s is not FROM SHOWS RATE, two instants such as 2026-11-25T14:29:00Z and a number"
                .formatted(text, file);
    }
}
