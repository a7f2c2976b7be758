package dev.openbell.operator.wiring;

import dev.openbell.calendar.zones.ZoneData;
import dev.openbell.operator.cluster.apply.Applier;
import dev.openbell.operator.cluster.apply.Writer;
import dev.openbell.operator.cluster.desired.Settings;
import dev.openbell.operator.cluster.desired.StoreKind;
import dev.openbell.operator.runtime.InformerHealth;
import dev.openbell.operator.runtime.OneConnection;
import dev.openbell.operator.runtime.OpenbellConfig;
import dev.openbell.operator.runtime.PassExecutor;
import dev.openbell.operator.runtime.RehearsalClock;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.InformerStoppedHandler;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Makes what the rest is given. */
@Singleton
public class Wiring {

    private static final Logger LOG = Logger.getLogger(Wiring.class);

    /** A platform's own database that cannot be read ends the process before it leads. */
    void zones(@Observes StartupEvent event) {
        LOG.infof("time zones %s", ZoneData.current().version());
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock(OpenbellConfig config) {
        return config.rehearsalClock().map(Wiring::rehearsal).orElseGet(Clock::systemUTC);
    }

    private static Clock rehearsal(Path file) {
        LOG.warnf("a rehearsal: the clock follows %s, not the machine", file);
        return new RehearsalClock(file, Clock.systemUTC());
    }

    @Produces
    @Singleton
    KubernetesClient client(Config config, KubernetesSerialization serialization) {
        return OneConnection.client(config, serialization);
    }

    void close(@Disposes KubernetesClient client) {
        client.close();
    }

    @Produces
    @Singleton
    Settings settings(OpenbellConfig config) {
        return new Settings(
                config.images(),
                config.storeImages().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        image -> StoreKind.valueOf(image.getKey()),
                                        Map.Entry::getValue)),
                config.registries().orElse(List.of()),
                config.namespace(),
                config.monitoringNamespaces());
    }

    @Produces
    @Singleton
    Applier applier(KubernetesClient client, OpenbellConfig config) {
        return new Applier(new Writer(client), config.writesInFlight());
    }

    void close(@Disposes Applier applier) {
        applier.close();
    }

    /** Not for those who ask for any executor. */
    @Produces
    @Singleton
    @Typed(PassExecutor.class)
    PassExecutor passes(OpenbellConfig config) {
        return new PassExecutor(config.passesInFlight());
    }

    /**
     * In place of the extension's own producer, which would also stop the operator by a hook of its
     * own, beside {@code Leadership}.
     */
    @Produces
    @Singleton
    Operator operator(
            QuarkusConfigurationService extension,
            PassExecutor passes,
            @Any Instance<Reconciler<? extends HasMetadata>> reconcilers) {
        var configuration = new SdkConfiguration(extension, passes);
        var operator = new Operator(configuration);
        reconcilers.forEach(reconciler -> register(operator, configuration, reconciler));
        return operator;
    }

    private static <P extends HasMetadata> void register(
            Operator operator,
            QuarkusConfigurationService configuration,
            Reconciler<P> reconciler) {
        var controller = configuration.getConfigurationFor(reconciler);
        controller.setParent(configuration);
        operator.register(reconciler, controller);
    }

    /** Never ends the process: liveness tells that an informer is down, and the others go on. */
    @Produces
    @Singleton
    @Unremovable
    InformerStoppedHandler informerStopped(InformerHealth health) {
        return (informer, cause) -> {
            if (cause != null) {
                LOG.errorf(
                        cause,
                        "informer of %s stopped",
                        informer.getApiTypeClass().getSimpleName());
                health.stopped(informer.getApiTypeClass().getSimpleName());
            }
        };
    }
}
