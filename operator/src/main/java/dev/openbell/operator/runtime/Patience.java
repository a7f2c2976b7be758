package dev.openbell.operator.runtime;

/** Numbers of retries: they never end, and are never further apart than a user would wait. */
public final class Patience {
    public static final int FOR_EVER = -1;
    public static final long FIRST_MILLIS = 200;
    public static final double FACTOR = 2;
    public static final long LONGEST_MILLIS = 10_000;

    private Patience() {}
}
