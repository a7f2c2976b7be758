package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two replicas of the operator. */
@OnTestbed(name = "e2e", qps = 200)
class LeaderControlPlaneTest {

    /** Lease duration, two retries, and the start of the controllers on a busy machine. */
    private static final Duration TAKEOVER = Duration.ofSeconds(45);

    private final Testbed testbed;

    LeaderControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
        Installation.in(testbed);
        Installation.freeLease(testbed);
    }

    @Test
    void oneActsAndTheOtherTakesOverWhenItDiesOrGoes() {
        try (var first = OperatorProcess.start(testbed);
                var second = OperatorProcess.startSecond(testbed);
                var tenant = Tenant.in(testbed, "leader")) {
            assertThat(first.isLeading()).isTrue();
            assertThat(second.isLeading()).isFalse();
            tenant.apply(Platforms.SMALL).awaitReady("small");
            assertEachChildWasMadeOnce(tenant);

            first.kill9();
            await("the other leads").atMost(TAKEOVER).until(() -> second.isLeading());
            tenant.patch("aiserviceclusters", "small", backend(2));
            tenant.awaitReady("small");
            assertThat(tenant.replicas("small-api")).isEqualTo(2);

            first.startAgain();
            assertThat(first.isLeading()).isFalse();
            second.stop();
            await("the lease is given back, not waited for")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> first.isLeading());
            tenant.patch("aiserviceclusters", "small", backend(3));
            tenant.awaitReady("small");
            assertThat(tenant.replicasHistory("small-api")).containsExactly(1, 2, 3);
        }
    }

    private static String backend(int pods) {
        return "spec: {components: [{name: api, type: Backend, scale: {fixed: %d}}]}"
                .formatted(pods);
    }

    private void assertEachChildWasMadeOnce(Tenant tenant) {
        try (var events = testbed.auditLog().events()) {
            assertThat(
                            events.filter(e -> e.isBy(OperatorProcess.USER))
                                    .filter(e -> e.namespace().equals(tenant.namespace()))
                                    .filter(e -> e.code() == 201 && !e.resource().equals("events"))
                                    .map(e -> e.resource() + "/" + e.name())
                                    .collect(
                                            Collectors.groupingBy(
                                                    Function.identity(), Collectors.counting())))
                    .isNotEmpty()
                    .allSatisfy((child, times) -> assertThat(times).as(child).isEqualTo(1));
        }
    }
}
