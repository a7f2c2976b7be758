package dev.openbell.operator.wiring;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkiverse.operatorsdk.runtime.config.OverriddenConfigurationService;
import java.util.concurrent.ExecutorService;

/**
 * The configuration that the extension made, but with our own threads for passes, and passes that
 * see what the caches hold without a copy: none of them changes it, and a copy, which goes by way
 * of JSON, would cost more than the look at a cluster that a bell calls for.
 */
final class SdkConfiguration extends OverriddenConfigurationService {

    private static final Cloner NO_COPIES =
            new Cloner() {
                @Override
                public <R extends HasMetadata> R clone(R object) {
                    return object;
                }
            };

    private final KubernetesClient client;

    SdkConfiguration(QuarkusConfigurationService extension, ExecutorService passes) {
        super(
                extension,
                ConfigurationService.newOverriddenConfigurationService(
                        extension, its -> its.withExecutorService(passes)));
        this.client = extension.getKubernetesClient();
    }

    /** The parent class does not forward this one, and the SDK would make a client of its own. */
    @Override
    public KubernetesClient getKubernetesClient() {
        return client;
    }

    @Override
    public Cloner getResourceCloner() {
        return NO_COPIES;
    }
}
