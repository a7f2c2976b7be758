package dev.openbell.operator.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.operator.cluster.apply.Difference.Write;
import dev.openbell.operator.testing.World;
import dev.openbell.operator.testing.Yaml;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the writer sends, and what it makes of refusals. What an API server does is not asked here.
 */
class WriterMockTest {

    private static final String SERVICE = "/api/v1/namespaces/tenant/services/desk-api";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/tenant/deployments/desk-api";
    private static final String AS_OPENBELL = "?fieldManager=openbell&force=true";
    private static final String AS_REPAIR = "?fieldManager=openbell-repair";
    private static final String AS_SCALE = "?fieldManager=openbell-scale&force=true";

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private final World world =
            World.of(
                    "2026-07-01T15:00:00Z",
                    "{kind: AIServiceCluster, metadata: {name: desk}, spec: {components: [{name: api, type: Backend}]}}");
    private final String uid = world.cluster().getMetadata().getUid();
    private KubernetesClient client;
    private Writer writer;

    @BeforeEach
    void start() {
        server.init();
        client =
                new KubernetesClientBuilder()
                        .withConfig(
                                new ConfigBuilder(server.createClient().getConfiguration())
                                        .withRequestRetryBackoffLimit(2)
                                        .withRequestRetryBackoffInterval(1)
                                        .build())
                        .build();
        writer = new Writer(client);
    }

    @AfterEach
    void end() {
        client.close();
        server.destroy();
    }

