package dev.openbell.cli.calendar;

import dev.openbell.cli.platform.Cluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which cluster. */
final class ContextOption {

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Context of the kubeconfig; default: its current one.")
    private @Nullable String context;

    <T> T ask(Function<KubernetesClient, T> question) {
        return Cluster.ask(context, null, question);
    }
}
