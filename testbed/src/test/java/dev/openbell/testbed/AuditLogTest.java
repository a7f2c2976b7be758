package dev.openbell.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    private static final String OPERATOR = "system:serviceaccount:openbell-system:operator";

    @TempDir Path folder;
    private Path file;
    private AuditLog log;

    @BeforeEach
    void copyTheExample() throws IOException {
        file = folder.resolve("audit.log");
        try (var example = AuditLogTest.class.getResourceAsStream("audit.jsonl")) {
            Files.copy(example, file);
        }
        log = new AuditLog(file);
    }

    @Test
    void readsEveryRequestOnce() {
        assertThat(log.events().map(event -> event.verb() + " " + event.access().resource()))
                .containsExactly(
                        "create deployments",
                        "patch deployments/scale",
                        "patch deployments/scale",
                        "update deployments/status",
                        "patch deployments",
                        "watch pods",
                        "watch secrets",
                        "get ",
                        "delete deployments",
                        "create deployments");
    }

    @Test
    void readsAllOfARequest() {
        AuditEvent scale = log.events().skip(1).findFirst().orElseThrow();

        assertThat(scale.received()).isEqualTo(Instant.parse("2026-03-02T13:30:00.250000Z"));
        assertThat(scale.isByServiceAccount("openbell-system", "operator")).isTrue();
        assertThat(scale.userAgent()).isEqualTo("fabric8-kubernetes-client/7.5.2");
        assertThat(scale.isOn("apps", "deployments")).isTrue();
        assertThat(scale.namespace()).isEqualTo("desk");
        assertThat(scale.name()).isEqualTo("quotes");
        assertThat(scale.code()).isEqualTo(200);
        assertThat(scale.requestObject().path("spec").path("replicas").asInt()).isEqualTo(3);
        assertThat(scale.responseObject().path("kind").asText()).isEqualTo("Scale");
    }

    @Test
    void aDryRunIsNoWrite() {
        assertThat(log.events().filter(AuditEvent::dryRun))
                .singleElement()
                .matches(event -> !event.isWrite());
    }

    @Test
    void aRefusedRequestHasNotSucceeded() {
        assertThat(log.events().filter(event -> !event.succeeded()))
                .singleElement()
                .matches(event -> event.code() == 403 && event.resource().equals("secrets"));
    }

    @Test
    void tellsWhoSetReplicasWhen() {
        assertThat(log.replicasHistory("desk"))
                .extracting(ReplicaChange::before, ReplicaChange::after, ReplicaChange::user)
                .containsExactly(
                        tuple(OptionalInt.empty(), 0, "kwok-admin"),
                        tuple(OptionalInt.of(0), 3, OPERATOR),
                        tuple(OptionalInt.of(3), 0, OPERATOR),
                        tuple(OptionalInt.empty(), 1, "kwok-admin"));
        assertThat(log.replicasHistory("elsewhere")).isEmpty();
    }

    @Test
    void aWriteThatTimedOutCountsWhenWhatItAskedForIsThere() throws IOException {
        String timedOut =
                """
                {"verb":"patch","requestURI":"/","user":{"username":"%s"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"desk","name":"%s"},"responseStatus":{"code":504},"requestObject":{"spec":{"replicas":3}},"responseObject":{"kind":"Status"},"requestReceivedTimestamp":"2026-03-03T13:30:00Z"}
                """;
        String name = log.replicasHistory("desk").getLast().name();
        Files.writeString(file, timedOut.formatted(OPERATOR, name), StandardOpenOption.APPEND);

        assertThat(log.replicasHistory("desk")).hasSize(4);
        assertThat(log.replicasHistory("desk", deployment -> OptionalInt.of(1))).hasSize(4);
        assertThat(log.replicasHistory("desk", deployment -> OptionalInt.of(3)))
                .hasSize(5)
                .last()
                .extracting(ReplicaChange::before, ReplicaChange::after, ReplicaChange::user)
                .containsExactly(OptionalInt.of(1), 3, OPERATOR);
    }

    @Test
    void tellsWhatARoleHasToAllow() {
        assertThat(log.accessesOf(OPERATOR))
                .containsExactlyInAnyOrder(
                        new AuditEvent.Access("apps", "deployments/scale", "patch"),
                        new AuditEvent.Access("apps", "deployments", "patch"),
                        new AuditEvent.Access("", "pods", "watch"),
                        new AuditEvent.Access("", "secrets", "watch"));
    }

    @Test
    void readsFromAMarkOn() throws IOException {
        AuditLog.Mark mark = log.mark();
        assertThat(log.since(mark)).isEmpty();

        String line = Files.readAllLines(file).getLast();
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);

        assertThat(log.since(mark)).extracting(AuditEvent::verb).containsExactly("create");
    }

    @Test
    void aLineThatIsStillBeingWrittenIsNotThereYet() throws IOException {
        List<String> lines = Files.readAllLines(file);
        AuditLog.Mark before = log.mark();
        Files.writeString(file, lines.getFirst().substring(0, 100), StandardOpenOption.APPEND);
        AuditLog.Mark amid = log.mark();

        assertThat(log.since(before)).isEmpty();

        Files.writeString(
                file,
                lines.getFirst().substring(100) + "\n" + lines.get(1) + "\n",
                StandardOpenOption.APPEND);
        assertThat(log.since(before))
                .extracting(AuditEvent::verb)
                .containsExactly("create", "patch");
        assertThat(log.since(amid)).extracting(AuditEvent::verb).containsExactly("patch");
    }

    @Test
    void readsFromATimeOn() {
        assertThat(log.since(Instant.parse("2026-03-02T13:30:10Z")))
                .extracting(AuditEvent::verb)
                .containsExactly("delete", "create");
    }
}
