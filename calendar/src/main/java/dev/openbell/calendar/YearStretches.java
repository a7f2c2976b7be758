package dev.openbell.calendar;

import java.util.List;

/**
 * The stretches that meet one UTC year, in order and without a gap. A table tells for each UTC day
 * which stretch its midnight lies in; from there it is a step or two to any instant of the day.
 */
final class YearStretches {
    private static final long DAY = 86_400;

    private final PhaseAnswer[] stretches;
    private final long[] starts;
    private final long firstDay;
    private final int[] atMidnight;

    YearStretches(List<PhaseAnswer> stretches) {
        this.stretches = stretches.toArray(PhaseAnswer[]::new);
        this.starts = stretches.stream().mapToLong(s -> s.since().getEpochSecond()).toArray();
        this.firstDay = Math.floorDiv(starts[0], DAY);
        long lastDay = Math.floorDiv(starts[starts.length - 1], DAY);
        this.atMidnight = new int[Math.toIntExact(lastDay - firstDay + 1)];
        int i = 0;
        for (int day = 0; day < atMidnight.length; day++) {
            i = forward(i, (firstDay + day) * DAY);
            atMidnight[day] = i;
        }
    }

    private int forward(int from, long second) {
        int i = from;
        while (i + 1 < starts.length && starts[i + 1] <= second) {
            i++;
        }
        return i;
    }

    /** The stretch of a second, which lies between the first start and the last end. */
    PhaseAnswer at(long second) {
        long day = Math.clamp(Math.floorDiv(second, DAY) - firstDay, 0, atMidnight.length - 1L);
        return stretches[forward(atMidnight[(int) day], second)];
    }
}
