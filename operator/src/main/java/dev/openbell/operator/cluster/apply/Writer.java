package dev.openbell.operator.cluster.apply;

import dev.openbell.operator.cluster.apply.Difference.Write;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/**
 * Writes children by server-side apply, as one of two field managers. Every write can be repeated:
 * an API server that applied one and answered an error, or an operator that died after one, ends in
 * the same state.
 */
public final class Writer {

    /** Field manager of everything but replicas. */
    public static final String MANAGER = "openbell";

    /** Field manager of replicas. */
    public static final String SCALE_MANAGER = "openbell-scale";

    /**
     * A version that no object has: apply may create the object, and fails with a conflict if it
     * exists.
     */
    private static final String ONLY_IF_ABSENT = "1";

    private final KubernetesClient client;

    public Writer(KubernetesClient client) {
        this.client = client;
    }

    /** The name belongs to an object that is not ours. */
    public static final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Child child;

        NameTaken(Child child) {
            super(child + " exists and belongs to somebody else");
            this.child = child;
        }

        public Child child() {
            return child;
        }
    }

    /**
     * Writes one difference.
     *
     * @param uid of the cluster that owns the child
     * @return the object as it is now; the deleted object after a deletion
     * @throws NameTaken when the child's name belongs to an object that the cluster does not own
     */
    public HasMetadata write(Write write, String namespace, String uid) {
        return switch (write) {
            case Write.Create(var object) -> create(object, MANAGER, uid);
            case Write.CreateScaled(var object, int replicas) -> born(object, replicas, uid);
            case Write.Update(var object) -> apply(object, MANAGER);
            case Write.ScaleTo(var child, int replicas, int present) ->
                    replicas(child, replicas, namespace);
            case Write.Handover(var object, int replicas) -> handOver(object, replicas);
            case Write.Delete(var object) -> delete(object);
        };
    }

    /**
     * A Deployment must never be seen with a number of pods that nobody wanted, and its replicas
     * must not belong to the manager of the rest. So the scale manager creates the whole of it with
     * its replicas, the other manager applies the rest, and the scale manager gives up all but the
     * replicas. A death after any of the three is seen by the annotation, which the first writes
     * and the third removes.
     */
    private Deployment born(Deployment object, int replicas, String uid) {
        var whole =
                new DeploymentBuilder(object)
                        .editMetadata()
                        .addToAnnotations(Difference.HANDOVER, "pending")
                        .endMetadata()
                        .editSpec()
                        .withReplicas(replicas)
                        .endSpec()
                        .build();
        create(whole, SCALE_MANAGER, uid);
        return handOver(object, replicas);
    }

    private Deployment handOver(Deployment object, int replicas) {
        apply(object, MANAGER);
        return replicas(Child.of(object), replicas, object.getMetadata().getNamespace());
    }

    private <T extends HasMetadata> T create(T object, String manager, String uid) {
        var absent =
                new ObjectMetaBuilder(object.getMetadata())
                        .withResourceVersion(ONLY_IF_ABSENT)
                        .build();
        var present = object.getMetadata();
        try {
            object.setMetadata(absent);
            return apply(object, manager);
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refused;
            }
            object.setMetadata(present);
            var there = client.resource(object).get();
            if (there == null) {
                throw refused;
            }
            if (!Difference.ownedBy(uid, there)) {
                throw new NameTaken(Child.of(object));
            }
            return apply(object, manager);
        } finally {
            object.setMetadata(present);
        }
    }

    private <T extends HasMetadata> T apply(T object, String manager) {
        return client.resource(object).fieldManager(manager).forceConflicts().serverSideApply();
    }

    /**
     * An object with nothing but replicas: what the scale manager owned beside them, it gives up.
     */
    private Deployment replicas(Child child, int replicas, String namespace) {
        return apply(
                new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(child.name())
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .endSpec()
                        .build(),
                SCALE_MANAGER);
    }

    private HasMetadata delete(HasMetadata object) {
        client.resource(object)
                .lockResourceVersion(object.getMetadata().getResourceVersion())
                .delete();
        return object;
    }
}
