package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who decides on replicas changes hands, and the operator dies in between: no number appears that
 * nobody wanted.
 */
@OnTestbed(name = "e2e", qps = 200)
class ReplicasControlPlaneTest {

    private static final String DESK =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: AIServiceCluster
            metadata: {name: desk}
            spec:
              schedule: {name: hours}
              components:
              - {name: trading, type: AI, roles: [Trading], scale: {SCALE}}
              - {name: api, type: Backend, scale: {SCALE}}
            """;

    private static OperatorProcess operator;

    private final Testbed testbed;

    ReplicasControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperator(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        operator = Operators.start(testbed);
    }

    @AfterAll
    static void stopTheOperator() {
        operator.close();
    }

    @Test
    void noUnwantedNumberAppearsWhenAutoscalersAndSchedulesAndOperatorsComeAndGo() {
        try (var tenant = Tenant.in(testbed, "replicas")) {
            tenant.applyHours(Platforms.OPEN_HOURS).apply(desk("fixed: 3")).awaitReady("desk");

            tenant.apply(desk("min: 2, max: 6, cpu: 70"));
            awaitAutoscalers(tenant, true);
            tenant.awaitReady("desk");
            asAutoscaler(tenant, "desk-trading", 5);
            asAutoscaler(tenant, "desk-api", 4);
            tenant.awaitReady("desk");

            die();
            var end = Instant.now().plusSeconds(600);
            tenant.apply(Platforms.override("close", "Closed", end));
            live();
            Tenant.soon("trading rests").until(() -> tenant.replicas("desk-trading") == 0);
            assertThat(tenant.replicas("desk-api")).isEqualTo(4);

            die();
            live();
            tenant.delete("scheduleoverrides", "close");
            Tenant.soon("trading works at its least number")
                    .until(() -> tenant.replicas("desk-trading") == 2);
            tenant.awaitReady("desk");

            tenant.apply(desk("fixed: 3"));
            awaitAutoscalers(tenant, false);
            tenant.awaitReady("desk");
            die();
            tenant.apply(desk("min: 2, max: 6, cpu: 70"));
            live();
            awaitAutoscalers(tenant, true);
            tenant.awaitReady("desk");

            assertThat(tenant.replicasHistory("desk-trading")).containsExactly(3, 5, 0, 2, 3);
            assertThat(tenant.replicasHistory("desk-api")).containsExactly(3, 4, 3);
        }
    }

    private static String desk(String scale) {
        return DESK.replace("SCALE", scale);
    }

    private void die() {
        operator.kill();
    }

    private void live() {
        Installation.freeLease(testbed);
        operator.startAgain().awaitLeading();
    }

    private static void awaitAutoscalers(Tenant tenant, boolean there) {
        Tenant.soon("autoscalers are " + (there ? "there" : "gone"))
                .until(() -> tenant.list("horizontalpodautoscalers").size() == (there ? 2 : 0));
    }

    /** What an autoscaler does when load comes. */
    private void asAutoscaler(Tenant tenant, String deployment, int replicas) {
        testbed.client()
                .apps()
                .deployments()
                .inNamespace(tenant.namespace())
                .withName(deployment)
                .scale(replicas);
    }
}
