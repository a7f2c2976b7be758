package dev.openbell.operator.cluster.flip;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a component's Deployment; all zero when there is none.
 *
 * @param replicas the number that is asked for
 * @param occupied pods that take room: those asked for, those not yet gone, and those that are
 *     ending
 * @param available pods that can serve
 */
public record Seen(int replicas, int occupied, int available) {

    static final Seen NOTHING = new Seen(0, 0, 0);

    /** Of a Deployment as the API server has it. */
    public static Seen of(Deployment deployment) {
        int replicas = number(deployment.getSpec().getReplicas());
        var status = Optional.ofNullable(deployment.getStatus());
        int there =
                status.map(s -> number(s.getReplicas()) + number(s.getTerminatingReplicas()))
                        .orElse(0);
        return new Seen(
                replicas,
                Math.max(replicas, there),
                status.map(s -> number(s.getAvailableReplicas())).orElse(0));
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
