package dev.openbell.operator.cluster.plan;

import dev.openbell.api.v1alpha1.Task;
import java.time.Duration;

/**
 * A task and when it runs.
 *
 * @param component the plan of the component whose image it runs
 * @param cron five fields
 * @param zone IANA zone of the cron line
 * @param deadline after which a run is ended
 */
public record TaskPlan(
        Task spec, ComponentPlan component, String cron, String zone, Duration deadline) {}
