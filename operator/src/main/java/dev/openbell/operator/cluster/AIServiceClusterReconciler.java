package dev.openbell.operator.cluster;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.operator.cluster.apply.Applier;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.apply.Difference.Write;
import dev.openbell.operator.cluster.apply.Outcome;
import dev.openbell.operator.cluster.apply.Verified;
import dev.openbell.operator.cluster.children.Children;
import dev.openbell.operator.cluster.desired.Desired;
import dev.openbell.operator.cluster.desired.Routes;
import dev.openbell.operator.cluster.desired.Settings;
import dev.openbell.operator.cluster.judge.Acceptance;
import dev.openbell.operator.cluster.judge.ClusterStatus;
import dev.openbell.operator.cluster.judge.Judgement;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.Planner;
import dev.openbell.operator.cluster.resolve.References;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.conditions.Finding;
import dev.openbell.operator.conditions.WithoutEffect;
import dev.openbell.operator.marketcalendar.MergedCalendars;
import dev.openbell.operator.runtime.Bells;
import dev.openbell.operator.runtime.Failures;
import dev.openbell.operator.runtime.Patience;
import dev.openbell.operator.runtime.StatusPatch;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline: observe, resolve, plan, desired, apply, judge, status. Level-triggered: a pass
 * looks at what is and at the clock, never at what happened.
 */
@ControllerConfiguration(name = "aiservicecluster", fieldManager = "openbell")
@GradualRetry(
        maxAttempts = Patience.FOR_EVER,
        initialInterval = Patience.FIRST_MILLIS,
        intervalMultiplier = Patience.FACTOR,
        maxInterval = Patience.LONGEST_MILLIS)
public class AIServiceClusterReconciler implements Reconciler<AIServiceCluster> {

    /** After replicas were written: when status is told at the latest. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** How often something is looked at again that no informer tells of. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final KubernetesClient client;
    private final Clock clock;
    private final MergedCalendars merged;
    private final Settings settings;
    private final Applier applier;
    private final Bells bells;
    private final Transitions transitions;
    private final Flips flips;
    private final Runs runs;
    private final Rush rush = new Rush();
    private final Verified verified = new Verified(Children::settle);
    private final Children children = new Children(verified);
    private @Nullable Observed observed;

    @Inject
    AIServiceClusterReconciler(
            KubernetesClient client,
            Clock clock,
            Settings settings,
            Applier applier,
            Bells bells,
            Transitions transitions,
            Flips flips,
            Runs runs,
            MergedCalendars merged) {
        this.merged = merged;
        this.client = client;
        this.clock = clock;
        this.settings = settings;
        this.applier = applier;
        this.bells = bells;
        this.transitions = transitions;
        this.flips = flips;
        this.runs = runs;
    }

    @Override
    public List<EventSource<?, AIServiceCluster>> prepareEventSources(
            EventSourceContext<AIServiceCluster> context) {
        var sources = new ArrayList<EventSource<?, AIServiceCluster>>();
        sources.addAll(children.sources(context));
        var references = new Observed(context, merged);
        observed = references;
        sources.addAll(references.sources());
        sources.add(bells.source(AIServiceCluster.class));
        return sources;
    }

    @Override
    public ErrorStatusUpdateControl<AIServiceCluster> updateErrorStatus(
            AIServiceCluster resource, Context<AIServiceCluster> context, Exception failure) {
        return Failures.judge(resource, failure);
    }

    @Override
    public UpdateControl<AIServiceCluster> reconcile(
            AIServiceCluster cluster, Context<AIServiceCluster> context) throws Exception {
        if (Failures.isGoing(cluster)) {
            return UpdateControl.noUpdate();
        }
        var now = clock.instant();
        return switch (Acceptance.judge(cluster.getSpec(), settings)) {
            case Acceptance.Answer.Refused(var verdict) -> {
                var findings = Conditions.conclusion(verdict);
                yield status(
                        cluster,
                        ClusterStatus.refused(
                                generation(cluster),
                                cluster.getStatus(),
                                merged(cluster, findings, now)),
                        context);
            }
            case Acceptance.Answer.Accepted(var spec) -> accepted(cluster, spec, now, context);
        };
    }

    private UpdateControl<AIServiceCluster> accepted(
            AIServiceCluster cluster,
            AIServiceClusterSpec spec,
            Instant now,
            Context<AIServiceCluster> context)
            throws InterruptedException {
        var references = Objects.requireNonNull(observed);
        var present = children.of(cluster);
        var plan =
                flips.plan(
                        Planner.plan(
                                References.resolve(
                                        cluster, spec, references.of(cluster, spec, now)),
                                now),
                        cluster,
                        present,
                        bell -> references.sharing(bell, now),
                        now);
        var soon = earliest(plan.next(), Optional.of(now.plus(SOON)));
        var isNew = isNewToThisProcess(cluster, now);
        var canWait = isObserved(cluster) && (isNew || rush.isOn(now));
        var scale = Difference.scale(plan, present);
        if (!scale.isEmpty()) {
            // A bell that many clusters share rings for all of them first; what follows from it is
            // told in a pass of its own.
            bells.plan(cluster, soon);
            flips.raising(plan, scale, now);
            retryFailures(write(Difference.raises(scale), cluster));
            retryFailures(write(Difference.lowers(scale), cluster));
            rush.wrote(clock.instant());
            return UpdateControl.noUpdate();
        }
        var news = Difference.announcement(Desired.timetable(plan, settings), present);
        if (!news.isEmpty()) {
            // Pods with several roles have no other way to hear of a bell that nobody planned.
            bells.plan(cluster, soon);
            retryFailures(write(news, cluster));
            rush.wrote(clock.instant());
            return UpdateControl.noUpdate();
        }
        if (canWait) {
            bells.plan(cluster, soon);
            return UpdateControl.noUpdate();
        }
        var missingApi = missingApi(spec, context);
        var content = content(plan, cluster, present, missingApi);
        var outcome = write(content.now(), cluster);
        var there = children.of(cluster);
        runs.endStrays(plan, cluster, there);
        var told = runs.told(plan, cluster, there, now);
        var facts =
                new Judgement.Facts(
                        plan,
                        outcome,
                        content.waiting(),
                        there,
                        told.tasks(),
                        missingApi,
                        WithoutEffect.in(spec));
        var unheard = missingApi.isPresent() || !outcome.taken().isEmpty();
        bells.plan(
                cluster,
                earliest(
                        earliest(plan.next(), told.next()),
                        unheard ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty()));
        var status = ClusterStatus.of(facts, merged(cluster, Judgement.findings(facts), now));
        if (outcome.failures().isEmpty()) {
            return status(cluster, status, context);
        }
        if (Objects.equals(status, cluster.getStatus())) {
            retryFailures(outcome);
        }
        // A status is no event, so the first failure has to bring the next pass itself.
        return status(cluster, status, context).rescheduleAfter(Patience.FIRST_MILLIS);
    }

    private Difference.Frozen content(
            ClusterPlan plan,
            AIServiceCluster cluster,
            Map<Child, HasMetadata> present,
            Optional<String> missingApi) {
        var desired =
                Desired.children(plan, settings).stream()
                        .filter(object -> missingApi.isEmpty() || !(object instanceof HTTPRoute))
                        .toList();
        var writes =
                Difference.content(plan, desired, present, verified).stream()
                        .filter(write -> missingApi.isEmpty() || !takesRouteAway(write))
                        .toList();
        var safe =
                writes.stream().anyMatch(Write.Delete.class::isInstance) && !isCurrent(cluster)
                        ? writes.stream().filter(write -> !(write instanceof Write.Delete)).toList()
                        : writes;
        return Difference.frozen(plan, safe, present);
    }

    /**
     * Caches may be behind after a start: nothing is deleted by a spec that is no longer the
     * present one.
     */
    private boolean isCurrent(AIServiceCluster cluster) {
        AIServiceCluster live = client.resource(cluster).get();
        return live != null
                && Objects.equals(live.getMetadata().getUid(), cluster.getMetadata().getUid())
                && Objects.equals(
                        live.getMetadata().getGeneration(), cluster.getMetadata().getGeneration())
                && live.getMetadata().getDeletionTimestamp() == null;
    }

