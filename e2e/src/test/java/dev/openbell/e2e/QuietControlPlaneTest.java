package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing changes, so nothing is written. */
@OnTestbed(name = "e2e-steady", qps = 200)
class QuietControlPlaneTest {

    private final Testbed testbed;

    QuietControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
        Installation.in(testbed);
        Installation.freeLease(testbed);
    }

    @Test
    void aRestartedOperatorReconcilesUnchangedClustersWithoutAWrite() {
        var tenants = IntStream.range(0, 5).mapToObj(i -> Tenant.in(testbed, "quiet")).toList();
        try (var operator = Operators.start(testbed)) {
            for (var tenant : tenants) {
                tenant.apply(Manifests.samples()).apply(Platforms.fullWithoutStores());
            }
            tenants.forEach(tenant -> tenant.awaitReady("full").awaitReady("desk"));
            operator.stop();
            var restart = Instant.now();
            operator.startAgain().awaitLeading();

            // An edit of one cluster proves that the restarted operator is at work.
            var busy = tenants.getFirst();
            busy.patch("aiserviceclusters", "desk", "spec: {exposure: {host: other.example.com}}");
            Tenant.soon("the edit is carried out")
                    .until(
                            () ->
                                    busy.get("ingresses", "desk-users")
                                            .at("/spec/rules/0/host")
                                            .asText()
                                            .equals("other.example.com"));
            for (var tenant : tenants.subList(1, tenants.size())) {
                // A pass over each: a child changes in a way that needs no repair.
                tenant.patch(
                        "services", "desk-web", "metadata: {annotations: {somebody: was-here}}");
                tenant.patch(
                        "services", "full-web", "metadata: {annotations: {somebody: was-here}}");
            }

            await("quiet for a while")
                    .during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(writes(restart, tenants.subList(1, tenants.size())))
                                            .isEmpty());
        } finally {
            tenants.forEach(Tenant::close);
        }
    }

    /** What the operator wrote into these namespaces, or to what belongs to none. */
    private List<String> writes(Instant since, List<Tenant> tenants) {
        var namespaces = tenants.stream().map(Tenant::namespace).toList();
        try (var events = testbed.auditLog().since(since)) {
            return events.filter(event -> event.isBy(OperatorProcess.USER))
                    .filter(AuditEvent::isWrite)
                    .filter(event -> !event.resource().equals("leases"))
                    .filter(
                            event ->
                                    event.namespace().isEmpty()
                                            || namespaces.contains(event.namespace()))
                    .map(
                            event ->
                                    event.verb()
                                            + " "
                                            + event.access().resource()
                                            + " "
                                            + event.namespace()
                                            + "/"
                                            + event.name())
                    .toList();
        }
    }
}
