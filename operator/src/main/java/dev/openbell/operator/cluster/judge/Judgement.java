package dev.openbell.operator.cluster.judge;

import dev.openbell.api.v1alpha1.Store;
import dev.openbell.api.v1alpha1.TaskStatus;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.apply.Outcome;
import dev.openbell.operator.cluster.desired.Names;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.FlipNow;
import dev.openbell.operator.cluster.resolve.References;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.conditions.Finding;
import dev.openbell.operator.conditions.Truth;
import dev.openbell.operator.conditions.Verdict;
import dev.openbell.operator.conditions.WithoutEffect;
import dev.openbell.operator.schedule.Notice;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From what a pass saw and did to conditions. The rules stand in a chain; the first that fails is
 * the reason.
 */
public final class Judgement {

    private Judgement() {}

    /**
     * What a pass saw and did.
     *
     * @param waiting Deployments whose rollout waits for the gap between sessions
     * @param children as the caches hold them after the writes
     * @param tasks what became of tasks at bells
     * @param missingApi an API that the spec asks for and the cluster does not serve
     */
    public record Facts(
            ClusterPlan plan,
            Outcome outcome,
            List<Child> waiting,
            Map<Child, HasMetadata> children,
            List<TaskStatus> tasks,
            Optional<String> missingApi,
            List<String> withoutEffect) {}

    private static final List<Function<Facts, Optional<Verdict>>> RULES =
            List.of(
                    Judgement::namesAreOurs,
                    Judgement::apisAreServed,
                    Judgement::everythingIsWritten,
                    Judgement::referencesAreFound,
                    Judgement::rolloutsHaveNotFailed,
                    Judgement::rolloutsDoNotWait,
                    Judgement::rolloutsAreDone,
                    Judgement::floorsAreMet,
                    Judgement::storesAreReady);

    /** All conditions of a pass. */
    public static List<Finding> findings(Facts facts) {
        return Conditions.all(
                Conditions.conclusion(verdict(facts)),
                List.of(References.finding(facts.plan().cluster())),
                stores(facts),
                flip(facts.plan()),
                notice(facts.plan()),
                TaskRuns.finding(facts.tasks()),
                WithoutEffect.finding(facts.withoutEffect()));
    }

    /** The conclusion: the first rule that fails, else ready. */
    public static Verdict verdict(Facts facts) {
        return RULES.stream()
                .map(rule -> rule.apply(facts))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(
                        () ->
                                new Verdict.IsReady(
                                        "All components are rolled out at this generation."));
    }

    private static List<Finding> notice(ClusterPlan plan) {
        return plan.cluster()
                .notice()
                .flatMap(Notice::until)
                .map(
                        until ->
                                List.of(
                                        Finding.yes(
                                                ConditionType.NoticeRunning,
                                                ConditionReason.MinimumNotice,
                                                "An edit of the schedule would change the state within guardrails.minimumNotice and waits; a ScheduleOverride acts at once.")))
                .orElse(List.of());
    }

    private static List<Finding> flip(ClusterPlan plan) {
        return plan.flip()
                .filter(FlipNow::held)
                .map(
                        flip ->
                                List.of(
                                        Finding.yes(
                                                ConditionType.FlipHeld,
                                                ConditionReason.IncomingNotReady,
                                                "\""
                                                        + flip.to()
                                                        + "\" is not Ready, so \""
                                                        + flip.from()
                                                        + "\" stays; look at the pods of what comes.")))
                .orElse(List.of());
    }

    private static Optional<Verdict> namesAreOurs(Facts facts) {
        return facts.outcome().taken().stream()
                .map(Child::toString)
                .sorted()
                .findFirst()
                .map(
                        child ->
                                new Verdict.IsStalled(
                                        ConditionReason.NameTaken,
                                        child
                                                + " exists and is not owned by this cluster; rename the component, or remove that object."));
    }

    private static Optional<Verdict> apisAreServed(Facts facts) {
        return facts.missingApi()
                .map(
                        api ->
                                new Verdict.IsStalled(
                                        ConditionReason.ApiMissing,
                                        "spec.exposure asks for "
                                                + api
                                                + ", which this Kubernetes cluster does not serve; install it, or use kind: Ingress."));
    }

    private static Optional<Verdict> everythingIsWritten(Facts facts) {
        return facts.outcome().failures().stream()
                .map(Outcome.Failure::sentence)
                .sorted()
                .findFirst()
                .map(sentence -> new Verdict.InProgress(ConditionReason.ApplyFailed, sentence));
    }

    private static Optional<Verdict> referencesAreFound(Facts facts) {
        var finding = References.finding(facts.plan().cluster());
        return finding.status() == Truth.True
                ? Optional.empty()
                : Optional.of(new Verdict.InProgress(finding.reason(), finding.message()));
    }

    private static Optional<Verdict> rolloutsHaveNotFailed(Facts facts) {
        return deployments(facts)
                .filter(d -> isFailed(d.deployment()))
                .findFirst()
                .map(
                        d ->
                                new Verdict.IsStalled(
                                        ConditionReason.RolloutFailed,
                                        "Component \""
                                                + d.component().name()
                                                + "\" passed its progress deadline; look at its pods."));
    }

