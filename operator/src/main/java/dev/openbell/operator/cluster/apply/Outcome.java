package dev.openbell.operator.cluster.apply;

import java.util.List;

/**
 * What became of a pass's writes.
 *
 * @param written how many succeeded
 * @param taken children whose names belong to somebody else
 * @param failures what the API server refused, to be tried again
 */
public record Outcome(int written, List<Child> taken, List<Failure> failures) {

    /** One write that failed. */
    public record Failure(Child child, int httpStatus, RuntimeException cause) {
        /** Stable text for status. */
        public String sentence() {
            return child
                    + " could not be written ("
                    + (httpStatus > 0 ? "HTTP " + httpStatus : "no answer")
                    + "); tried again.";
        }
    }

    public Outcome {
        taken = List.copyOf(taken);
        failures = List.copyOf(failures);
    }
}
