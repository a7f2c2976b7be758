package dev.openbell.cli.platform;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.flip.Remembered;
import dev.openbell.operator.cluster.flip.Seen;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where objects come from: a cluster, or files. */
final class Source {

    private static final String COMPONENT = "openbell.dev/component";
    private static final String CLUSTER = "openbell.dev/cluster";

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "PATH",
            description = "A file or folder of manifests instead of a cluster.")
    private @Nullable Path files;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Default: that of the kubeconfig's context.")
    private @Nullable String namespace;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Context of the kubeconfig; default: its current one.")
    private @Nullable String context;

    /** The platform of that name, with what is there now. */
    Platform platform(String name, Instant now) {
        if (files != null) {
            return fromFiles(files, name, now);
        }
        return ask(
                client -> {
                    var in = client.getNamespace();
                    var objects = objects(client, in);
                    var cluster = named(objects.clusters(), name, in);
                    return objects.platform(cluster, facts(client, cluster), now);
                });
    }

    private Platform fromFiles(Path path, String name, Instant now) {
        var in = namespace == null ? "default" : namespace;
        var objects = ManifestFiles.read(path, in);
        var cluster = named(objects.clusters(), name, namespace);
        return objects.platform(
                cluster,
                new FlipFacts(
                        Map.of(),
                        Remembered.of(cluster.getStatus()),
                        Map.of(),
                        FlipFacts.NO_OTHERS),
                now);
    }

    /** All clusters of the namespace as they are. */
    List<AIServiceCluster> clusters() {
        return ask(
                client ->
                        client.resources(AIServiceCluster.class)
                                .inNamespace(client.getNamespace())
                                .list()
                                .getItems());
    }

    /** Creates an override. */
    ScheduleOverride create(ScheduleOverride override) {
        return ask(
                client -> {
                    var in = client.getNamespace();
                    var schedule = override.getSpec().schedule().name();
                    if (client.resources(TradingSchedule.class)
                                    .inNamespace(in)
                                    .withName(schedule)
                                    .get()
                            == null) {
                        throw new CliException(
                                "TradingSchedule \""
                                        + schedule
                                        + "\" does not exist in namespace "
                                        + in
                                        + ".");
                    }
                    override.getMetadata().setNamespace(in);
                    return client.resource(override).create();
                });
    }

    private <T> T ask(Function<KubernetesClient, T> question) {
        return Cluster.ask(context, namespace, question);
    }

    private static Inventory objects(KubernetesClient client, String namespace) {
        return new Inventory(
                all(client, AIServiceCluster.class, namespace),
                all(client, TradingSchedule.class, namespace),
                all(client, ScheduleOverride.class, namespace),
                all(client, ChatbotPolicy.class, namespace),
                client.resources(MarketCalendar.class).list().getItems());
    }

    private static <T extends HasMetadata> List<T> all(
            KubernetesClient client, Class<T> kind, String namespace) {
        return client.resources(kind).inNamespace(namespace).list().getItems();
    }

    private static FlipFacts facts(KubernetesClient client, AIServiceCluster cluster) {
        var seen = new HashMap<String, Seen>();
        client.apps()
                .deployments()
                .inNamespace(cluster.getMetadata().getNamespace())
                .withLabel(CLUSTER, cluster.getMetadata().getName())
                .list()
                .getItems()
                .forEach(
                        deployment ->
                                seen.put(
                                        deployment.getMetadata().getLabels().get(COMPONENT),
                                        Seen.of(deployment)));
        return new FlipFacts(
                seen, Remembered.of(cluster.getStatus()), Map.of(), FlipFacts.NO_OTHERS);
    }

    private static AIServiceCluster named(
            List<AIServiceCluster> clusters, String name, @Nullable String namespace) {
        return clusters.stream()
                .filter(c -> c.getMetadata().getName().equals(name))
                .filter(c -> namespace == null || namespace.equals(c.getMetadata().getNamespace()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CliException(
                                        "AIServiceCluster \""
                                                + name
                                                + "\" does not exist"
                                                + (namespace == null
                                                        ? ""
                                                        : " in namespace " + namespace)
                                                + "; there "
                                                + there(clusters)
                                                + "."));
    }

    private static String there(List<AIServiceCluster> clusters) {
        var names = clusters.stream().map(c -> c.getMetadata().getName()).sorted().toList();
        return names.isEmpty() ? "is none" : "are " + String.join(", ", names);
    }
}
