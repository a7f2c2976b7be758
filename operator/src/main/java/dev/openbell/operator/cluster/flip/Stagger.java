package dev.openbell.operator.cluster.flip;

import java.time.Duration;

/**
 * Spreads the clusters that share a bell, so that the API server is not asked for all of them at
 * once. Each has a place of its own, which depends on nothing but its identity.
 *
 * @param perSecond how many clusters are begun in a second; one second's worth is not spread
 */
public record Stagger(int perSecond) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int MANTISSA = 53;

    /** A rate below one makes no sense. */
    public Stagger {
        if (perSecond < 1) {
            throw new IllegalArgumentException(
                    "openbell.warm-ups-per-second: must be at least 1, but is " + perSecond);
        }
    }

    /**
     * A cluster's place among those that share its bell.
     *
     * @param own how much earlier than its lead it is warmed, and how much later it releases
     * @param whole the time in which all of them have their places
     */
    public record Share(Duration own, Duration whole) {

        /** Nobody shares the bell. */
        public static final Share ALONE = new Share(Duration.ZERO, Duration.ZERO);
    }

    /**
     * The place of a cluster.
     *
     * @param uid the cluster's identity
     * @param sharing how many clusters share the bell, this one included
     */
    public Share share(String uid, int sharing) {
        if (sharing <= perSecond) {
            return Share.ALONE;
        }
        long millis = Duration.ofSeconds(1).toMillis() * sharing / perSecond;
        return new Share(
                Duration.ofMillis((long) (place(uid) * millis)), Duration.ofMillis(millis));
    }

    /** A number from 0 up to 1 that is the same for ever. */
    private static double place(String uid) {
        long mixed = 0;
        for (int i = 0; i < uid.length(); i++) {
            mixed = (mixed ^ uid.charAt(i)) * GOLDEN;
            mixed ^= mixed >>> 29;
        }
        return (mixed >>> (Long.SIZE - MANTISSA)) / (double) (1L << MANTISSA);
    }
}
