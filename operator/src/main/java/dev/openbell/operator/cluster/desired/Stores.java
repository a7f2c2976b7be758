package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.EmbeddedStore;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Embedded stores: one pod each, for development. No password is made, since no Secret is written;
 * the data tier's policy guards them.
 */
final class Stores {

    private static final long GRACE_SECONDS = 60;

    private Stores() {}

    static List<? extends HasMetadata> of(Scope scope) {
        var children = new ArrayList<HasMetadata>();
        embedded(scope)
                .forEach(
                        (kind, store) -> {
                            children.add(service(kind, scope));
                            children.add(statefulSet(kind, store, scope));
                        });
        return children;
    }

    /** The stores that are to be embedded. */
    static Map<StoreKind, EmbeddedStore> embedded(Scope scope) {
        var embedded = new EnumMap<StoreKind, EmbeddedStore>(StoreKind.class);
        StoreKind.of(scope.spec().datastores())
                .forEach(
                        (kind, store) -> {
                            if (store.embedded() != null && store.external() == null) {
                                embedded.put(kind, store.embedded());
                            }
                        });
        return embedded;
    }

    private static Map<String, String> labels(StoreKind kind, Scope scope) {
        var labels = new LinkedHashMap<>(Labels.of(scope.cluster()));
        labels.put(Labels.STORE, kind.name());
        labels.put(Labels.TIER, Tier.data.name());
        return labels;
    }

    private static Service service(StoreKind kind, Scope scope) {
        return new ServiceBuilder()
                .withMetadata(scope.meta(scope.name(kind.name()), labels(kind, scope)))
                .withNewSpec()
                .withClusterIP("None")
                .withSelector(Labels.storeSelector(scope.cluster(), kind.name()))
                .addNewPort()
                .withName(kind.name())
                .withPort(kind.port)
                .withTargetPort(new IntOrString(kind.name()))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build();
    }

    private static StatefulSet statefulSet(StoreKind kind, EmbeddedStore store, Scope scope) {
        var storage = store.storage();
        return new StatefulSetBuilder()
                .withMetadata(scope.meta(scope.name(kind.name()), labels(kind, scope)))
                .withNewSpec()
                .withReplicas(1)
                .withServiceName(scope.name(kind.name()))
                .withNewPersistentVolumeClaimRetentionPolicy("Delete", "Delete")
                .withNewSelector()
                .withMatchLabels(Labels.storeSelector(scope.cluster(), kind.name()))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels(kind, scope))
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(kind.user)
                .withFsGroup(kind.user)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName("main")
                .withImage(scope.settings().storeImages().getOrDefault(kind, kind.name()))
                .withEnv(variables(kind))
                .addNewPort()
                .withName(kind.name())
                .withContainerPort(kind.port)
                .withProtocol("TCP")
                .endPort()
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withPort(new IntOrString(kind.name()))
                .endTcpSocket()
                .endReadinessProbe()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("data")
                .withMountPath(kind.dataPath)
                .endVolumeMount()
                .endContainer()
                .withVolumes(storage == null ? List.of(inMemoryOfThePod()) : List.of())
                .endSpec()
                .endTemplate()
                .withVolumeClaimTemplates(storage == null ? List.of() : List.of(claim(storage)))
                .endSpec()
                .build();
    }

    /** Without a size the data go with the pod. */
    private static Volume inMemoryOfThePod() {
        return new VolumeBuilder().withName("data").withNewEmptyDir().endEmptyDir().build();
    }

    private static PersistentVolumeClaim claim(String size) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName("data")
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .withRequests(Map.of("storage", new Quantity(size)))
                .endResources()
                .endSpec()
                .build();
    }

    private static List<EnvVar> variables(StoreKind kind) {
        return switch (kind) {
            case redis -> List.of();
            case postgres ->
                    List.of(
                            variable("POSTGRES_HOST_AUTH_METHOD", "trust"),
                            variable("PGDATA", kind.dataPath + "/pgdata"));
            case rabbitmq -> List.of();
            case search ->
                    List.of(
                            variable("discovery.type", "single-node"),
                            variable("xpack.security.enabled", "false"));
        };
    }

    private static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }
}
