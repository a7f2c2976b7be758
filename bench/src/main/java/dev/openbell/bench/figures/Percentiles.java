package dev.openbell.bench.figures;

import java.util.Arrays;
import java.util.Collection;

/**
 * Percentiles by nearest rank: each is a value that was measured, none is interpolated.
 *
 * @param count of values
 */
public record Percentiles(int count, double p50, double p95, double p99, double max) {

    /** Of at least one value. */
    public static Percentiles of(Collection<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values, so no percentiles");
        }
        double[] sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        return new Percentiles(
                sorted.length,
                rank(sorted, 50),
                rank(sorted, 95),
                rank(sorted, 99),
                sorted[sorted.length - 1]);
    }

    /** The middle value; of two in the middle the smaller. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return rank(sorted, 50);
    }

    private static double rank(double[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[Math.max(rank, 1) - 1];
    }
}
