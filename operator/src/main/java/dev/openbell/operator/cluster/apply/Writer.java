package dev.openbell.operator.cluster.apply;

import dev.openbell.operator.cluster.apply.Difference.Write;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes children by server-side apply, as one of two field managers. Every write can be repeated:
 * an API server that applied one and answered an error, or an operator that died after one, ends in
 * the same state. What exists is written by its uid, so an object that has come in its place since
 * is left alone.
 */
public final class Writer {

    /** Field manager of everything but replicas. */
    public static final String MANAGER = "openbell";

    /** Field manager of replicas. */
    public static final String SCALE_MANAGER = "openbell-scale";

    /** Field manager for the moment in which lists that became invalid are replaced. */
    static final String REPAIR_MANAGER = "openbell-repair";

    private static final int UNPROCESSABLE = 422;

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
            case Write.Update(var object) -> update(object);
            case Write.Announce(var object) -> update(object);
            case Write.ScaleTo(var child, var deployment, int replicas, int present) ->
                    replicas(child, namespace, deployment, replicas);
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
        var born = create(whole, SCALE_MANAGER, uid);
        object.getMetadata().setUid(born.getMetadata().getUid());
        return handOver(object, replicas);
    }

    private Deployment handOver(Deployment object, int replicas) {
        apply(object, MANAGER);
        var metadata = object.getMetadata();
        return replicas(Child.of(object), metadata.getNamespace(), metadata.getUid(), replicas);
    }

    private <T extends HasMetadata> T create(T object, String manager, String uid) {
        return againAfterConflict(
                () -> ifAbsent(object, manager),
                () -> {
                    var there = client.resource(object).get();
                    if (there != null && !Difference.ownedBy(uid, there)) {
                        throw new NameTaken(Child.of(object));
                    }
                    return there == null ? ifAbsent(object, manager) : applyOnce(object, manager);
                });
    }

    private <T extends HasMetadata> T ifAbsent(T object, String manager) {
        var present = object.getMetadata();
        try {
            object.setMetadata(
                    new ObjectMetaBuilder(present).withResourceVersion(ONLY_IF_ABSENT).build());
            return applyOnce(object, manager);
        } finally {
            object.setMetadata(present);
        }
    }

    /**
     * Server-side apply joins lists by key, so what others put into one can make the sum invalid,
     * such as two ports of one name. Then our lists replace those that are there.
     */
    private HasMetadata update(HasMetadata object) {
        try {
            return apply(object, MANAGER);
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != UNPROCESSABLE) {
                throw refused;
            }
            merge(object, Serialization.asJson(object));
            var applied = apply(object, MANAGER);
            // The merge has made its manager a second owner, which would keep what we drop later.
            return merge(applied, withoutManager(applied, REPAIR_MANAGER));
        }
    }

    private <T extends HasMetadata> T merge(T object, String json) {
        var context =
                new PatchContext.Builder()
                        .withPatchType(PatchType.JSON_MERGE)
                        .withFieldManager(REPAIR_MANAGER)
                        .build();
        return client.resource(object).patch(context, json);
    }

    private static String withoutManager(HasMetadata object, String manager) {
        var others =
                object.getMetadata().getManagedFields().stream()
                        .filter(entry -> !entry.getManager().equals(manager))
                        .toList();
        return Serialization.asJson(
                Map.of(
                        "metadata",
                        Map.of(
                                "managedFields",
                                others,
                                "resourceVersion",
                                object.getMetadata().getResourceVersion())));
    }

    private <T extends HasMetadata> T apply(T object, String manager) {
        return againAfterConflict(
                () -> applyOnce(object, manager), () -> applyOnce(object, manager));
    }

    private <T extends HasMetadata> T applyOnce(T object, String manager) {
        return client.resource(object).fieldManager(manager).forceConflicts().serverSideApply();
    }

    /** A conflict tells that the object changed under the write; a second look is due at once. */
    private static <T> T againAfterConflict(Supplier<T> first, Supplier<T> again) {
        try {
            return first.get();
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refused;
            }
            return again.get();
        }
    }

    /**
     * An object with nothing but replicas: what the scale manager owned beside them, it gives up.
     */
    private Deployment replicas(Child child, String namespace, String uid, int replicas) {
        return apply(
                new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(child.name())
                        .withNamespace(namespace)
                        .withUid(uid)
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
