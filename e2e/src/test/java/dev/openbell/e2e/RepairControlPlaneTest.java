package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Children that somebody touched by hand. */
@OnTestbed(name = "e2e", qps = 200)
class RepairControlPlaneTest {

    private static OperatorProcess operator;
    private static Tenant tenant;

    @BeforeAll
    static void startTheOperatorAndACluster(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        operator = Operators.start(testbed);
        tenant = Tenant.in(testbed, "repair");
        tenant.apply(Platforms.fullWithoutStores()).awaitReady("full");
    }

    @AfterAll
    static void stopTheOperator() {
        tenant.close();
        operator.close();
    }

    @ParameterizedTest(name = "{0}/{1} at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "deployments | full-api | /spec/template/spec/containers/0/image | spec: {template: {spec: {containers: [{name: main, image: evil}]}}}",
                "services | full-api | /spec/ports/0/port | spec: {ports: [{name: http, port: 1234, targetPort: http}]}",
                "configmaps | full-settings | /data/settings.json | data: {settings.json: '{}'}",
                "horizontalpodautoscalers | full-api | /spec/maxReplicas | spec: {maxReplicas: 99}",
                "networkpolicies | full-backend | /spec/ingress | spec: {ingress: [{}]}",
                "poddisruptionbudgets | full-api | /spec/maxUnavailable | spec: {maxUnavailable: 50%}",
                "ingresses | full-users | /spec/rules/0/host | spec: {rules: [{host: other.example.com}]}",
                "cronjobs | full-report | /spec/schedule | spec: {schedule: 0 0 1 1 *}",
                "serviceaccounts | full-api | /automountServiceAccountToken | automountServiceAccountToken: true",
                "deployments | full-web | /metadata/labels/openbell.dev~1component | metadata: {labels: {openbell.dev/component: other}}"
            })
    void aFieldThatSomebodyChangedIsRepaired(
            String resource, String name, String field, String change) {
        var before = tenant.get(resource, name).at(field);
        assertThat(before.isMissingNode()).as("there is a " + field).isFalse();

        tenant.patch(resource, name, change);

        Tenant.soon("the field is repaired")
                .until(() -> tenant.get(resource, name).at(field), before::equals);
    }

    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({
        "deployments, full-learning",
        "services, full-web",
        "serviceaccounts, full-web",
        "configmaps, full-timetable",
        "configmaps, full-policy",
        "horizontalpodautoscalers, full-web",
        "networkpolicies, full-ai",
        "poddisruptionbudgets, full-web",
        "ingresses, full-users",
        "cronjobs, full-report"
    })
    void aChildThatSomebodyDeletedComesBack(String resource, String name) {
        var uid = tenant.get(resource, name).at("/metadata/uid").asText();

        tenant.patch(resource, name, "metadata: {annotations: {somebody: was-here}}");
        tenant.deleteNow(resource, name);

        Tenant.soon("it is back")
                .until(
                        () -> {
                            var there = tenant.get(resource, name);
                            return !there.isMissingNode()
                                    && !there.at("/metadata/uid").asText().equals(uid);
                        });
    }

    @Test
    void whatOthersAddedStaysThroughEditsOfTheSpec() {
        tenant.patch(
                "deployments", "full-trading", "metadata: {annotations: {somebody: was-here}}");
        tenant.strategicPatch(
                "deployments",
                "full-trading",
                "spec: {template: {metadata: {annotations: {restarted: today}}, spec: {containers: [{name: main, env: [{name: THEIRS, value: stays}]}]}}}");

        tenant.patch(
                "aiserviceclusters",
                "full",
                """
                spec:
                  components:
                  - {name: web, type: Frontend, scale: {min: 1, max: 3, cpu: 70}}
                  - {name: api, type: Backend, scale: {min: 1, max: 3, cpu: 70}}
                  - {name: trading, type: AI, roles: [Trading], scale: {fixed: 1}, env: [{name: OURS, value: new}]}
                  - {name: learning, type: AI, roles: [Learning], scale: {fixed: 2}}
                """);

        Tenant.soon("the edit is there")
                .until(() -> environment(), env -> env.contains("\"OURS\""));
        tenant.awaitReady("full");
        var deployment = tenant.deployment("full-trading");
        assertThat(environment()).contains("\"THEIRS\"");
        assertThat(deployment.at("/metadata/annotations/somebody").asText()).isEqualTo("was-here");
        assertThat(deployment.at("/spec/template/metadata/annotations/restarted").asText())
                .isEqualTo("today");
    }

    private static String environment() {
        return tenant.deployment("full-trading")
                .at("/spec/template/spec/containers/0/env")
                .toString();
    }
}
