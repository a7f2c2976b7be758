package dev.openbell.bench.load;

import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a loop around the fabric8 client can do on this rig: the replicas of so many Deployments,
 * each like one of the operator's, and nothing else. No operator can be faster than that.
 */
public final class BareClient {

    /** The prefix of its namespaces, which hold a hundred Deployments each. */
    public static final String PREFIX = "bare-";

    /** As with the operator, replicas have an owner of their own. */
    private static final String MANAGER = "bench";

    private static final String SCALE_MANAGER = "bench-scale";
    private static final String LABEL = "bench.openbell.dev/bare";

    private final Rig rig;
    private final int count;

    public BareClient(Rig rig, int count) {
        this.rig = rig;
        this.count = count;
    }

    /** How it writes replicas. */
    public enum Patch {
        /** A JSON merge patch of the subresource {@code scale}: the least that there is. */
        SCALE,
        /** A server-side apply of {@code spec.replicas}: what the operator sends. */
        APPLY
    }

    /** Creates the Deployments, with no pods. */
    public void create(Deployment likeThis) throws InterruptedException {
        IntStream.range(0, count)
                .mapToObj(this::namespace)
                .distinct()
                .forEach(
                        namespace ->
                                rig.client()
                                        .resource(
                                                new NamespaceBuilder()
                                                        .withNewMetadata()
                                                        .withName(namespace)
                                                        .endMetadata()
                                                        .build())
                                        .create());
        var creating = rig.progress().count("created Deployments of the bare client", count);
        InFlight.run(
                16,
                count,
                number ->
                        rig.client()
                                .resource(deployment(likeThis, number))
                                .fieldManager(MANAGER)
                                .forceConflicts()
                                .serverSideApply(),
                creating::at);
    }

    /** Writes the replicas of all, so many at once, and returns when it began. */
    public Instant scale(Patch patch, int replicas, int inFlight) throws InterruptedException {
        var began = rig.clock().instant();
        InFlight.run(inFlight, count, number -> scaleOne(patch, number, replicas), done -> {});
        return began;
    }

    private void scaleOne(Patch patch, int number, int replicas) {
        var deployment =
                rig.client()
                        .apps()
                        .deployments()
                        .inNamespace(namespace(number))
                        .withName(name(number));
        var spec = Map.of("replicas", replicas);
        switch (patch) {
            case SCALE ->
                    deployment
                            .subresource("scale")
                            .patch(
                                    PatchContext.of(PatchType.JSON_MERGE),
                                    json(Map.of("spec", spec)));
            case APPLY ->
                    deployment.patch(
                            new PatchContext.Builder()
                                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                    .withFieldManager(SCALE_MANAGER)
                                    .withForce(true)
                                    .build(),
                            json(
                                    Map.of(
                                            "apiVersion",
                                            "apps/v1",
                                            "kind",
                                            "Deployment",
                                            "metadata",
                                            Map.of("name", name(number)),
                                            "spec",
                                            spec)));
        }
    }

    private String json(Object value) {
        return rig.client().getKubernetesSerialization().asJson(value);
    }

    private String namespace(int number) {
        return PREFIX + "%02d".formatted(number / Platforms.PER_NAMESPACE);
    }

    private static String name(int number) {
        return "bare%04d".formatted(number);
    }

    /** The same pods, but for what ties them to their platform. */
    private Deployment deployment(Deployment like, int number) {
        var name = name(number);
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace(number))
                .addToLabels(LABEL, name)
                .endMetadata()
                .withNewSpecLike(like.getSpec())
                .withReplicas(0)
                .withNewSelector()
                .addToMatchLabels(LABEL, name)
                .endSelector()
                .editTemplate()
                .editMetadata()
                .addToLabels(LABEL, name)
                .removeFromLabels("app.kubernetes.io/managed-by")
                .endMetadata()
                .editSpec()
                .withServiceAccountName("default")
                .withServiceAccount(null)
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
