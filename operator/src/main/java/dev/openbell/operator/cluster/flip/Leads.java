package dev.openbell.operator.cluster.flip;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How long before a bell a component has to be warmed, learned from how long it took before. */
public final class Leads {

    /** While nothing is known, and the least while what is known says little. */
    static final Duration UNKNOWN = Duration.ofSeconds(40);

    /** No component is warmed earlier than that. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** So many flips are remembered. */
    static final int REMEMBERED = 16;

    /** So many flips that are all much faster than those before are a new truth. */
    private static final int ENOUGH_FOR_A_STEP = 3;

    /** With so many flips the percentile says enough, however much they differ. */
    private static final int ENOUGH = 10;

    /** Times that differ by no more than this share of their mean are steady. */
    private static final double STEADY = 0.1;

    private static final double QUANTILE = 0.95;
    private static final double SPREADS = 2;

    private Leads() {}

    /**
     * The 95th percentile of these times, or two standard deviations over their mean if that is
     * more, with a margin that shrinks as more is known: half of it after one flip, a seventeenth
     * after sixteen. While the times are few, and scattered or fewer than three, it is not less
     * than {@link #UNKNOWN}: two quick starts do not promise a third.
     *
     * @param seconds from the write of a number of pods to all Ready, whole seconds
     */
    static Duration learned(List<Integer> seconds) {
        if (seconds.isEmpty()) {
            return UNKNOWN;
        }
        var sorted = seconds.stream().sorted().toList();
        int rank = (int) Math.ceil(QUANTILE * sorted.size());
        double most = Math.max(sorted.get(rank - 1), mean(seconds) + SPREADS * deviation(seconds));
        var lead = Duration.ofSeconds((long) Math.ceil(most * (1 + 1.0 / (seconds.size() + 1))));
        if (lead.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return lead.compareTo(UNKNOWN) < 0 && !isEnough(seconds) ? UNKNOWN : lead;
    }

    /**
     * The times with one more. Those before are forgotten when the last three are all less than any
     * of them and two deviations below their mean: what starts has become faster.
     */
    static List<Integer> with(List<Integer> seconds, Duration started) {
        int latest = (int) Math.min(LONGEST.toSeconds(), ceilingSeconds(started));
        var all = Stream.concat(seconds.stream(), Stream.of(latest)).toList();
        var recent = all.subList(Math.max(0, all.size() - ENOUGH_FOR_A_STEP), all.size());
        var older = all.subList(0, all.size() - recent.size());
        if (!older.isEmpty() && isStepDown(older, recent)) {
            return List.copyOf(recent);
        }
        return List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    private static boolean isEnough(List<Integer> seconds) {
        return seconds.size() >= ENOUGH
                || (seconds.size() >= ENOUGH_FOR_A_STEP
                        && deviation(seconds) <= STEADY * mean(seconds));
    }

    private static boolean isStepDown(List<Integer> older, List<Integer> recent) {
        int slowest = recent.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int fastestBefore = older.stream().mapToInt(Integer::intValue).min().orElseThrow();
        return slowest < fastestBefore && slowest < mean(older) - SPREADS * deviation(older);
    }

    private static long ceilingSeconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    private static double mean(List<Integer> seconds) {
        return seconds.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }

    private static double deviation(List<Integer> seconds) {
        double mean = mean(seconds);
        return Math.sqrt(
                seconds.stream().mapToDouble(s -> (s - mean) * (s - mean)).average().orElseThrow());
    }
}
