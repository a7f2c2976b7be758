package dev.openbell.operator.cluster.resolve;

import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.operator.schedule.CompiledSchedule;
import dev.openbell.operator.schedule.Notice;
import java.util.Optional;

/**
 * A cluster with its references followed.
 *
 * @param name the cluster's name
 * @param namespace its namespace, and that of everything it names
 * @param uid its identity, which children carry in their owner reference
 * @param generation of the spec
 * @param notice which version of the schedule is followed; empty without a minimum notice
 */
public record ResolvedCluster(
        String name,
        String namespace,
        String uid,
        long generation,
        AIServiceClusterSpec spec,
        Reference<CompiledSchedule.Usable> schedule,
        Optional<Notice> notice,
        Reference<ResolvedPolicy> policy) {}
