package dev.openbell.operator.cluster.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.TaskStatus;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Outcome;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Finding;
import dev.openbell.operator.conditions.Truth;
import dev.openbell.operator.conditions.Verdict;
import dev.openbell.operator.testing.World;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One test for each rule of the chain, from the last to the first: each beats those before. */
class JudgementTest {

    private static final Outcome ALL_WRITTEN = new Outcome(0, List.of(), List.of());

    private World world;
    private final Map<Child, HasMetadata> children = new HashMap<>();
    private Outcome outcome = ALL_WRITTEN;
    private Optional<String> missingApi = Optional.empty();
    private List<String> withoutEffect = List.of();
    private List<Child> waiting = List.of();
    private List<TaskStatus> tasks = List.of();

    @BeforeEach
    void allIsThereAndRolledOut() {
        world =
                World.of(
                        "2026-07-01T15:00:00Z",
                        "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: api, type: Backend}, {name: learning, type: AI, roles: [Learning]}], datastores: {redis: {embedded: {}}}}}",
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS]}}");
        see();
    }

    private void see() {
        children.clear();
        for (var child : world.children()) {
            child.getMetadata().setGeneration(4L);
            switch (child) {
                case Deployment deployment -> {
                    var pods = deployment.getMetadata().getName().equals("desk-api") ? 2 : 0;
                    deployment.getSpec().setReplicas(pods);
                    deployment.setStatus(
                            new DeploymentStatusBuilder()
                                    .withObservedGeneration(4L)
                                    .withReplicas(pods)
                                    .withUpdatedReplicas(pods)
                                    .withAvailableReplicas(pods)
                                    .build());
                }
                case StatefulSet set ->
                        set.setStatus(new StatefulSetStatusBuilder().withReadyReplicas(1).build());
                default -> {}
            }
            children.put(Child.of(child), child);
        }
    }

    @Test
    void aClusterWhoseComponentsAreRolledOutIsReady() {
        assertThat(verdict())
                .isEqualTo(
                        new Verdict.IsReady("All components are rolled out at this generation."));
        assertThat(finding(ConditionType.ResolvedRefs).reason())
                .isEqualTo(ConditionReason.Accepted);
        assertThat(finding(ConditionType.DatastoresReachable).reason())
                .isEqualTo(ConditionReason.EmbeddedReady);
    }

    @Test
    void anEmbeddedStoreThatIsNotReadyHoldsReadinessBack() {
        children.values().stream()
                .filter(StatefulSet.class::isInstance)
                .forEach(set -> ((StatefulSet) set).getStatus().setReadyReplicas(0));
        assertInProgress(ConditionReason.StoreStarting);
        assertThat(finding(ConditionType.DatastoresReachable).status()).isEqualTo(Truth.False);
    }

    @Test
    void anEmbeddedStoreThatIsNotThereIsNotReady() {
        children.values().removeIf(StatefulSet.class::isInstance);
        assertInProgress(ConditionReason.StoreStarting);
        assertThat(finding(ConditionType.DatastoresReachable).reason())
                .isEqualTo(ConditionReason.EmbeddedNotReady);
    }

    @Test
    void fewerAvailablePodsThanTheFloorHoldReadinessBack() {
        anEmbeddedStoreThatIsNotReadyHoldsReadinessBack();
        deployment("desk-api").getStatus().setAvailableReplicas(1);
        assertInProgress(ConditionReason.ComponentsStarting);
    }

    @Test
    void anInactiveComponentNeedsNoPods() {
        deployment("desk-learning").getStatus().setAvailableReplicas(null);
        assertThat(verdict()).isInstanceOf(Verdict.IsReady.class);
    }

    @Test
    void aRolloutThatTheControllerHasNotSeenIsInProgress() {
        fewerAvailablePodsThanTheFloorHoldReadinessBack();
        deployment("desk-api").getStatus().setObservedGeneration(3L);
        assertInProgress(ConditionReason.Progressing);
    }

    @Test
    void oldPodsThatStillRunAreARolloutInProgress() {
        deployment("desk-api").getStatus().setUpdatedReplicas(1);
        assertInProgress(ConditionReason.Progressing);
    }

    @Test
    void aDeploymentWithoutAStatusIsInProgress() {
        deployment("desk-learning").setStatus(null);
        assertInProgress(ConditionReason.Progressing);
    }

    @Test
    void aDeploymentThatIsNotThereIsInProgress() {
        children.remove(new Child("Deployment", "desk-learning"));
        assertInProgress(ConditionReason.Progressing);
    }

    @Test
    void aRolloutThatPassedItsDeadlineStalls() {
        aRolloutThatTheControllerHasNotSeenIsInProgress();
        deployment("desk-api")
                .getStatus()
                .setConditions(
                        List.of(
                                new DeploymentConditionBuilder()
                                        .withType("Progressing")
                                        .withStatus("False")
                                        .withReason("ProgressDeadlineExceeded")
                                        .build()));
        assertStalled(ConditionReason.RolloutFailed);
    }

    @Test
    void aReferenceThatDanglesBeatsWhatRolloutsDo() {
        aRolloutThatPassedItsDeadlineStalls();
        world.schedules.clear();
        assertInProgress(ConditionReason.RefNotFound);
        assertThat(finding(ConditionType.ResolvedRefs).status()).isEqualTo(Truth.False);
    }

    @Test
    void aReferenceThatCannotBeUsedSaysWhy() {
        world.schedules.clear();
        world.add("{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNOW]}}");
        assertInProgress(ConditionReason.RefNotReady);
        assertThat(finding(ConditionType.ResolvedRefs).message()).contains("\"XNOW\"");
    }

    @Test
    void aWriteThatFailedBeatsAReferenceThatDangles() {
        aReferenceThatDanglesBeatsWhatRolloutsDo();
        outcome =
                new Outcome(
                        0,
                        List.of(),
                        List.of(failure("Service", "b", 503), failure("Deployment", "a", -1)));
        assertInProgress(ConditionReason.ApplyFailed);
        assertThat(finding(ConditionType.Ready).message())
                .isEqualTo("Deployment \"a\" could not be written (no answer); tried again.");
    }

    @Test
    void aMissingApiBeatsAWriteThatFailed() {
        aWriteThatFailedBeatsAReferenceThatDangles();
        missingApi = Optional.of("gateway.networking.k8s.io/v1 HTTPRoute");
        assertStalled(ConditionReason.ApiMissing);
    }

    @Test
    void aNameThatIsTakenBeatsEverything() {
        aMissingApiBeatsAWriteThatFailed();
        outcome =
                new Outcome(
                        0,
                        List.of(new Child("Service", "desk-api"), new Child("Ingress", "z")),
                        outcome.failures());
        assertStalled(ConditionReason.NameTaken);
        assertThat(finding(ConditionType.Ready).message()).startsWith("Ingress \"z\" exists");
    }

    @Test
    void externalStoresAreNotProbed() {
        world.clusters.clear();
        world.add(
                "{kind: AIServiceCluster, metadata: {name: desk}, spec: {components: [{name: api, type: Backend}], datastores: {redis: {external: {secret: x}}}}}");
        see();
        assertThat(finding(ConditionType.DatastoresReachable).status()).isEqualTo(Truth.Unknown);
        assertThat(verdict()).isInstanceOf(Verdict.IsReady.class);
    }

    @Test
    void withoutStoresNothingIsSaidOfThem() {
        world.clusters.clear();
        world.add(
                "{kind: AIServiceCluster, metadata: {name: desk}, spec: {components: [{name: api, type: Backend}], datastores: {}}}");
        see();
        assertThat(Judgement.findings(facts()))
                .extracting(Finding::type)
                .doesNotContain(ConditionType.DatastoresReachable);
    }

    @Test
    void aRolloutThatWaitsForTheGapIsProgress() {
        waiting = List.of(new Child("Deployment", "desk-api"));
        assertThat(verdict())
                .isEqualTo(
                        new Verdict.InProgress(
                                ConditionReason.SessionFreeze,
                                "The rollout of Deployment desk-api waits for the end of the session; set guardrails.sessionFreeze: Off to have it now."));
    }

    @Test
    void fieldsWithoutEffectAreListedAndHoldNothingBack() {
        withoutEffect = List.of("spec.guardrails.maxPods");
        assertThat(verdict()).isInstanceOf(Verdict.IsReady.class);
        assertThat(finding(ConditionType.FullyImplemented).message())
                .contains("spec.guardrails.maxPods");
    }

    @Test
    void statusTellsWhatIsAskedForAndWhatIsThere() {
        var status = ClusterStatus.of(facts(), List.of());
        assertThat(status.pods()).isEqualTo("2/2");
        assertThat(status.observedGeneration()).isEqualTo(1);
        assertThat(status.components())
                .extracting(c -> c.name() + " " + c.desired() + " " + c.ready() + " " + c.active())
                .containsExactly("api 2 2 true", "learning 0 0 false");
        assertThat(status.schedule().nextBell()).isEqualTo("2026-07-01T20:00:00Z");
    }

    private void assertInProgress(ConditionReason reason) {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        Verdict.InProgress.class, v -> assertThat(v.reason()).isEqualTo(reason));
        assertThat(finding(ConditionType.Reconciling).status()).isEqualTo(Truth.True);
    }

    private void assertStalled(ConditionReason reason) {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        Verdict.IsStalled.class, v -> assertThat(v.reason()).isEqualTo(reason));
        assertThat(finding(ConditionType.Stalled).status()).isEqualTo(Truth.True);
    }

    private static Outcome.Failure failure(String kind, String name, int status) {
        return new Outcome.Failure(new Child(kind, name), status, new IllegalStateException());
    }

    @Test
    void aTaskThatWasMissedIsToldAndTakesNothingFromReady() {
        tasks = List.of(new TaskStatus("t", null, null, null, 1L, "2026-07-01T15:00:00Z"));
        assertThat(finding(ConditionType.TaskMissed).status()).isEqualTo(Truth.True);
        assertThat(finding(ConditionType.Ready).status()).isEqualTo(Truth.True);
    }

    private Verdict verdict() {
        return Judgement.verdict(facts());
    }

    private Finding finding(ConditionType type) {
        return Judgement.findings(facts()).stream()
                .filter(f -> f.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private Judgement.Facts facts() {
        return new Judgement.Facts(
                world.plan(), outcome, waiting, children, tasks, missingApi, withoutEffect);
    }

    private Deployment deployment(String name) {
        return (Deployment) children.get(new Child("Deployment", name));
    }
}
