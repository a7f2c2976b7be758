package dev.openbell.operator.runtime;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One replica leads and runs the controllers; the others wait with nothing in memory. A leader that
 * loses its lease ends its process; one that is asked to end gives the lease back, so the next
 * leads at once.
 */
@Singleton
public class Leadership {

    private static final Logger LOG = Logger.getLogger(Leadership.class);
    private static final String LEASE = "openbell-operator";
    private static final Duration LOOK_FOR_CRDS = Duration.ofSeconds(1);
    private static final List<Class<? extends HasMetadata>> KINDS =
            List.of(
                    AIServiceCluster.class,
                    TradingSchedule.class,
                    ScheduleOverride.class,
                    ChatbotPolicy.class,
                    MarketCalendar.class);

    /** Where this replica stands. */
    public enum Standing {
        WaitingForCrds,
        Waiting,
        Leading,
        Ended
    }

    private final KubernetesClient client;
    private final Provider<Operator> operator;
    private final OpenbellConfig config;
    private final String identity;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicReference<Standing> standing =
            new AtomicReference<>(Standing.WaitingForCrds);
    private volatile @Nullable CompletableFuture<?> election;

    @Inject
    Leadership(KubernetesClient client, Provider<Operator> operator, OpenbellConfig config) {
        this.client = client;
        this.operator = operator;
        this.config = config;
        this.identity = config.identity().orElseGet(() -> "openbell-" + UUID.randomUUID());
    }

    /** Where this replica stands now. */
    public Standing standing() {
        return standing.get();
    }

    /** Before the others: the lease can be asked for while the rest of the process is made. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Thread.ofPlatform().name("leadership").start(this::run);
    }

    void end(@Observes ShutdownEvent event) {
        ending.countDown();
        var wasLeading = standing.getAndSet(Standing.Ended) == Standing.Leading;
        try {
            if (wasLeading) {
                operator.get().stop();
            }
        } catch (RuntimeException halfStopped) {
            // The process ends with them, so the lease is no longer needed either way.
            LOG.debug("the controllers did not stop in order", halfStopped);
        } finally {
            giveTheLeaseBack();
        }
    }

    private void giveTheLeaseBack() {
        var running = election;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void run() {
        try {
            if (crdsAreServed()) {
                standing.compareAndSet(Standing.WaitingForCrds, Standing.Waiting);
                election = elector().start();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the CRDs; false when the process ends before. */
    private boolean crdsAreServed() throws InterruptedException {
        var told = false;
        while (!served()) {
            if (!told) {
                LOG.warn(
                        "the API server does not serve openbell.dev/v1alpha1 yet; waiting. Install the CRDs: kubectl apply --server-side -k deploy/");
                told = true;
            }
            if (ending.await(LOOK_FOR_CRDS.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private boolean served() {
        try {
            var resources = client.getApiResources("openbell.dev/v1alpha1");
            return resources != null
                    && KINDS.stream()
                            .allMatch(
                                    kind ->
                                            resources.getResources().stream()
                                                    .anyMatch(
                                                            r ->
                                                                    r.getKind()
                                                                            .equals(
                                                                                    HasMetadata
                                                                                            .getKind(
                                                                                                    kind))));
        } catch (KubernetesClientException away) {
            LOG.warnf("the API server does not answer: %s", away.getMessage());
            return false;
        }
    }

    private LeaderElector elector() {
        var lease = config.lease();
        return impatient(Duration.ofSeconds(lease.renewDeadlineSeconds()))
                .leaderElector()
                .withConfig(
                        new LeaderElectionConfigBuilder()
                                .withName(LEASE)
                                .withLock(new LeaseLock(config.namespace(), LEASE, identity))
                                .withLeaseDuration(Duration.ofSeconds(lease.durationSeconds()))
                                .withRenewDeadline(Duration.ofSeconds(lease.renewDeadlineSeconds()))
                                .withRetryPeriod(Duration.ofSeconds(lease.retrySeconds()))
                                .withReleaseOnCancel(true)
                                .withLeaderCallbacks(
                                        new LeaderCallbacks(
                                                this::lead,
                                                this::lost,
                                                leader -> LOG.infof("leader is %s", leader)))
                                .build())
                .build();
    }

    /**
     * The same connection for requests that are not repeated behind the elector's back: it counts
     * the time that they take.
     */
    private KubernetesClient impatient(Duration longest) {
        var once =
                new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                        .withRequestTimeout(Math.toIntExact(longest.toMillis()))
                        .withRequestRetryBackoffLimit(0)
                        .build();
        return client.newClient(once).adapt(KubernetesClient.class);
    }

    /** Called on the elector's thread, which must go on renewing. */
    private void lead() {
        Thread.ofPlatform().name("controllers").start(this::startControllers);
    }

    private void startControllers() {
        try {
            LOG.infof("%s leads", identity);
            operator.get().start();
            standing.compareAndSet(Standing.Waiting, Standing.Leading);
        } catch (RuntimeException failed) {
            if (standing.get() == Standing.Ended) {
                return;
            }
            LOG.error("the controllers could not be started; ending, to be started again", failed);
            Quarkus.asyncExit(1);
        }
    }

    private void lost() {
        if (standing.get() != Standing.Ended) {
            LOG.error("the lease was lost; ending, so that two replicas never act at once");
            Quarkus.asyncExit(1);
        }
    }
}
