package dev.openbell.bench.load;

import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a loop around the fabric8 client can do on this rig while no operator runs: the operator's
 * own patches of the operator's own Deployments, and nothing else. No operator can be faster.
 */
public final class BareClient {

    /** The operator's field manager of replicas, so that nothing is left behind. */
    private static final String MANAGER = "openbell-scale";

    private final Rig rig;
    private final List<Deployment> targets;

    /** Over the Deployments that a bell switches, of the first platforms. */
    public BareClient(Rig rig, Platforms platforms, Shape shape, int count) {
        this.rig = rig;
        this.targets =
                IntStream.range(0, count)
                        .mapToObj(platforms::address)
                        .flatMap(
                                platform ->
                                        shape.switched().stream()
                                                .map(component -> target(platform, component)))
                        .toList();
    }

    private static Deployment target(Platforms.Address platform, String component) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(platform.name() + "-" + component)
                .withNamespace(platform.namespace())
                .endMetadata()
                .build();
    }

    /** How many Deployments there are. */
    public int count() {
        return targets.size();
    }

    /** Writes the replicas of all, so many at once, and returns when it began. */
    public Instant scale(int replicas, int inFlight) throws InterruptedException {
        var began = rig.clock().instant();
        InFlight.run(inFlight, count(), number -> apply(targets.get(number), replicas), done -> {});
        return began;
    }

    private void apply(Deployment target, int replicas) {
        rig.client()
                .resource(
                        new DeploymentBuilder(target)
                                .withNewSpec()
                                .withReplicas(replicas)
                                .endSpec()
                                .build())
                .fieldManager(MANAGER)
                .forceConflicts()
                .serverSideApply();
    }
}
