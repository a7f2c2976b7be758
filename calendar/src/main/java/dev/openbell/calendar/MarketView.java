package dev.openbell.calendar;

import java.nio.IntBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * What a {@link MarketSource} says, kept in tables: of every UTC day a line of its states. Most
 * days look like another one, so that all days of a market share a few dozen lines, and a day costs
 * a reference (a year of New York: 1.5 KiB) beside the stretches, which are the calendar's. The
 * days of about seventeen months make a block, which is made when one of them is first asked for;
 * two threads may make the same one at once.
 *
 * <p>A line is its changes in order, each the second of the day and the state from then on; the
 * first is at midnight and may be none.
 */
final class MarketView implements SessionSource {
    private static final SessionState[] STATES = SessionState.values();
    private static final int STATE_BITS = 2;
    private static final int STATE = (1 << STATE_BITS) - 1;
    private static final int UNKNOWN = SessionState.Unknown.ordinal();
    private static final long DAY = 86_400;
    private static final int BLOCK_BITS = 9;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int[][] NO_DATA = {{UNKNOWN}};
    private static final long NONE = Long.MAX_VALUE;

    private final MarketSource source;
    private final Timeline timeline;
    private final long firstDay;
    private final long endDay;
    private final AtomicReferenceArray<int[][]> blocks;
    private final Map<IntBuffer, int[]> lines = new ConcurrentHashMap<>();

    MarketView(MarketSource source, Timeline timeline) {
        this.source = source;
        this.timeline = timeline;
        long first = dayOf(timeline.firstSecond()) >> BLOCK_BITS;
        long end = (dayOf(timeline.endSecond()) >> BLOCK_BITS) + 1;
        this.firstDay = first << BLOCK_BITS;
        this.endDay = end << BLOCK_BITS;
        this.blocks = new AtomicReferenceArray<>(Math.toIntExact(end - first));
    }

    MarketSource source() {
        return source;
    }

    @Override
    public Stretch at(Instant t) {
        PhaseAnswer p = timeline.at(t.getEpochSecond());
        SessionState state = stateAt(t);
        // Only an edge is closed in a phase that is neither closed nor trading.
        boolean edge =
                state == SessionState.Closed
                        && p.phase() != Phase.Closed
                        && p.phase() != Phase.Continuous;
        return edge ? MarketSource.edge(p) : MarketSource.stretch(state, p);
    }

    @Override
    public SessionState stateAt(Instant t) {
        long day = dayOf(t.getEpochSecond());
        int[] line = line(day);
        return STATES[line[changeAt(line, t.getEpochSecond() - day * DAY)] & STATE];
    }

    @Override
    public Optional<Instant> changeAfter(Instant t, Instant limit) {
        long last = limit.getEpochSecond();
        long day = dayOf(t.getEpochSecond());
        int[] line = line(day);
        int change = changeAt(line, t.getEpochSecond() - day * DAY);
        int state = line[change] & STATE;
        change++;
        if (change == line.length) {
            day = otherDayAfter(day, state, dayOf(last));
            if (day == NONE) {
                return Optional.empty();
            }
            line = line(day);
            change = (line[0] & STATE) == state ? 1 : 0;
        }
        long second = day * DAY + (line[change] >> STATE_BITS);
        return second > last ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
    }

    @Override
    public Optional<Instant> changeUpTo(Instant t, Instant limit) {
        long first = limit.getEpochSecond();
        long day = dayOf(t.getEpochSecond());
        int[] line = line(day);
        int change = changeAt(line, t.getEpochSecond() - day * DAY);
        int state = line[change] & STATE;
        long second = day * DAY + (line[change] >> STATE_BITS);
        if (change == 0) {
            day = otherDayBefore(day, state, dayOf(first));
            if (day == NONE) {
                return Optional.empty();
            }
            line = line(day);
            int latest = line[line.length - 1];
            second = day * DAY + ((latest & STATE) == state ? latest >> STATE_BITS : DAY);
        }
        return second <= first ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
    }

    /** The first day later than this one, and up to the last, that is not all in this state. */
    private long otherDayAfter(long from, int state, long last) {
        // Before the data there is nothing but days that nobody knows.
        long day = from < firstDay ? firstDay : from + 1;
        while (day <= last) {
            int[][] block = block(day);
            int[] line = block[(int) day & (block.length - 1)];
            if (line.length > 1 || line[0] != state) {
                return day;
            }
            if (day >= endDay) {
                return NONE;
            }
            day += block.length == 1 ? BLOCK - (day & (BLOCK - 1)) : 1;
        }
        return NONE;
    }

    private long otherDayBefore(long from, int state, long first) {
        long day = from >= endDay ? endDay - 1 : from - 1;
        while (day >= first) {
            int[][] block = block(day);
            int[] line = block[(int) day & (block.length - 1)];
            if (line.length > 1 || line[0] != state) {
                return day;
            }
            if (day < firstDay) {
                return NONE;
            }
            day -= block.length == 1 ? (day & (BLOCK - 1)) + 1 : 1;
        }
        return NONE;
    }

    private static long dayOf(long second) {
        return Math.floorDiv(second, DAY);
    }

    // To count is quicker than to stop, since nobody can foresee where in a day to stop.
    /** The number of the latest change of a day up to a second of it. */
    private static int changeAt(int[] line, long secondOfDay) {
        int upTo = (int) secondOfDay << STATE_BITS | STATE;
        int passed = 0;
        for (int change : line) {
            passed += change <= upTo ? 1 : 0;
        }
        return passed - 1;
    }

    private int[] line(long day) {
        int[][] block = block(day);
        return block[(int) day & (block.length - 1)];
    }

    private int[][] block(long day) {
        if (day < firstDay || day >= endDay) {
            return NO_DATA;
        }
        int number = (int) ((day - firstDay) >> BLOCK_BITS);
        int[][] block = blocks.get(number);
        if (block == null) {
            block = made(day & -BLOCK);
            blocks.set(number, block);
        }
        return block;
    }

    /** The lines of the days of a block; when they are all the same, of one day in place of all. */
    private int[][] made(long firstOfBlock) {
        int[][] block = new int[BLOCK][];
        Arrays.setAll(block, i -> madeLine(firstOfBlock + i));
        boolean alike = Arrays.stream(block).allMatch(line -> line == block[0]);
        return alike ? new int[][] {block[0]} : block;
    }

    private int[] madeLine(long day) {
        var changes = IntStream.builder();
        int last = -1;
        long second = day * DAY;
        while (second < (day + 1) * DAY) {
            PhaseAnswer p = timeline.at(second);
            int state = source.of(p).state().ordinal();
            if (state != last) {
                changes.add((int) (second - day * DAY) << STATE_BITS | state);
                last = state;
            }
            second = p.until().getEpochSecond();
        }
        int[] line = changes.build().toArray();
        return lines.computeIfAbsent(IntBuffer.wrap(line), l -> line);
    }
}
