package dev.openbell.bench.load;

import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.rig.Rig;
import dev.openbell.testbed.AuditEvent;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a loop around the fabric8 client can do on this rig while no operator runs: the operator's
 * own patches of the operator's own Deployments, and nothing else. No operator can be faster.
 */
public final class BareClient implements BareWork {

    /** The operator's field manager of replicas, so that nothing is left behind. */
    private static final String MANAGER = "openbell-scale";

    private final Rig rig;
    private final List<Deployment> targets;
    private final int replicas;

    /**
     * Over the Deployments that a bell switches, of the first platforms.
     *
     * @param replicas that each is given
     */
    public BareClient(Rig rig, Platforms platforms, Shape shape, int count, int replicas) {
        this.rig = rig;
        this.replicas = replicas;
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

    @Override
    public int count() {
        return targets.size();
    }

    @Override
    public Instant write(int inFlight) throws InterruptedException {
        return scale(replicas, inFlight);
    }

    @Override
    public void undo(int inFlight) throws InterruptedException {
        scale(0, inFlight);
    }

    @Override
    public boolean isOne(AuditEvent event) {
        return Requests.isReplicasWrite(event);
    }

    private Instant scale(int number, int inFlight) throws InterruptedException {
        var began = rig.clock().instant();
        InFlight.run(inFlight, count(), i -> apply(targets.get(i), number), done -> {});
        return began;
    }

    private void apply(Deployment target, int number) {
        rig.client()
                .resource(
                        new DeploymentBuilder(target)
                                .withNewSpec()
                                .withReplicas(number)
                                .endSpec()
                                .build())
                .fieldManager(MANAGER)
                .forceConflicts()
                .serverSideApply();
    }
}