    private static Optional<Verdict> rolloutsDoNotWait(Facts facts) {
        return facts.waiting().stream()
                .map(Child::name)
                .sorted()
                .findFirst()
                .map(
                        name ->
                                new Verdict.InProgress(
                                        ConditionReason.SessionFreeze,
                                        "The rollout of Deployment "
                                                + name
                                                + " waits for the end of the session; set guardrails.sessionFreeze: Off to have it now."));
    }

    private static Optional<Verdict> rolloutsAreDone(Facts facts) {
        return Stream.concat(
                        deployments(facts)
                                .filter(d -> !isRolledOut(d.deployment()))
                                .map(d -> d.component().name()),
                        facts.plan().components().stream()
                                .filter(
                                        c ->
                                                !facts.children()
                                                        .containsKey(
                                                                Difference.deployment(
                                                                        facts.plan(), c)))
                                .map(ComponentPlan::name))
                .findFirst()
                .map(
                        name ->
                                new Verdict.InProgress(
                                        ConditionReason.Progressing,
                                        "Component \"" + name + "\" is being rolled out."));
    }

    private static Optional<Verdict> floorsAreMet(Facts facts) {
        return deployments(facts)
                .filter(d -> d.component().active())
                .filter(d -> available(d.deployment()) < d.component().floor())
                .findFirst()
                .map(
                        d ->
                                new Verdict.InProgress(
                                        ConditionReason.ComponentsStarting,
                                        "Component \""
                                                + d.component().name()
                                                + "\" has fewer available pods than its floor."));
    }

    private static Optional<Verdict> storesAreReady(Facts facts) {
        return unreadyStore(facts)
                .map(
                        name ->
                                new Verdict.InProgress(
                                        ConditionReason.StoreStarting,
                                        "The embedded store " + name + " is not ready."));
    }

    private static List<Finding> stores(Facts facts) {
        var named = stores(facts.plan());
        if (named.isEmpty()) {
            return List.of();
        }
        return List.of(
                unreadyStore(facts)
                        .map(
                                name ->
                                        Finding.no(
                                                ConditionType.DatastoresReachable,
                                                ConditionReason.EmbeddedNotReady,
                                                "The embedded store " + name + " is not ready."))
                        .orElseGet(
                                () ->
                                        named.values().stream().anyMatch(s -> s.external() != null)
                                                ? Finding.unknown(
                                                        ConditionType.DatastoresReachable,
                                                        ConditionReason.NotProbed,
                                                        ConditionReason.NotProbed.meaning())
                                                : Finding.yes(
                                                        ConditionType.DatastoresReachable,
                                                        ConditionReason.EmbeddedReady,
                                                        ConditionReason.EmbeddedReady.meaning())));
    }

    private static Map<String, Store> stores(ClusterPlan plan) {
        var stores = plan.cluster().spec().datastores();
        var named = new TreeMap<String, Store>();
        if (stores != null) {
            putIfNamed(named, "postgres", stores.postgres());
            putIfNamed(named, "rabbitmq", stores.rabbitmq());
            putIfNamed(named, "redis", stores.redis());
            putIfNamed(named, "search", stores.search());
        }
        return named;
    }

    private static void putIfNamed(Map<String, Store> named, String name, @Nullable Store store) {
        if (store != null) {
            named.put(name, store);
        }
    }

    private static Optional<String> unreadyStore(Facts facts) {
        return stores(facts.plan()).entrySet().stream()
                .filter(store -> store.getValue().embedded() != null)
                .map(Map.Entry::getKey)
                .filter(name -> !isReady(facts, name))
                .findFirst();
    }

    private static boolean isReady(Facts facts, String store) {
        var child =
                new Child(
                        "StatefulSet",
                        Names.child(facts.plan().cluster().name(), store, Names.LABEL));
        return facts.children().get(child) instanceof StatefulSet set
                && set.getStatus() != null
                && number(set.getStatus().getReadyReplicas())
                        >= number(set.getSpec().getReplicas());
    }

    private record Rollout(ComponentPlan component, Deployment deployment) {}

    private static Stream<Rollout> deployments(Facts facts) {
        return facts.plan().components().stream()
                .flatMap(
                        component ->
                                facts.children().get(Difference.deployment(facts.plan(), component))
                                                instanceof Deployment deployment
                                        ? Stream.of(new Rollout(component, deployment))
                                        : Stream.empty());
    }

    private static boolean isFailed(Deployment deployment) {
        return deployment.getStatus() != null
                && deployment.getStatus().getConditions().stream()
                        .anyMatch(
                                c ->
                                        c.getType().equals("Progressing")
                                                && c.getStatus().equals("False")
                                                && "ProgressDeadlineExceeded"
                                                        .equals(c.getReason()));
    }

    private static boolean isRolledOut(Deployment deployment) {
        var status = deployment.getStatus();
        return status != null
                && status.getObservedGeneration() != null
                && status.getObservedGeneration() >= deployment.getMetadata().getGeneration()
                && number(status.getUpdatedReplicas()) >= number(status.getReplicas());
    }

    /** Pods of a Deployment that can serve. */
    public static int available(Deployment deployment) {
        return deployment.getStatus() == null
                ? 0
                : number(deployment.getStatus().getAvailableReplicas());
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
