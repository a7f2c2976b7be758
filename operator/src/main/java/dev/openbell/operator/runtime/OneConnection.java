package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.http.HttpClient;

/**
 * A client that talks to the API server over one HTTP/2 connection, and over a second one only
 * while the first is full. Without it every informer and every write in flight has a TLS connection
 * of its own: the start of the operator and the first bell would be spent on handshakes. When the
 * connection goes silent, the lease cannot be renewed on it, and the process ends and starts anew.
 */
public final class OneConnection {

    private OneConnection() {}

    /** The client; HTTP/1.1 where the server, or a proxy before it, speaks nothing else. */
    public static KubernetesClient client(Config config, KubernetesSerialization serialization) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config).withOnlyHttpWatches(true).build())
                .withKubernetesSerialization(serialization)
                .withHttpClientFactory(new Factory())
                .withHttpClientBuilderConsumer(
                        http ->
                                http.addOrReplaceInterceptor(
                                        "ESCAPED_WATCHES", new EscapedWatches()))
                .build();
    }

    private static final class Factory extends JdkHttpClientFactory {
        @Override
        protected HttpClient.Builder createNewHttpClientBuilder() {
            return Streams.from(super.createNewHttpClientBuilder());
        }
    }
}