    @Test
    void aCreationIsAnApplyThatMayNotMeetAnObject() throws InterruptedException {
        answer("PATCH", SERVICE + AS_OPENBELL, 201, service());
        writer.write(new Write.Create(service()), "tenant", uid);
        var request = server.takeRequest();
        assertThat(request.getHeader("Content-Type")).startsWith("application/apply-patch+yaml");
        var body = body(request);
        assertThat(body.at("/metadata/resourceVersion").asText()).isEqualTo("1");
        assertThat(body.at("/metadata/managedFields").isMissingNode()).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aCreationThatMeetsOurOwnObjectAppliesToIt() throws InterruptedException {
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        answer("GET", SERVICE, 200, service());
        answer("PATCH", SERVICE + AS_OPENBELL, 200, service());
        writer.write(new Write.Create(service()), "tenant", uid);
        server.takeRequest();
        server.takeRequest();
        assertThat(body(server.takeRequest()).at("/metadata/resourceVersion").isMissingNode())
                .isTrue();
    }

    @Test
    void aCreationThatMeetsAForeignObjectWritesNothing() {
        var foreign = service();
        foreign.getMetadata().setOwnerReferences(List.of());
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        answer("GET", SERVICE, 200, foreign);
        assertThatThrownBy(() -> writer.write(new Write.Create(service()), "tenant", uid))
                .isInstanceOfSatisfying(
                        Writer.NameTaken.class,
                        taken ->
                                assertThat(taken.child())
                                        .isEqualTo(new Child("Service", "desk-api")));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void anObjectOfAnotherClusterIsForeignEvenWithOurLabels() {
        var foreign = service();
        foreign.getMetadata()
                .setOwnerReferences(
                        List.of(
                                new OwnerReferenceBuilder(
                                                foreign.getMetadata()
                                                        .getOwnerReferences()
                                                        .getFirst())
                                        .withUid("another")
                                        .build()));
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        answer("GET", SERVICE, 200, foreign);
        assertThatThrownBy(() -> writer.write(new Write.Create(service()), "tenant", uid))
                .isInstanceOf(Writer.NameTaken.class);
    }

    @Test
    void anObjectThatIsGoneAgainIsNobodysName() {
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        answer("GET", SERVICE, 404, null);
        answer("PATCH", SERVICE + AS_OPENBELL, 201, service());
        writer.write(new Write.Create(service()), "tenant", uid);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aConflictIsTriedAgainOnceAndThenTold() {
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        answer("PATCH", SERVICE + AS_OPENBELL, 200, service());
        writer.write(new Write.Update(service()), "tenant", uid);
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        assertThatThrownBy(() -> writer.write(new Write.Update(service()), "tenant", uid))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(409));
    }

    @Test
    void aCreationThatWasAppliedButAnsweredWithAnErrorEndsInOneObject() {
        answer("PATCH", SERVICE + AS_OPENBELL, 503, null);
        // The client repeats it, and meets what it made.
        answer("PATCH", SERVICE + AS_OPENBELL, 409, null);
        answer("GET", SERVICE, 200, service());
        answer("PATCH", SERVICE + AS_OPENBELL, 200, service());
        assertThat(writer.write(new Write.Create(service()), "tenant", uid).getMetadata().getName())
                .isEqualTo("desk-api");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void tooManyRequestsIsWaitedFor() {
        answer("PATCH", SERVICE + AS_OPENBELL, 429, null);
        answer("PATCH", SERVICE + AS_OPENBELL, 200, service());
        writer.write(new Write.Update(service()), "tenant", uid);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRefusalIsNotRepeated() {
        answer("PATCH", SERVICE + AS_OPENBELL, 422, null);
        assertThatThrownBy(() -> writer.write(new Write.Create(service()), "tenant", uid))
                .isInstanceOf(KubernetesClientException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anUpdateDoesNotDependOnTheVersionThatIsThere() throws InterruptedException {
        answer("PATCH", SERVICE + AS_OPENBELL, 200, service());
        writer.write(new Write.Update(service()), "tenant", uid);
        assertThat(body(server.takeRequest()).at("/metadata/resourceVersion").isMissingNode())
                .isTrue();
    }

    @Test
    void aDeploymentIsBornWithItsReplicasAndHandedOverInThreeSteps() throws InterruptedException {
        answer("PATCH", DEPLOYMENT + AS_SCALE, 201, deployment());
        answer("PATCH", DEPLOYMENT + AS_OPENBELL, 200, deployment());
        answer("PATCH", DEPLOYMENT + AS_SCALE, 200, deployment());
        writer.write(new Write.CreateScaled(deployment(), 3), "tenant", uid);

        var born = body(server.takeRequest());
        assertThat(born.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(born.at("/spec/template").isMissingNode()).isFalse();
        assertThat(born.at("/metadata/resourceVersion").asText()).isEqualTo("1");
        assertThat(born.at("/metadata/annotations").has(Difference.HANDOVER)).isTrue();

        var applied = body(server.takeRequest());
        assertThat(applied.at("/spec/replicas").isMissingNode()).isTrue();
        assertThat(applied.at("/spec/template").isMissingNode()).isFalse();
        assertThat(applied.at("/metadata/annotations").has(Difference.HANDOVER)).isFalse();
        assertThat(applied.at("/metadata/resourceVersion").isMissingNode()).isTrue();

        assertOnlyReplicas(body(server.takeRequest()), 3);
    }

    @Test
    void anInterruptedCreationIsFinishedByTheLastTwoSteps() throws InterruptedException {
        answer("PATCH", DEPLOYMENT + AS_OPENBELL, 200, deployment());
        answer("PATCH", DEPLOYMENT + AS_SCALE, 200, deployment());
        writer.write(new Write.Handover(deployment(), 5), "tenant", uid);
        assertThat(body(server.takeRequest()).at("/spec/template").isMissingNode()).isFalse();
        assertOnlyReplicas(body(server.takeRequest()), 5);
    }

    @Test
    void anErrorInTheSecondStepLeavesTheThirdUndone() {
        answer("PATCH", DEPLOYMENT + AS_SCALE, 201, deployment());
        answer("PATCH", DEPLOYMENT + AS_OPENBELL, 403, null);
        assertThatThrownBy(
                        () -> writer.write(new Write.CreateScaled(deployment(), 3), "tenant", uid))
                .isInstanceOf(KubernetesClientException.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aScaleWriteSaysNothingButReplicasAndWhose() throws InterruptedException {
        answer("PATCH", DEPLOYMENT + AS_SCALE, 200, deployment());
        writer.write(
                new Write.ScaleTo(new Child("Deployment", "desk-api"), "there", 0, 2),
                "tenant",
                uid);
        var body = (ObjectNode) body(server.takeRequest());
        assertThat(((ObjectNode) body.path("metadata")).remove("uid").asText()).isEqualTo("there");
        assertOnlyReplicas(body, 0);
    }

    @Test
    void whatBecameInvalidThroughOthersIsReplacedAndOwnedAsBefore() throws InterruptedException {
        var merged = service();
        merged.getMetadata().setResourceVersion("9");
        merged.getMetadata()
                .setManagedFields(
                        List.of(
                                new ManagedFieldsEntryBuilder().withManager(Writer.MANAGER).build(),
                                new ManagedFieldsEntryBuilder()
                                        .withManager(Writer.REPAIR_MANAGER)
                                        .build()));
        answer("PATCH", SERVICE + AS_OPENBELL, 422, null);
        answer("PATCH", SERVICE + AS_REPAIR, 200, service());
        answer("PATCH", SERVICE + AS_OPENBELL, 200, merged);
        answer("PATCH", SERVICE + AS_REPAIR, 200, service());
        writer.write(new Write.Update(service()), "tenant", uid);

        server.takeRequest();
        var replaced = server.takeRequest();
        assertThat(replaced.getHeader("Content-Type")).startsWith("application/merge-patch+json");
        assertThat(body(replaced).at("/spec/ports/0/port").isMissingNode()).isFalse();
        server.takeRequest();
        var owners = body(server.takeRequest()).path("metadata");
        assertThat(owners.path("resourceVersion").asText()).isEqualTo("9");
        assertThat(owners.path("managedFields").findValuesAsText("manager"))
                .containsExactly(Writer.MANAGER);
    }

    @Test
    void whatIsInvalidOnItsOwnIsRefusedAfterTheReplacementToo() {
        answer("PATCH", SERVICE + AS_OPENBELL, 422, null);
        answer("PATCH", SERVICE + AS_REPAIR, 422, null);
        assertThatThrownBy(() -> writer.write(new Write.Update(service()), "tenant", uid))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(422));
    }

    @Test
    void aDeletionNamesTheVersionThatWasSeen() throws InterruptedException {
        var seen = service();
        seen.getMetadata().setResourceVersion("77");
        server.expect()
                .delete()
                .withPath(SERVICE)
                .andReturn(200, new StatusBuilder().build())
                .once();
        writer.write(new Write.Delete(seen), "tenant", uid);
        var request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("DELETE");
        assertThat(body(request).at("/preconditions/resourceVersion").asText()).isEqualTo("77");
    }

    @Test
    void oneWriteThatFailsDoesNotStopTheOthers() throws InterruptedException {
        var writes = new ArrayList<Write>();
        for (int i = 0; i < 20; i++) {
            var object = service();
            object.getMetadata().setName("desk-" + i);
            writes.add(new Write.Create(object));
            var path = "/api/v1/namespaces/tenant/services/desk-" + i;
            if (i == 3) {
                answer("PATCH", path + AS_OPENBELL, 403, null);
            } else if (i == 7) {
                var foreign = Serialization.clone(object);
                foreign.getMetadata().setOwnerReferences(List.of());
                answer("PATCH", path + AS_OPENBELL, 409, null);
                answer("GET", path, 200, foreign);
            } else {
                answer("PATCH", path + AS_OPENBELL, 201, object);
            }
        }
        var seen = java.util.Collections.synchronizedList(new ArrayList<String>());
        try (var applier = new Applier(writer, 4)) {
            var outcome =
                    applier.apply(writes, "tenant", uid, o -> seen.add(o.getMetadata().getName()));
            assertThat(outcome.written()).isEqualTo(18);
            assertThat(outcome.taken()).containsExactly(new Child("Service", "desk-7"));
            assertThat(outcome.failures())
                    .singleElement()
                    .satisfies(
                            failure -> {
                                assertThat(failure.httpStatus()).isEqualTo(403);
                                assertThat(failure.sentence())
                                        .isEqualTo(
                                                "Service \"desk-3\" could not be written (HTTP 403); tried again.");
                            });
        }
        assertThat(seen).hasSize(18).doesNotContain("desk-3", "desk-7");
    }

    @Test
    void whatWasDeletedIsNotToldAsSeen() throws InterruptedException {
        var gone = service();
        gone.getMetadata().setResourceVersion("77");
        server.expect()
                .delete()
                .withPath(SERVICE)
                .andReturn(200, new StatusBuilder().build())
                .once();
        var seen = new ArrayList<HasMetadata>();
        try (var applier = new Applier(writer, 4)) {
            assertThat(
                            applier.apply(List.of(new Write.Delete(gone)), "tenant", uid, seen::add)
                                    .written())
                    .isEqualTo(1);
        }
        assertThat(seen).isEmpty();
    }

    private static void assertOnlyReplicas(
            com.fasterxml.jackson.databind.JsonNode body, int replicas) {
        assertThat(body)
                .isEqualTo(
                        Yaml.tree(
                                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: desk-api, namespace: tenant}, spec: {replicas: "
                                        + replicas
                                        + "}}"));
    }

    private void answer(String method, String path, int status, HasMetadata object) {
        Object body =
                object != null
                        ? object
                        : new StatusBuilder()
                                .withStatus("Failure")
                                .withCode(status)
                                .withReason("of this test")
                                .build();
        var expectation = server.expect();
        (method.equals("GET") ? expectation.get() : expectation.patch())
                .withPath(path)
                .andReturn(status, body)
                .once();
    }

    private static com.fasterxml.jackson.databind.JsonNode body(RecordedRequest request) {
        return Yaml.tree(request.getUtf8Body());
    }

    private Service service() {
        return child(Service.class);
    }

    private Deployment deployment() {
        return child(Deployment.class);
    }

    private <T extends HasMetadata> T child(Class<T> type) {
        return world.children().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
