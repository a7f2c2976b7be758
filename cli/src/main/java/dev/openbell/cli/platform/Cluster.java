package dev.openbell.cli.platform;

import dev.openbell.api.OpenbellMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cluster of a kubeconfig. */
public final class Cluster {

    private static final int TIMEOUT_MILLIS = 15_000;

    private Cluster() {}

    /**
     * Asks with a client that is closed afterwards.
     *
     * @param context of the kubeconfig; null: its current one
     * @param namespace null: that of the context
     * @throws CliException when the cluster does not answer, or refuses
     */
    public static <T> T ask(
            @Nullable String context,
            @Nullable String namespace,
            Function<KubernetesClient, T> question) {
        var config = Config.autoConfigure(context);
        config.setRequestTimeout(TIMEOUT_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        if (namespace != null) {
            config.setNamespace(namespace);
        } else if (config.getNamespace() == null) {
            config.setNamespace("default");
        }
        try (KubernetesClient client =
                new KubernetesClientBuilder()
                        .withConfig(config)
                        .withKubernetesSerialization(
                                new KubernetesSerialization(OpenbellMapper.create(), false))
                        .build()) {
            return question.apply(client);
        } catch (KubernetesClientException e) {
            throw new CliException(
                    e.getCode() > 0
                            ? String.valueOf(e.getMessage())
                            : "the cluster at "
                                    + config.getMasterUrl()
                                    + " does not answer; is KUBECONFIG right? For manifests without a cluster"
                                    + " use -f.",
                    e);
        }
    }
}
