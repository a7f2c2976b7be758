package dev.openbell.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OperatorProcess;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestsTest {

    @Test
    void aScaleThatAsksForAsManyIsOne() {
        var scale = on("apps", "deployments", "scale", "desk", replicas(10), 200);
        assertThat(Requests.isReplicasWrite(scale, 10)).isTrue();
        assertThat(Requests.isReplicasWrite(scale, 4)).isFalse();
    }

    @Test
    void aScaleThatWasRefusedIsNone() {
        var refused = on("apps", "deployments", "scale", "desk", replicas(10), 409);
        assertThat(Requests.isReplicasWrite(refused, 10)).isFalse();
    }

    @Test
    void theStateOfAScheduleIsInItsStatus() {
        var status = on("openbell.dev", "tradingschedules", "status", "hours", none(), 200);
        var spec = on("openbell.dev", "tradingschedules", "", "hours", none(), 200);
        assertThat(Requests.isScheduleStatus(status)).isTrue();
        assertThat(Requests.isScheduleStatus(spec)).isFalse();
    }

    @Test
    void theTimetableIsToldFromOtherDocuments() {
        var timetable = on("", "configmaps", "", "desk-timetable", none(), 200);
        var settings = on("", "configmaps", "", "desk-settings", none(), 200);
        assertThat(Requests.isTimetable(timetable)).isTrue();
        assertThat(Requests.isTimetable(settings)).isFalse();
    }

    private static JsonNode replicas(int number) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("spec").put("replicas", number);
        return body;
    }

    private static JsonNode none() {
        return MissingNode.getInstance();
    }

    private static AuditEvent on(
            String group,
            String resource,
            String subresource,
            String name,
            JsonNode body,
            int code) {
        return new AuditEvent(
                Instant.EPOCH,
                OperatorProcess.USER,
                "agent",
                "patch",
                group,
                resource,
                subresource,
                "desks",
                name,
                code,
                body,
                body,
                false);
    }
}
