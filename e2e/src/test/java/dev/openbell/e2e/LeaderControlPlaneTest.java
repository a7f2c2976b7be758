package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
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

    /** Two requests for the lease that are not answered. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    private final Testbed testbed;

    LeaderControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
        Installation.in(testbed);
        Installation.freeLease(testbed);
    }

    @Test
    void oneActsAndTheOtherTakesOverWhenItDiesOrGoes() {
        try (var first = Operators.start(testbed);
                var second = Operators.startSecond(testbed);
                var tenant = Tenant.in(testbed, "leader")) {
            assertThat(first.isLeading()).isTrue();
            assertThat(second.isLeading()).isFalse();
            tenant.apply(Platforms.SMALL).awaitReady("small");
            assertEachChildWasMadeOnce(tenant);

            first.kill();
            await("the other leads").atMost(TAKEOVER).until(() -> second.isLeading());
            tenant.patch("aiserviceclusters", "small", backend(2));
            tenant.awaitReady("small");
            assertThat(tenant.replicas("small-api")).isEqualTo(2);

            first.startAgain().awaitReady();
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

    @Test
    void aConnectionOnWhichNothingArrivesAnyMoreIsLeft() {
        try (var path = ForgetfulPath.to(testbed);
                var operator = Operators.start(testbed, path.url()).supervised();
                var tenant = Tenant.in(testbed, "forgotten")) {
            tenant.apply(Platforms.SMALL).awaitReady("small");

            assertThat(path.forget()).as("connections").isEqualTo(1);
            tenant.patch("aiserviceclusters", "small", backend(2));
            await("the edit is carried out")
                    .atMost(NOTICED.plus(TAKEOVER))
                    .until(() -> tenant.replicas("small-api") == 2);
            assertThat(operator.awaitLeading().isLive()).isTrue();
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
