package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an operator does first when it starts. */
@OnTestbed(name = "e2e-steady", qps = 200)
class RestartControlPlaneTest {

    private final Testbed testbed;

    RestartControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
        Installation.in(testbed);
        Installation.freeLease(testbed);
    }

    @Test
    void anEditComesBeforeACloserLookAtWhatNobodyHasEdited() {
        var tenants = IntStream.range(0, 6).mapToObj(i -> Tenant.in(testbed, "restart")).toList();
        try (var operator = Operators.start(testbed)) {
            tenants.forEach(tenant -> tenant.apply(Manifests.samples()));
            tenants.forEach(tenant -> tenant.awaitReady("desk"));
            operator.stop();
            var edited = tenants.getLast();
            edited.patch(
                    "aiserviceclusters", "desk", "spec: {exposure: {host: other.example.com}}");
            var others = tenants.subList(0, tenants.size() - 1);
            for (var tenant : others) {
                tenant.patch(
                        "services",
                        "desk-web",
                        "spec: {selector: {openbell.dev/component: nobody}}");
            }
            var restart = Instant.now();
            operator.startAgain().awaitLeading();

            Tenant.soon("the edit and all repairs are carried out")
                    .untilAsserted(
                            () -> assertThat(writtenTo(tenants, restart)).hasSize(tenants.size()));
            assertThat(writtenTo(tenants, restart).getFirst()).isEqualTo(edited.namespace());
        } finally {
            tenants.forEach(Tenant::close);
        }
    }

    /** The namespaces in the order in which the operator began to write into them. */
    private List<String> writtenTo(List<Tenant> tenants, Instant since) {
        var namespaces = tenants.stream().map(Tenant::namespace).toList();
        try (var events = testbed.auditLog().since(since)) {
            return events.filter(event -> event.isBy(OperatorProcess.USER))
                    .filter(AuditEvent::isWrite)
                    .map(AuditEvent::namespace)
                    .filter(namespaces::contains)
                    .distinct()
                    .toList();
        }
    }
}
