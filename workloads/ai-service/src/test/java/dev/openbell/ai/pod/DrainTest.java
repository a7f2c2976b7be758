package dev.openbell.ai.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.contract.Audience;
import dev.openbell.contract.Documents;
import dev.openbell.contract.Drain;
import dev.openbell.contract.Report;
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
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnAPod.Draining.class)
class DrainTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration TIME = Duration.ofSeconds(4);

    @TestHTTPResource("/ws")
    URI line;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void sessionsAreToldServedUntilTheDeadlineAndThenSentAway()
            throws IOException, InterruptedException {
        var ann = new User(line, "ann");
        ann.ask(1, "Chatbot", "Hello?");
        assertThat(ann.next().path("id").asInt()).isEqualTo(1);
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);

        var begin = Instant.now();
        var drain = new Drain(begin.plus(TIME), "Scaled down by users.");
        var message = OnAPod.OPERATOR.sign(Topic.Drain, Audience.pod("desk", "ai-1"), drain);
        assertThat(drain(message).statusCode()).isEqualTo(202);
        assertThat(drain(message).body()).contains("not newer than the last");

        var leave = ann.next();
        assertThat(leave.path("type").asText()).isEqualTo("leave");
        assertThat(Instant.parse(leave.path("deadline").asText())).isEqualTo(drain.deadline());
        assertThat(leave.path("reason").asText()).isEqualTo("Scaled down by users.");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(new User(line, "bob").closed()).isEqualTo(1013);

        ann.ask(2, "Chatbot", "One more?");
        assertThat(ann.next().path("id").asInt()).isEqualTo(2);
        assertThat(ann.closed()).isEqualTo(1012);
        assertThat(Instant.now())
                .isBetween(
                        begin.plus(TIME.multipliedBy(3).dividedBy(4)),
                        begin.plus(TIME.plusSeconds(5)));
        var report = Documents.read(get("/openbell/v1/report").body().getBytes(), Report.class);
        assertThat(report.draining()).isTrue();
    }

    private HttpResponse<String> drain(String message) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(management.resolve("/openbell/v1/drain"))
                        .POST(BodyPublishers.ofString(message))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString());
    }
}