    /** While HTTPRoutes cannot be made, the Ingresses that they replace go on. */
    private static boolean takesRouteAway(Write write) {
        return write instanceof Write.Delete(var object) && object instanceof Ingress;
    }

    private Outcome write(List<Write> writes, HasMetadata cluster) throws InterruptedException {
        return applier.apply(
                writes,
                cluster.getMetadata().getNamespace(),
                cluster.getMetadata().getUid(),
                children::written);
    }

    private Optional<String> missingApi(
            AIServiceClusterSpec spec, Context<AIServiceCluster> context) {
        if (!Routes.needGatewayApi(spec)) {
            return Optional.empty();
        }
        if (!client.supports(HTTPRoute.class)) {
            return Optional.of("gateway.networking.k8s.io/v1 HTTPRoute");
        }
        children.watchHttpRoutes(context.eventSourceRetriever());
        return Optional.empty();
    }

    private UpdateControl<AIServiceCluster> status(
            AIServiceCluster cluster,
            AIServiceClusterStatus status,
            Context<AIServiceCluster> context) {
        if (status.equals(cluster.getStatus())) {
            flips.told(cluster);
            return UpdateControl.noUpdate();
        }
        transitions.tell(cluster, status);
        var patch = new AIServiceCluster();
        patch.setStatus(status);
        var end = StatusPatch.write(cluster, patch, context);
        flips.told(cluster);
        return end;
    }

    private static List<Condition> merged(
            AIServiceCluster cluster, List<Finding> findings, Instant now) {
        var previous = cluster.getStatus();
        return Conditions.merge(
                previous == null ? List.of() : previous.conditions(),
                findings,
                generation(cluster),
                now);
    }

    private static void retryFailures(Outcome outcome) {
        if (!outcome.failures().isEmpty()) {
            throw outcome.failures().getFirst().cause();
        }
    }

    /** After a start, bells and edits come before a closer look at what nobody has edited. */
    private boolean isNewToThisProcess(AIServiceCluster cluster, Instant now) {
        return now.isBefore(bells.first(cluster, isObserved(cluster) ? now.plus(SOON) : now));
    }

    /** True when no edit waits: what is left to do is to tell. */
    private static boolean isObserved(AIServiceCluster cluster) {
        var status = cluster.getStatus();
        return status != null
                && Objects.equals(
                        status.observedGeneration(), cluster.getMetadata().getGeneration());
    }

    private static long generation(AIServiceCluster cluster) {
        return Objects.requireNonNullElse(cluster.getMetadata().getGeneration(), 0L);
    }

    private static Optional<Instant> earliest(Optional<Instant> a, Optional<Instant> b) {
        return Stream.of(a, b).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
