package dev.openbell.operator.runtime;

import dev.openbell.api.v1alpha1.ComponentType;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator sets, by environment variable or system property. {@code
 * docs/reference/configuration.md} lists all of it.
 */
@ConfigMapping(prefix = "openbell")
public interface OpenbellConfig {

    /** Default image of each component type. */
    Map<ComponentType, String> images();

    /** Image of each kind of embedded store. */
    Map<String, String> storeImages();

    /** Prefixes of which a component's own image must have one; none: any image. */
    Optional<List<String>> registries();

    /**
     * Namespaces whose pods may read metrics from the management port, beside the operator's own.
     */
    @WithDefault("monitoring")
    List<String> monitoringNamespaces();

    /**
     * The operator's namespace: of its lease and of the history of calendars, and admitted to the
     * management port.
     */
    @WithDefault("openbell-system")
    String namespace();

    /** This process's name in the lease; unique among replicas. */
    Optional<String> identity();

    /** Passes that are under way at once, of all objects together; namespaces take turns. */
    @WithDefault("128")
    int passesInFlight();

    /**
     * Writes of numbers of pods that are under way at once, of all clusters together; namespaces
     * take turns. Of other writes there are a quarter as many.
     */
    @WithDefault("128")
    int writesInFlight();

    /**
     * Clusters that are warmed in a second for a bell that they share; more are begun earlier.
     * Above what Kubernetes' own controllers follow, pods queue, and their leads are learned too
     * long.
     */
    @WithDefault("10")
    int warmUpsPerSecond();

    /** A file that leads the clock, for rehearsals; none: the machine's clock. */
    Optional<Path> rehearsalClock();

    /** Leader election. */
    Lease lease();

    /** Timing of the lease, in seconds. */
    interface Lease {
        @WithDefault("15")
        int durationSeconds();

        @WithDefault("10")
        int renewDeadlineSeconds();

        @WithDefault("2")
        int retrySeconds();
    }
}
