package dev.openbell.operator.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.cluster.apply.Difference.Write;
import dev.openbell.operator.cluster.desired.Desired;
import dev.openbell.operator.testing.ApiServer;
import dev.openbell.operator.testing.World;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final String SPLIT =
            "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, policy: {name: p}, components: [{name: api, type: Backend}, {name: trading, type: AI, roles: [Trading], scale: {fixed: 3}}, {name: learning, type: AI, roles: [Learning]}], tasks: [{name: t, component: api}]}}";
    private static final String SCHEDULE =
            "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS], tasks: [{name: t, at: {bell: Open}}]}}";
    private static final String POLICY =
            "{kind: ChatbotPolicy, metadata: {name: p}, spec: {instructions: Be brief.}}";
    private static final String CLOSURE =
            "{kind: MarketCalendar, metadata: {name: xnys}, spec: {extends: XNYS, closures: [{date: 2026-07-01, reason: A storm}]}}";
    private static final String OPEN = "2026-07-01T15:00:00Z";
    private static final String CLOSED = "2026-07-01T22:00:00Z";

    private final Verified verified = new Verified(object -> {});
    private final ApiServer server = new ApiServer();
    private World world;

    @BeforeEach
    void theMarketIsOpen() {
        world = World.of(OPEN, SPLIT, SCHEDULE, POLICY);
    }

    @Test
    void ofNothingThereEverythingIsCreatedAndDeploymentsWithTheirReplicas() {
        var writes = content();
        assertThat(writes).hasSameSizeAs(world.children());
        assertThat(writes)
                .allMatch(w -> w instanceof Write.Create || w instanceof Write.CreateScaled);
        assertThat(
                        writes.stream()
                                .filter(Write.CreateScaled.class::isInstance)
                                .map(Write.CreateScaled.class::cast)
                                .collect(
                                        java.util.stream.Collectors.toMap(
                                                w -> w.child().name(), w -> w.replicas())))
                .isEqualTo(Map.of("desk-api", 2, "desk-trading", 3, "desk-learning", 0));
    }

    @Test
    void aSecondPassWritesNothing() {
        server.carryOut(content());
        assertThat(content()).isEmpty();
        assertThat(scale()).isEmpty();
    }

    @Test
    void atABellOnlyTheNumbersAreWritten() {
        server.carryOut(content());
        world.now = java.time.Instant.parse(CLOSED);
        assertThat(scale())
                .containsExactlyInAnyOrder(
                        scaled("desk-trading", 0, 3), scaled("desk-learning", 1, 0));
        server.carryOut(scale());
        assertThat(scale()).isEmpty();
    }

    @Test
    void aBellThatNobodyPlannedIsAnnouncedAndAPlannedOneIsNot() {
        assertThat(announcement()).as("nothing is there yet").isEmpty();
        server.carryOut(content());
        assertThat(announcement()).isEmpty();
        world.now = java.time.Instant.parse(CLOSED);
        assertThat(announcement()).as("the bell was in the timetable").isEmpty();

        world.now = java.time.Instant.parse(OPEN);
        world.add(CLOSURE);
        assertThat(announcement())
                .extracting(Write::child)
                .containsExactly(new Child("ConfigMap", "desk-timetable"));
        server.carryOut(announcement());
        assertThat(announcement()).isEmpty();
        assertThat(server.get("ConfigMap", "desk-timetable").getMetadata().getUid()).isNotNull();
    }

    @Test
    void theSideThatComesIsWrittenBeforeTheSideThatGoes() {
        server.carryOut(content());
        world.now = java.time.Instant.parse(CLOSED);
        assertThat(Difference.raises(scale()))
                .extracting(w -> w.child().name())
                .containsExactly("desk-learning");
        assertThat(Difference.lowers(scale()))
                .extracting(w -> w.child().name())
                .containsExactly("desk-trading");
    }

    @Test
    void whileASessionIsOnARolloutOfPodsThatAreThereWaits() {
        server.carryOut(content());
        var waiting = frozen(SPLIT.replace("name: api, type", "name: api, port: 9999, type"));
        assertThat(waiting.waiting()).containsExactly(new Child("Deployment", "desk-api"));
        assertThat(waiting.now())
                .as("what is no rollout is written at once")
                .extracting(Write::child)
                .contains(new Child("Service", "desk-api"))
                .doesNotContain(new Child("Deployment", "desk-api"));
    }

    @Test
    void aComponentWithoutPodsHasNoRolloutToWaitFor() {
        server.carryOut(content());
        var waiting =
                frozen(SPLIT.replace("name: learning, type", "name: learning, port: 9999, type"));
        assertThat(waiting.waiting()).isEmpty();
    }

    @Test
    void afterTheSessionOrWithTheFreezeOffARolloutIsWrittenAtOnce() {
        server.carryOut(content());
        var edited = SPLIT.replace("name: api, type", "name: api, port: 9999, type");
        assertThat(
                        frozen(
                                        edited.replace(
                                                "policy: {name: p}, ",
                                                "policy: {name: p}, guardrails: {sessionFreeze: \"Off\"}, "))
                                .waiting())
                .isEmpty();
        assertThat(frozen(CLOSED, edited).waiting()).isEmpty();
    }

    private Difference.Frozen frozen(String cluster) {
        return frozen(OPEN, cluster);
    }

    private Difference.Frozen frozen(String now, String cluster) {
        world = World.of(now, cluster, SCHEDULE, POLICY);
        return Difference.frozen(world.plan(), content(), server.objects());
    }

    @Test
    void whatTheAutoscalerDecidedAboveTheFloorStays() {
        server.carryOut(content());
        deployment("desk-api").getSpec().setReplicas(7);
        assertThat(scale()).isEmpty();
        deployment("desk-api").getSpec().setReplicas(1);
        assertThat(scale()).containsExactly(scaled("desk-api", 2, 1));
    }

    @Test
    void replicasAreNoMatterOfContent() {
        server.carryOut(content());
        deployment("desk-api").getSpec().setReplicas(7);
        server.changed(new Child("Deployment", "desk-api"));
        assertThat(content()).isEmpty();
    }

    @Test
    void theDeploymentOfAnotherOwnerIsNotScaled() {
        server.carryOut(content());
        deployment("desk-trading").getMetadata().setOwnerReferences(List.of());
        world.now = java.time.Instant.parse(CLOSED);
        assertThat(scale()).extracting(w -> w.child().name()).containsExactly("desk-learning");
    }

    @Test
    void whatSomebodyChangedIsWrittenAgain() {
        server.carryOut(content());
        content();
        var service = (io.fabric8.kubernetes.api.model.Service) server.get("Service", "desk-api");
        service.getSpec().getPorts().getFirst().setPort(81);
        server.changed(new Child("Service", "desk-api"));
        assertThat(content())
                .singleElement()
                .isInstanceOf(Write.Update.class)
                .extracting(Write::child)
                .isEqualTo(new Child("Service", "desk-api"));
    }

    @Test
    void whatOthersAddedIsNoneOfOurBusiness() {
        server.carryOut(content());
        server.get("Service", "desk-api").getMetadata().setLabels(withOne("team", "a"));
        server.get("Service", "desk-api").getMetadata().getAnnotations().put("note", "b");
        server.changed(new Child("Service", "desk-api"));
        assertThat(content()).isEmpty();
    }

    @Test
    void anEntryThatLeftTheSpecIsSeenByTheDigest() {
        world =
                World.of(
                        OPEN,
                        SPLIT.replace(
                                "type: Backend}", "type: Backend, env: [{name: A, value: b}]}"),
                        SCHEDULE,
                        POLICY);
        server.carryOut(content());
        world = World.of(OPEN, SPLIT, SCHEDULE, POLICY);
        assertThat(content())
                .extracting(w -> w.getClass().getSimpleName() + " " + w.child())
                .containsExactlyInAnyOrder(
                        "Update Deployment \"desk-api\"", "Update CronJob \"desk-t\"");
    }

    @Test
    void aVersionThatWasComparedOnceIsNotComparedAgain() {
        server.carryOut(content());
        content();
        // Not what a server does: a change without a new version shows that nobody looks.
        ((io.fabric8.kubernetes.api.model.Service) server.get("Service", "desk-api"))
                .getSpec()
                .setClusterIP("10.0.0.1");
        ((io.fabric8.kubernetes.api.model.Service) server.get("Service", "desk-api"))
                .getSpec()
                .getPorts()
                .getFirst()
                .setPort(81);
        assertThat(content()).isEmpty();
        verified.forget(server.get("Service", "desk-api"));
        assertThat(content()).hasSize(1);
    }

    @Test
    void aSpecThatWasComparedOnceNeedNotBeThereAgain() {
        server.carryOut(content());
        deployment("desk-api").getMetadata().setGeneration(1L);
        content();
        deployment("desk-api").setSpec(new DeploymentSpecBuilder().withReplicas(2).build());
        server.changed(new Child("Deployment", "desk-api"));
        assertThat(content()).isEmpty();
        deployment("desk-api").getMetadata().setGeneration(2L);
        server.changed(new Child("Deployment", "desk-api"));
        assertThat(content()).hasSize(1);
    }

    @Test
    void metadataIsComparedThoughTheSpecIsTheSame() {
        server.carryOut(content());
        deployment("desk-api").getMetadata().setGeneration(1L);
        content();
        deployment("desk-api").getMetadata().getLabels().put("openbell.dev/component", "other");
        server.changed(new Child("Deployment", "desk-api"));
        assertThat(content())
                .singleElement()
                .isInstanceOf(Write.Update.class)
                .extracting(Write::child)
                .isEqualTo(new Child("Deployment", "desk-api"));
    }

    @Test
    void whatIsAsDesiredIsToldToTheOneWhoKeepsIt() {
        var settled = new ArrayList<Child>();
        var keeper = new Verified(object -> settled.add(Child.of(object)));
        server.carryOut(content());
        Difference.content(world.plan(), world.children(), server.objects(), keeper);
        assertThat(settled).containsExactlyInAnyOrderElementsOf(server.objects().keySet());
    }

    @Test
    void whatLeftTheSpecIsDeleted() {
        server.carryOut(content());
        world =
                World.of(
                        OPEN,
                        "{kind: AIServiceCluster, metadata: {name: desk}, spec: {components: [{name: api, type: Backend}]}}");
        assertThat(content())
                .filteredOn(Write.Delete.class::isInstance)
                .extracting(w -> w.child().toString())
                .contains(
                        "Deployment \"desk-trading\"",
                        "Service \"desk-learning\"",
                        "CronJob \"desk-t\"",
                        "ConfigMap \"desk-timetable\"",
                        "ConfigMap \"desk-policy\"",
                        "NetworkPolicy \"desk-ai\"")
                .doesNotContain("Deployment \"desk-api\"");
    }

    @Test
    void whatADanglingScheduleMadeStays() {
        server.carryOut(content());
        world = World.of(OPEN, SPLIT, POLICY);
        assertThat(content()).isEmpty();
        assertThat(scale()).isEmpty();
    }

    @Test
    void whatADanglingPolicyMadeStays() {
        server.carryOut(content());
        world = World.of(OPEN, SPLIT, SCHEDULE);
        assertThat(content()).isEmpty();
    }

    @Test
    void whatAReferenceThatIsNoLongerNamedMadeGoes() {
        server.carryOut(content());
        world = World.of(OPEN, SPLIT.replace("policy: {name: p}, ", ""), SCHEDULE);
        assertThat(content())
                .singleElement()
                .isInstanceOf(Write.Delete.class)
                .extracting(Write::child)
                .isEqualTo(new Child("ConfigMap", "desk-policy"));
    }

    @Test
    void whatBelongsToSomebodyElseIsNotDeleted() {
        server.carryOut(content());
        server.put(
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("desk-notes")
                        .withNamespace("tenant")
                        .withLabels(Map.of("app.kubernetes.io/managed-by", "openbell"))
                        .withUid("x")
                        .withResourceVersion("7")
                        .endMetadata()
                        .build());
        assertThat(content()).isEmpty();
    }

    @Test
    void whatIsBeingDeletedIsNotDeletedAgain() {
        server.carryOut(content());
        world = World.of(OPEN, SPLIT.replace("policy: {name: p}, ", ""), SCHEDULE);
        server.get("ConfigMap", "desk-policy")
                .getMetadata()
                .setDeletionTimestamp("2026-07-01T15:00:00Z");
        assertThat(content()).isEmpty();
    }

    @Test
    void aCreationThatWasInterruptedIsFinishedAndKeepsTheReplicasThatAreThere() {
        server.carryOut(content());
        deployment("desk-trading").getSpec().setReplicas(5);
        deployment("desk-trading").getMetadata().getAnnotations().put(Difference.HANDOVER, "x");
        server.changed(new Child("Deployment", "desk-trading"));
        assertThat(content())
                .singleElement()
                .isInstanceOfSatisfying(
                        Write.Handover.class,
                        handover -> {
                            assertThat(handover.replicas()).isEqualTo(5);
                            // All of it: what the scale manager gives up, the other must own.
                            assertThat(handover.object().getSpec().getTemplate()).isNotNull();
                        });
        server.carryOut(content());
        assertThat(content()).isEmpty();
    }

    @Test
    void theDigestIsOnEveryWrittenObject() {
        for (var write : content()) {
            var object =
                    switch (write) {
                        case Write.Create(var created) -> created;
                        case Write.CreateScaled(var created, int replicas) -> created;
                        default -> throw new AssertionError(write);
                    };
            assertThat(object.getMetadata().getAnnotations()).containsKey(Difference.APPLIED);
        }
    }

    private List<Write> content() {
        return Difference.content(world.plan(), world.children(), server.objects(), verified);
    }

    private List<Write> announcement() {
        return Difference.announcement(
                Desired.timetable(world.plan(), world.settings), server.objects());
    }

    private List<Write> scale() {
        return Difference.scale(world.plan(), server.objects());
    }

    private Deployment deployment(String name) {
        return (Deployment) server.get("Deployment", name);
    }

    private Map<String, String> withOne(String key, String value) {
        var labels =
                new java.util.HashMap<>(
                        server.get("Service", "desk-api").getMetadata().getLabels());
        labels.put(key, value);
        return labels;
    }

    private Write scaled(String deployment, int replicas, int present) {
        return new Write.ScaleTo(
                new Child("Deployment", deployment),
                deployment(deployment).getMetadata().getUid(),
                replicas,
                present);
    }
}
