package dev.openbell.operator.cluster.plan;

import dev.openbell.api.v1alpha1.Activation;
import dev.openbell.api.v1alpha1.Component;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.Role;
import java.time.Duration;
import java.util.List;

/**
 * One component now, with every default filled in.
 *
 * @param spec as the user wrote it, for the parts that need no decision
 * @param roles in the order of the enum, so that the user's order changes nothing
 * @param active whether the schedule asks for it now
 * @param decidedBy schedule, override or activation: what decided {@code active}
 * @param tenure what is remembered of its flips
 * @param usersPerPod users that one pod takes; 0 where users do not count
 */
public record ComponentPlan(
        Component spec,
        List<Role> roles,
        Activation activation,
        boolean active,
        DecidedBy decidedBy,
        Sizing sizing,
        ScaleGoal goal,
        Tenure tenure,
        int usersPerPod,
        Duration drain,
        Duration scaleUpWindow,
        Duration scaleDownWindow,
        int port) {

    /** Which input won. */
    public enum DecidedBy {
        activation,
        schedule,
        override,
        reference
    }

    public String name() {
        return spec.name();
    }

    public ComponentType type() {
        return spec.type();
    }

    /** Whether it has pods only while the schedule asks for them. */
    public boolean comesAndGoes() {
        return activation == Activation.Session || activation == Activation.OffSession;
    }

    /** The same with another goal. */
    public ComponentPlan with(ScaleGoal newGoal, Tenure newTenure) {
        return new ComponentPlan(
                spec,
                roles,
                activation,
                active,
                decidedBy,
                sizing,
                newGoal,
                newTenure,
                usersPerPod,
                drain,
                scaleUpWindow,
                scaleDownWindow,
                port);
    }

    /** The least number of pods now. */
    public int floor() {
        return active ? sizing.floor() : 0;
    }
}
