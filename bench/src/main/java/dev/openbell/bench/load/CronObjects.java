package dev.openbell.bench.load;

import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Deployments that rest, and for each a ScaledObject of KEDA that opens it by the clock. */
public final class CronObjects {

    /** Where all of them are. */
    public static final String NAMESPACE = "desks";

    /** On pods; its value is the name of the Deployment. */
    public static final String LABEL = "bench-desk";

    private static final int CREATES_IN_FLIGHT = 8;

    /** Longer than any window of observation. */
    private static final Duration OPEN = Duration.ofHours(2);

    /** KEDA's own default. */
    private static final int USUAL_MOST_REPLICAS = 100;

    private final Rig rig;
    private final int count;
    private final int replicas;

    public CronObjects(Rig rig, int count, int replicas) {
        this.rig = rig;
        this.count = count;
        this.replicas = replicas;
    }

    /** Creates the Deployments, with no pods. */
    public void createDeployments() throws InterruptedException {
        rig.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
        create("created Deployments", CronObjects::deployment);
    }

    /** Creates the ScaledObjects, which open at a whole minute. */
    public void createScaledObjects(Instant bell) throws InterruptedException {
        create("created ScaledObjects", number -> scaledObject(name(number), replicas, bell));
    }

    private <T extends HasMetadata> void create(String what, IntFunction<T> object)
            throws InterruptedException {
        var creating = rig.progress().count(what, count);
        InFlight.run(
                CREATES_IN_FLIGHT,
                count,
                number -> rig.client().resource(object.apply(number)).create(),
                creating::at);
    }

    private static String name(int number) {
        return "desk-%04d".formatted(number);
    }

    private static Deployment deployment(int number) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name(number))
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .withNewSelector()
                .addToMatchLabels(LABEL, name(number))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels(LABEL, name(number))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("desk")
                .withImage("example.invalid/desk:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    static GenericKubernetesResource scaledObject(String name, int replicas, Instant bell) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("keda.sh/v1alpha1")
                .withKind("ScaledObject")
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "scaleTargetRef",
                                Map.of("name", name),
                                "maxReplicaCount",
                                Math.max(USUAL_MOST_REPLICAS, replicas),
                                "triggers",
                                List.of(
                                        Map.of(
                                                "type",
                                                "cron",
                                                "metadata",
                                                Map.of(
                                                        "timezone",
                                                        "UTC",
                                                        "start",
                                                        daily(bell),
                                                        "end",
                                                        daily(bell.plus(OPEN)),
                                                        "desiredReplicas",
                                                        Integer.toString(replicas))))))
                .build();
    }

    /** A cron expression of this minute in UTC, every day. */
    static String daily(Instant minute) {
        var time = minute.atZone(ZoneOffset.UTC);
        return time.getMinute() + " " + time.getHour() + " * * *";
    }
}
