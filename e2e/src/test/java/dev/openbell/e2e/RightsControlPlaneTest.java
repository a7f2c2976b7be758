package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditEvent.Access;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped role, held to what the operator does: every right is used, and what it would need
 * beyond its rights would show as a failure elsewhere.
 */
@OnTestbed(name = "e2e", qps = 200)
class RightsControlPlaneTest {

    private static final Comparator<Access> BY_TEXT = Comparator.comparing(Access::toString);

    private static OperatorProcess operator;

    private final Testbed testbed;

    RightsControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperator(Testbed testbed) {
        Installation.in(testbed);
        // Deleted, not freed: making the lease anew is one of the rights.
        Installation.freeLease(testbed);
        testbed.client()
                .resource(Manifests.resource("httproutes.yaml").getFirst())
                .serverSideApply();
        operator = Operators.start(testbed);
    }

    @AfterAll
    static void stopTheOperator() {
        operator.close();
    }

    @Test
    void foreignObjectsAreNeverOverwrittenAndEveryGrantedRightIsUsed() {
        try (var tenant = Tenant.in(testbed, "rights");
                var tasks = Tenant.in(testbed, "tasks")) {
            var stray = TaskAtBell.in(tasks).started(TaskAtBell.last().plusSeconds(60));
            Tenant.soon("a Job outside its time is ended")
                    .until(() -> tasks.get("jobs", stray).isMissingNode());

            var foreign = Manifests.resource("foreign.yaml");
            tenant.apply(foreign).apply(Manifests.samples());
            var before = foreignObjects(tenant);

            tenant.apply(Platforms.full())
                    .apply(
                            """
                            apiVersion: openbell.dev/v1alpha1
                            kind: AIServiceCluster
                            metadata: {name: routed}
                            spec:
                              exposure: {host: routed.example.com, gateway: {name: edge, namespace: infra}}
                              components:
                              - {name: api, type: Backend, scale: {fixed: 1}}
                            """);
            tenant.awaitCondition("aiserviceclusters", "full", "Stalled", "True NameTaken");
            tenant.awaitCondition("aiserviceclusters", "routed", "Stalled", "True NameTaken");
            assertThat(tenant.message("aiserviceclusters", "full", "Stalled"))
                    .contains("ConfigMap")
                    .contains("full-settings");
            assertThat(tenant.message("aiserviceclusters", "routed", "Stalled"))
                    .contains("HTTPRoute")
                    .contains("routed-users");
            assertThat(foreignObjects(tenant)).isEqualTo(before);

            foreign.forEach(tenant::deleteInBackground);
            Tenant.soon("the names are taken over")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    tenant.condition("aiserviceclusters", "full", "Stalled")
                                                    .isEmpty()
                                            && tenant.condition(
                                                            "aiserviceclusters",
                                                            "routed",
                                                            "Stalled")
                                                    .isEmpty());
            tenant.awaitReady("routed");

            tenant.patch("aiserviceclusters", "routed", "spec: {exposure: null}");
            tenant.patch(
                    "aiserviceclusters",
                    "full",
                    """
                    spec:
                      schedule: null
                      policy: null
                      exposure: null
                      datastores: null
                      tasks: null
                      network: {isolation: "Off"}
                      components:
                      - {name: web, type: Frontend, scale: {fixed: 1}}
                    """);
            Tenant.soon("what left the spec is gone")
                    .until(
                            () ->
                                    tenant.children().keySet().stream()
                                            .filter(name -> name.contains("/full-"))
                                            .collect(Collectors.toSet()),
                            Set.of(
                                            "configmaps/full-settings",
                                            "deployments/full-web",
                                            "poddisruptionbudgets/full-web",
                                            "serviceaccounts/full-web",
                                            "services/full-web")
                                    ::equals);
            Tenant.soon("the route is gone")
                    .until(() -> !tenant.children().containsKey("httproutes/routed-users"));

            try (var history = new CalendarHistory(tenant)) {
                history.edits(CalendarHistory.KEPT);
            }

            var granted = granted();
            var used = used();
            var unused = sorted(granted.stream().filter(right -> !used.contains(right)));
            // A namespace that is being deleted refuses what a role allows, too.
            var missing = sorted(refused().filter(right -> !granted.contains(right)));
            System.out.println(
                    "granted and used: " + sorted(granted.stream().filter(used::contains)));
            System.out.println("granted and not used: " + unused);
            System.out.println("asked for and not granted: " + missing);
            assertThat(unused).as("granted and not used").isEmpty();
            assertThat(missing).as("asked for and not granted").isEmpty();
        }
    }

    @Test
    void noSecretsNoWildcardAndNoRightToGrantRights() {
        assertThat(granted())
                .isNotEmpty()
                .noneMatch(right -> right.resource().startsWith("secrets"))
                .noneMatch(
                        right -> (right.apiGroup() + right.resource() + right.verb()).contains("*"))
                .noneMatch(right -> right.apiGroup().equals("rbac.authorization.k8s.io"))
                .noneMatch(right -> right.resource().startsWith("pods"));
    }

    /** What the two roles of deploy/ allow, as they are in the API server. */
    private Set<Access> granted() {
        var rbac = testbed.client().rbac();
        var everywhere = rbac.clusterRoles().withName("openbell-operator").get().getRules();
        var own =
                rbac.roles()
                        .inNamespace("openbell-system")
                        .withName("openbell-operator")
                        .get()
                        .getRules();
        return Stream.concat(everywhere.stream(), own.stream())
                .flatMap(
                        rule ->
                                rule.getApiGroups().stream()
                                        .flatMap(
                                                group ->
                                                        rule.getResources().stream()
                                                                .flatMap(
                                                                        resource ->
                                                                                rule
                                                                                        .getVerbs()
                                                                                        .stream()
                                                                                        .map(
                                                                                                verb ->
                                                                                                        new Access(
                                                                                                                group,
                                                                                                                resource,
                                                                                                                verb)))))
                .collect(Collectors.toSet());
    }

    /**
     * What the operator was allowed and did. An apply that made an object also needed the right to
     * create it, which the log does not tell apart.
     */
    private Set<Access> used() {
        try (var events = testbed.auditLog().events()) {
            return events.filter(event -> event.isBy(OperatorProcess.USER))
                    .filter(event -> event.code() != 403)
                    .flatMap(
                            event ->
                                    event.verb().equals("patch") && event.code() == 201
                                            ? Stream.of(event.access(), created(event))
                                            : Stream.of(event.access()))
                    .collect(Collectors.toSet());
        }
    }

    private Stream<Access> refused() {
        try (var events = testbed.auditLog().events()) {
            return events
                    .filter(event -> event.isBy(OperatorProcess.USER))
                    .filter(event -> event.code() == 403)
                    .map(AuditEvent::access)
                    .collect(Collectors.toSet())
                    .stream();
        }
    }

    private static Access created(AuditEvent event) {
        return new Access(event.apiGroup(), event.resource(), "create");
    }

    private static SortedSet<Access> sorted(Stream<Access> rights) {
        return rights.collect(Collectors.toCollection(() -> new TreeSet<>(BY_TEXT)));
    }

    private static Set<String> foreignObjects(Tenant tenant) {
        return Stream.of(ChildKind.values())
                .flatMap(
                        kind ->
                                tenant.list(kind.resource).stream()
                                        .filter(
                                                object ->
                                                        object.at("/metadata/labels/whose")
                                                                .asText()
                                                                .equals("somebody-else"))
                                        .map(object -> kind + ": " + content(object)))
                .collect(Collectors.toSet());
    }

    /** All but what controllers write. */
    private static String content(JsonNode object) {
        return object.at("/metadata/name")
                + " "
                + object.at("/metadata/labels")
                + object.at("/metadata/annotations/note")
                + object.at("/metadata/ownerReferences")
                + object.path("spec")
                + object.path("data");
    }
}
