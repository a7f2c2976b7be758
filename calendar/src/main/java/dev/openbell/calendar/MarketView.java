package dev.openbell.calendar;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What a {@link MarketSource} says, kept in tables: of every stretch of a year its state, and the
 * runs of stretches with one state, whose bounds are the bells. The table of a year is made when it
 * is first asked for, of about six bytes for each stretch (a year of New York: 5 KiB), beside the
 * stretches themselves, which are the calendar's. Two threads may make the same one at once.
 */
final class MarketView implements SessionSource {
    private static final SessionState[] STATES = SessionState.values();
    private static final byte EDGE = (byte) STATES.length;
    private static final long END = Instant.MAX.getEpochSecond();

    private final MarketSource source;
    private final Timeline timeline;
    private final AtomicReferenceArray<Part> parts;

    MarketView(MarketSource source, Timeline timeline) {
        this.source = source;
        this.timeline = timeline;
        this.parts = new AtomicReferenceArray<>(timeline.parts());
    }

    MarketSource source() {
        return source;
    }

    /**
     * The stretches of one year.
     *
     * @param codes of each stretch its state, or that it is the edge of a session
     * @param runOf of each stretch the number of its run
     * @param runs of each run its first stretch
     */
    private record Part(YearStretches stretches, byte[] codes, int[] runOf, int[] runs) {
        SessionState state(int index) {
            byte code = codes[index];
            return code == EDGE ? SessionState.Closed : STATES[code];
        }

        long runStart(int index) {
            return stretches.start(runs[runOf[index]]);
        }

        long runEnd(int index) {
            int next = runOf[index] + 1;
            return next < runs.length ? stretches.start(runs[next]) : stretches.end();
        }
    }

    private Part partAt(long second) {
        int number = timeline.partOf(second);
        Part part = parts.get(number);
        if (part == null) {
            part = made(timeline.part(number));
            parts.set(number, part);
        }
        return part;
    }

    private Part made(YearStretches stretches) {
        byte[] codes = new byte[stretches.size()];
        int[] runOf = new int[stretches.size()];
        int[] runs = new int[stretches.size()];
        int run = -1;
        SessionState last = SessionState.Unknown;
        for (int i = 0; i < codes.length; i++) {
            PhaseAnswer p = stretches.stretch(i);
            Stretch s = source.of(p);
            codes[i] = isEdge(s) ? EDGE : (byte) s.state().ordinal();
            if (i == 0 || s.state() != last) {
                last = s.state();
                runs[++run] = i;
            }
            runOf[i] = run;
        }
        return new Part(stretches, codes, runOf, Arrays.copyOf(runs, run + 1));
    }

    // Only an edge is closed in a phase that is neither closed nor trading.
    private static boolean isEdge(Stretch s) {
        return s.state() == SessionState.Closed
                && s.phase() != Phase.Closed
                && s.phase() != Phase.Continuous;
    }

    @Override
    public Stretch at(Instant t) {
        long second = t.getEpochSecond();
        Part part = partAt(second);
        int i = part.stretches().indexAt(second);
        PhaseAnswer p = part.stretches().stretch(i);
        return part.codes()[i] == EDGE
                ? MarketSource.edge(p)
                : MarketSource.stretch(STATES[part.codes()[i]], p);
    }

    @Override
    public SessionState stateAt(Instant t) {
        long second = t.getEpochSecond();
        Part part = partAt(second);
        return part.state(part.stretches().indexAt(second));
    }

    @Override
    public Optional<Instant> changeAfter(Instant t, Instant limit) {
        long second = t.getEpochSecond();
        Part part = partAt(second);
        int i = part.stretches().indexAt(second);
        SessionState state = part.state(i);
        // A run may go on in the next year.
        while (part.state(i) == state) {
            second = part.runEnd(i);
            if (second == END || second > limit.getEpochSecond()) {
                return Optional.empty();
            }
            part = partAt(second);
            i = part.stretches().indexAt(second);
        }
        return Optional.of(Instant.ofEpochSecond(second));
    }

    @Override
    public Optional<Instant> changeUpTo(Instant t, Instant limit) {
        long second = t.getEpochSecond();
        Part part = partAt(second);
        int i = part.stretches().indexAt(second);
        SessionState state = part.state(i);
        while (part.state(i) == state) {
            second = part.runStart(i);
            if (second <= limit.getEpochSecond()) {
                return Optional.empty();
            }
            part = partAt(second - 1);
            i = part.stretches().indexAt(second - 1);
        }
        return Optional.of(Instant.ofEpochSecond(second));
    }
}
