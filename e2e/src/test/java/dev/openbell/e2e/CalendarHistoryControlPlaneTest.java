package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The specs of a MarketCalendar that were in use are kept: ten, each once, and gone with it. */
@OnTestbed(name = "e2e", qps = 200)
class CalendarHistoryControlPlaneTest {

    private final Testbed testbed;

    CalendarHistoryControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
        Installation.in(testbed);
        Installation.freeLease(testbed);
    }

    @Test
    void theSpecsThatWereInUseAreKeptBoundedAndARestartWritesNone() {
        try (var operator = Operators.start(testbed);
                var tenant = Tenant.in(testbed, "history")) {
            List<ControllerRevision> kept;
            Instant restart;
            try (var history = new CalendarHistory(tenant).edits(CalendarHistory.KEPT + 1)) {
                kept = history.revisions();
                assertThat(kept).hasSize(CalendarHistory.KEPT);
                assertThat(kept.getLast().getData().toString()).contains("2027-03-12");

                operator.stop();
                restart = Instant.now();
                operator.startAgain().awaitLeading();
                await("quiet for a while")
                        .during(Duration.ofSeconds(5))
                        .atMost(Duration.ofSeconds(15))
                        .untilAsserted(() -> assertThat(writes(restart)).isEmpty());
                assertThat(history.revisions()).isEqualTo(kept);

                history.close("2027-03-10");
                history.await(List.of(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L));
            }
            Tenant.soon("the history goes with the calendar")
                    .until(
                            () ->
                                    testbed.client()
                                            .apps()
                                            .controllerRevisions()
                                            .inNamespace("openbell-system")
                                            .withLabel("openbell.dev/calendar", tenant.namespace())
                                            .list()
                                            .getItems()
                                            .isEmpty());
        }
    }

    private List<String> writes(Instant since) {
        try (var events = testbed.auditLog().since(since)) {
            return events.filter(event -> event.isBy(OperatorProcess.USER))
                    .filter(AuditEvent::isWrite)
                    .filter(event -> event.resource().equals("controllerrevisions"))
                    .map(event -> event.verb() + " " + event.name())
                    .toList();
        }
    }
}
