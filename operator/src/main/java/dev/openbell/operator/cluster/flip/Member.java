package dev.openbell.operator.cluster.flip;

import dev.openbell.api.v1alpha1.Activation;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.Sizing;
import dev.openbell.operator.cluster.plan.Tenure;
import java.time.Duration;

/** A component that comes and goes with the schedule. */
record Member(ComponentPlan plan, Seen seen, Tenure tenure, Duration lead) {

    String name() {
        return plan.name();
    }

    /** Whether it is the schedule's turn to have it. */
    boolean active() {
        return plan.active();
    }

    /** Whether it works in the session; else it works outside of it. */
    boolean worksInSession() {
        return plan.activation() == Activation.Session;
    }

    /** Pods that it has to have while active. */
    int target() {
        return plan.sizing().floor();
    }

    /** Pods that it needs or has: an autoscaler may have added some. */
    int need() {
        return Math.max(target(), seen.replicas());
    }

    /**
     * True when an autoscaler lifts any number but zero to the least one, so that no part comes.
     */
    boolean comesWhole() {
        return plan.sizing() instanceof Sizing.Range range && range.automatic();
    }
}
