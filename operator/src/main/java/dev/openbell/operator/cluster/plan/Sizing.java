package dev.openbell.operator.cluster.plan;

import java.util.OptionalInt;

/** How many pods a component has while it is active. */
public sealed interface Sizing {

    /** The least number of pods while active. */
    int floor();

    /** Always this many. */
    record FixedSize(int pods) implements Sizing {
        @Override
        public int floor() {
            return pods;
        }
    }

    /**
     * Between two bounds. With a CPU or memory target an HPA decides; without one the component
     * stays at its floor, which users, queues and schedules will raise.
     *
     * @param cpu target utilisation in percent of the request
     * @param memory target utilisation in percent of the request
     */
    record Range(int min, int max, OptionalInt cpu, OptionalInt memory) implements Sizing {
        @Override
        public int floor() {
            return min;
        }

        /** True when an HPA decides above the floor. */
        public boolean automatic() {
            return cpu.isPresent() || memory.isPresent();
        }
    }
}
