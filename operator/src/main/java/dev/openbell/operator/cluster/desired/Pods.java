package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.ReplicasSpread;
import dev.openbell.api.v1alpha1.Resources;
import dev.openbell.api.v1alpha1.SpreadBy;
import dev.openbell.api.v1alpha1.SpreadMode;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.TaskPlan;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pod of a component: restricted, read-only, with the contract's files and ports. */
final class Pods {

    /** Endpoints lag behind a pod's end: it goes on serving that long. */
    private static final long PRE_STOP_SECONDS = 5;

    /** What a pod needs after its drain to write its last checkpoint. */
    private static final long FLUSH_SECONDS = 10;

    private static final Map<String, String> DEFAULT_REQUESTS =
            Map.of("cpu", "100m", "memory", "256Mi");
    private static final Map<String, String> DEFAULT_AI_REQUESTS =
            Map.of("cpu", "500m", "memory", "512Mi");

    /** The name of the one container. */
    static final String CONTAINER = "main";

    private Pods() {}

    static PodSpec pod(ComponentPlan component, Scope scope) {
        return base(component, scope)
                .withContainers(
                        container(component, scope)
                                .withPorts()
                                .addNewPort()
                                .withName(Scope.HTTP)
                                .withContainerPort(component.port())
                                .withProtocol("TCP")
                                .endPort()
                                .addNewPort()
                                .withName(Scope.MANAGEMENT)
                                .withContainerPort(Scope.MANAGEMENT_PORT)
                                .withProtocol("TCP")
                                .endPort()
                                .withStartupProbe(probe(component, "started", 2, 60))
                                .withReadinessProbe(probe(component, "ready", 5, 3))
                                .withLivenessProbe(probe(component, "live", 10, 3))
                                .withNewLifecycle()
                                .withNewPreStop()
                                .withNewSleep(PRE_STOP_SECONDS)
                                .endPreStop()
                                .endLifecycle()
                                .build())
                .withTerminationGracePeriodSeconds(
                        PRE_STOP_SECONDS + component.drain().toSeconds() + FLUSH_SECONDS)
                .withTopologySpreadConstraints(spread(component, scope))
                .build();
    }

    /** The pod of a task: the component's image and settings, one container, no ports. */
    static PodSpec taskPod(TaskPlan task, Scope scope) {
        var component = task.component();
        return base(component, scope)
                .withRestartPolicy("Never")
                .withContainers(
                        container(component, scope)
                                .withEnv(Environment.variables(task, scope))
                                .withArgs(task.spec().args())
                                .build())
                .build();
    }

    private static PodSpecBuilder base(ComponentPlan component, Scope scope) {
        return new PodSpecBuilder()
                .withServiceAccountName(scope.name(component))
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(10001L)
                .withFsGroup(10001L)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withNodeSelector(new TreeMap<>(component.spec().nodeSelector()))
                .withTolerations(
                        component.spec().tolerations().stream().map(Pods::toleration).toList())
                .withVolumes(volumes(component, scope));
    }

    private static ContainerBuilder container(ComponentPlan component, Scope scope) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(scope.image(component))
                .withEnv(Environment.variables(component, scope))
                .withEnvFrom(Environment.sources(component))
                .withResources(resources(component))
                .withVolumeMounts(mounts())
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext();
    }

    /** Our own images answer the contract; of a foreign image only its port is known. */
    private static Probe probe(ComponentPlan component, String endpoint, int period, int failures) {
        var probe =
                new ProbeBuilder()
                        .withPeriodSeconds(period)
                        .withFailureThreshold(failures)
                        .withTimeoutSeconds(2);
        return component.spec().image() == null
                ? probe.withNewHttpGet()
                        .withPath("/q/health/" + endpoint)
                        .withPort(new IntOrString(Scope.MANAGEMENT))
                        .endHttpGet()
                        .build()
                : probe.withNewTcpSocket()
                        .withPort(new IntOrString(Scope.HTTP))
                        .endTcpSocket()
                        .build();
    }

    private static List<Volume> volumes(ComponentPlan component, Scope scope) {
        return List.of(
                new VolumeBuilder().withName("tmp").withNewEmptyDir().endEmptyDir().build(),
                new VolumeBuilder()
                        .withName("openbell")
                        .withNewProjected()
                        .withSources(
                                documents(component).stream()
                                        .map(document -> source(document, scope))
                                        .toList())
                        .endProjected()
                        .build());
    }

    private static List<String> documents(ComponentPlan component) {
        return component.type() == ComponentType.AI
                ? List.of("settings", "timetable", "policy")
                : List.of("settings");
    }

    /** Optional: a pod starts before its policy is there, and gets it when it comes. */
    private static VolumeProjection source(String document, Scope scope) {
        return new VolumeProjectionBuilder()
                .withNewConfigMap()
                .withName(scope.name(document))
                .withOptional(true)
                .endConfigMap()
                .build();
    }

    private static List<VolumeMount> mounts() {
        return List.of(mount("tmp", "/tmp"), mount("openbell", "/etc/openbell"));
    }

    private static VolumeMount mount(String name, String path) {
        return new VolumeMountBuilder()
                .withName(name)
                .withMountPath(path)
                .withReadOnly(name.equals("tmp") ? null : Boolean.TRUE)
                .build();
    }

    private static ResourceRequirements resources(ComponentPlan component) {
        Resources chosen = component.spec().resources();
        var requests =
                component.type() == ComponentType.AI ? DEFAULT_AI_REQUESTS : DEFAULT_REQUESTS;
        if (chosen == null) {
            return new ResourceRequirementsBuilder().withRequests(quantities(requests)).build();
        }
        // An HPA knows no utilisation of what is not requested; a limit alone is the request, too.
        var asked = new TreeMap<>(requests);
        asked.keySet().removeAll(chosen.limits().keySet());
        asked.putAll(chosen.requests());
        return new ResourceRequirementsBuilder()
                .withRequests(quantities(asked))
                .withLimits(quantities(chosen.limits()))
                .build();
    }

    private static Map<String, Quantity> quantities(Map<String, String> values) {
        var quantities = new TreeMap<String, Quantity>();
        values.forEach((name, value) -> quantities.put(name, new Quantity(value)));
        return quantities;
    }

    private static Toleration toleration(dev.openbell.api.v1alpha1.Toleration toleration) {
        return new TolerationBuilder()
                .withKey(toleration.key())
                .withOperator(toleration.operator())
                .withValue(toleration.value())
                .withEffect(toleration.effect())
                .withTolerationSeconds(toleration.tolerationSeconds())
                .build();
    }

    private static List<TopologySpreadConstraint> spread(ComponentPlan component, Scope scope) {
        ReplicasSpread chosen = component.spec().replicasSpread();
        var spread = chosen == null ? new ReplicasSpread(null, null, null) : chosen;
        return List.of(
                new TopologySpreadConstraintBuilder()
                        .withMaxSkew(
                                spread.maxSkew() == null ? 1 : Math.toIntExact(spread.maxSkew()))
                        .withTopologyKey(
                                spread.by() == SpreadBy.Zone
                                        ? "topology.kubernetes.io/zone"
                                        : "kubernetes.io/hostname")
                        .withWhenUnsatisfiable(
                                spread.mode() == SpreadMode.Require
                                        ? "DoNotSchedule"
                                        : "ScheduleAnyway")
                        .withNewLabelSelector()
                        .withMatchLabels(Labels.selector(scope.cluster(), component.name()))
                        .endLabelSelector()
                        .build());
    }
}
