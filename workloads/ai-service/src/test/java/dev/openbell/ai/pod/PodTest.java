package dev.openbell.ai.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.contract.Audience;
import dev.openbell.contract.Documents;
import dev.openbell.contract.Report;
import dev.openbell.contract.Role;
import dev.openbell.contract.RoleState;
import dev.openbell.contract.Session;
import dev.openbell.contract.Timetable;
import dev.openbell.contract.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnAPod.class)
class PodTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/ws")
    URI line;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final List<User> users = new ArrayList<>();

    @AfterEach
    void everybodyLeaves() {
        users.forEach(User::leave);
        await().until(() -> report().sessions() == 0);
    }

    @Test
    void aUserIsAnsweredAndCounted() {
        var ann = user("ann");
        ann.ask(7, "Chatbot", "Hello?");
        var reply = ann.next();
        assertThat(reply.path("type").asText()).isEqualTo("reply");
        assertThat(reply.path("id").asInt()).isEqualTo(7);
        user("ann");
        assertThat(report().users()).isEqualTo(1);
        assertThat(report().sessions()).isEqualTo(2);
        assertThat(report().idleSince()).isNull();
    }

    @Test
    void theEleventhUserIsRefusedAndNobodyElseIsHarmed() {
        for (int i = 0; i < 10; i++) {
            user("user-" + i);
        }
        await().until(() -> report().users() == 10);
        assertThat(new User(line, "one-too-many").closed()).isEqualTo(1013);
        var first = users.getFirst();
        first.ask(1, "Chatbot", "Still there?");
        assertThat(first.next().path("text").asText()).isEqualTo("Still there?");
        assertThat(report().users()).isEqualTo(10);
    }

    @Test
    void aClientWithoutANameIsRefused() {
        assertThat(new User(line, "").closed()).isEqualTo(1008);
    }

    @Test
    void whatIsNoQuestionIsRefusedInASentence() {
        var ann = user("ann");
        for (var frame :
                new String[] {
                    "garbage",
                    "{}",
                    "{\"type\":\"sing\"}",
                    "{\"type\":\"ask\",\"id\":1,\"role\":\"Juggler\",\"text\":\"x\"}",
                    "{\"type\":\"ask\",\"id\":1,\"role\":\"Chatbot\"}",
                    "{\"type\":\"leave\",\"deadline\":\"2026-01-01T00:00:00Z\",\"reason\":\"x\"}"
                }) {
            ann.send(frame);
            var answer = ann.next();
            assertThat(answer.path("type").asText()).as(frame).isEqualTo("refusal");
            assertThat(answer.path("detail").asText()).as(frame).isNotEmpty();
        }
        ann.ask(2, "Chatbot", "And now?");
        assertThat(ann.next().path("id").asInt()).isEqualTo(2);
    }

    @Test
    void aFrameBeyondTheLimitEndsThatSessionOnly() {
        var ann = user("ann");
        var bob = new User(line, "bob");
        await().until(() -> report().users() == 2);
        bob.send("x".repeat(70_000));
        assertThat(bob.closed()).isBetween(1002, 1011);
        await().until(() -> report().users() == 1);
        ann.ask(1, "Chatbot", "Hello?");
        assertThat(ann.next().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void everyQuestionOfAFloodIsAnsweredOrToldBusy() {
        var flooder = user("flooder");
        var ann = user("ann");
        int count = 2000;
        for (int i = 0; i < count; i++) {
            flooder.ask(i, "Chatbot", "Now!");
        }
        ann.ask(1, "Chatbot", "Hello?");
        assertThat(ann.next().path("id").asInt()).isEqualTo(1);
        for (int i = 0; i < count; i++) {
            assertThat(flooder.next().path("type").asText()).isIn("reply", "busy");
        }
    }

    /** The socket's buffers hold some answers; beyond them the pod must not collect without end. */
    @Test
    void whoDoesNotReadIsSentAwayAndNobodyElseIsHarmed() {
        var ann = user("ann");
        var sleeper = User.whoDoesNotRead(line, "sleeper");
        await().until(() -> report().users() == 2);
        var text = "x".repeat(4000);
        var asking =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 20_000; i++) {
                                sleeper.ask(i, "Chatbot", text);
                            }
                        });
        await().atMost(60, TimeUnit.SECONDS).until(() -> report().users() == 1);
        sleeper.vanish();
        asking.handle((asked, closed) -> "over").join();
        ann.ask(1, "Chatbot", "Hello?");
        assertThat(ann.next().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void onlyARoleThatWorksAnswers() throws IOException, InterruptedException {
        var bell = Instant.now().minusSeconds(3600);
        var open =
                new Timetable(
                        "open",
                        bell.minusSeconds(1),
                        bell.plusSeconds(86_400),
                        Session.Closed,
                        List.of(new Timetable.Bell(bell, Session.Open, Session.Open.roles())));
        assertThat(
                        post(
                                        "timetable",
                                        OnAPod.OPERATOR.sign(
                                                Topic.Timetable,
                                                Audience.cluster("desk", "desk"),
                                                open))
                                .statusCode())
                .isEqualTo(202);
        var report = report();
        assertThat(report.timetableRevision()).isEqualTo("open");
        assertThat(report.roles())
                .containsEntry(Role.Trading, RoleState.Active)
                .containsEntry(Role.Learning, RoleState.Dormant);
        var ann = user("ann");
        ann.ask(1, "Learning", "Hello?");
        assertThat(ann.next().path("detail").asText()).startsWith("Learning does not work now");
        ann.ask(2, "Trading", "Hello?");
        assertThat(ann.next().path("role").asText()).isEqualTo("Trading");
    }

    @Test
    void whatTheOperatorDidNotSignIsRefused() throws IOException, InterruptedException {
        for (var message : new String[] {"", "{}", "a.b.c"}) {
            var answer = post("drain", message);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("content-type"))
                    .contains("application/problem+json");
        }
        assertThat(report().draining()).isFalse();
    }

    private User user(String name) {
        var user = new User(line, name);
        users.add(user);
        user.ask(0, "Chatbot", "I am here.");
        assertThat(user.next().path("id").asInt()).isZero();
        return user;
    }

    private Report report() {
        try {
            return Documents.read(
                    CLIENT.send(
                                    HttpRequest.newBuilder(
                                                    management.resolve("/openbell/v1/report"))
                                            .build(),
                                    BodyHandlers.ofByteArray())
                            .body(),
                    Report.class);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String path, String message)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(management.resolve("/openbell/v1/" + path))
                        .POST(BodyPublishers.ofString(message))
                        .build(),
                BodyHandlers.ofString());
    }
}
