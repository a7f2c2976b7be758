package dev.openbell.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.Testbed;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The installation on a real API server: what is admitted, and who may do what afterwards. */
@OnTestbed
class InstallControlPlaneTest {
    /** As in the guides: {@code kubectl apply --server-side -k deploy/}. */
    private static final String[] APPLY = {"apply", "--server-side", "-k", "deploy/"};

    private static final String SYSTEM = "openbell-system";
    private static final String TENANT = "install-test";
    private static final List<String> WRITES = List.of("create", "update", "patch", "delete");
    private static final List<String> READS = List.of("get", "list", "watch");
    private static final List<String> TENANT_KINDS =
            List.of("tradingschedules", "scheduleoverrides", "chatbotpolicies");
    private static final Duration SOON = Duration.ofSeconds(30);

    @BeforeAll
    static void install(Testbed testbed) throws Exception {
        var client = testbed.client();
        Kubectl.of(testbed).run(APPLY);
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(TENANT)
                                .endMetadata()
                                .build())
                .serverSideApply();
        for (var role : List.of("view", "edit", "admin")) {
            bind(client, role);
        }
        // The controller manager adds our roles to the built-in ones a moment later.
        await().atMost(SOON)
                .until(() -> user(client, "view").may("get", "openbell.dev", "tradingschedules"));
        await().atMost(SOON)
                .until(() -> user(client, "edit").may("create", "openbell.dev", "chatbotpolicies"));
        await().atMost(SOON)
                .until(
                        () ->
                                user(client, "admin")
                                        .may("create", "openbell.dev", "aiserviceclusters"));
    }

    @Test
    void installingAgainChangesNothing(Testbed testbed) throws Exception {
        var before = versions(testbed.client());
        Kubectl.of(testbed).run(APPLY);
        assertThat(versions(testbed.client())).isEqualTo(before);
    }

    @Test
    void everySampleIsTakenAsItIs(Testbed testbed) throws Exception {
        Kubectl.of(testbed)
                .run("apply", "--server-side", "--dry-run=server", "-n", TENANT, "-f", "samples/");
    }

    @Test
    void anEditorWritesSchedulesAndPoliciesButNotWhatRuns(KubernetesClient client) {
        var editor = user(client, "edit");
        for (var verb : WRITES) {
            assertThat(TENANT_KINDS).allMatch(kind -> editor.may(verb, "openbell.dev", kind));
            assertThat(editor.may(verb, "openbell.dev", "aiserviceclusters")).isFalse();
            assertThat(editor.may(verb, "openbell.dev", "tradingschedules/status")).isFalse();
        }
        assertThat(READS).allMatch(verb -> editor.may(verb, "openbell.dev", "aiserviceclusters"));
    }

    @Test
    void aViewerOnlyReads(KubernetesClient client) {
        var viewer = user(client, "view");
        for (var kind : namespacedKinds()) {
            assertThat(READS)
                    .allMatch(verb -> viewer.may(verb, "openbell.dev", kind))
                    .allMatch(verb -> viewer.may(verb, "openbell.dev", kind + "/status"));
            assertThat(WRITES)
                    .noneMatch(verb -> viewer.may(verb, "openbell.dev", kind))
                    .noneMatch(verb -> viewer.may(verb, "openbell.dev", kind + "/status"));
        }
    }

    @Test
    void anAdminOfANamespaceWritesWhatRunsInItButNoCalendar(KubernetesClient client) {
        var admin = user(client, "admin");
        for (var verb : WRITES) {
            assertThat(namespacedKinds()).allMatch(kind -> admin.may(verb, "openbell.dev", kind));
            assertThat(
                            Access.of(client, admin.user(), "")
                                    .may(verb, "openbell.dev", "marketcalendars"))
                    .isFalse();
        }
    }

    @Test
    void theOperatorReadsItsKindsAndWritesTheirStatusOnly(KubernetesClient client) {
        var operator = operator(client, TENANT);
        for (var kind : namespacedKinds()) {
            assertThat(List.of("list", "watch"))
                    .allMatch(verb -> operator.may(verb, "openbell.dev", kind));
            assertThat(WRITES).noneMatch(verb -> operator.may(verb, "openbell.dev", kind));
            assertThat(operator.may("patch", "openbell.dev", kind + "/status")).isTrue();
        }
        assertThat(operator.may("create", "apps", "deployments")).isTrue();
    }

    @Test
    void theOperatorReadsNoSecretAndRunsNothingInPods(KubernetesClient client) {
        for (var namespace : List.of("", SYSTEM, TENANT, "kube-system")) {
            var operator = operator(client, namespace);
            assertThat(READS).noneMatch(verb -> operator.may(verb, "", "secrets"));
            assertThat(WRITES).noneMatch(verb -> operator.may(verb, "", "secrets"));
            assertThat(operator.may("create", "", "pods/exec")).isFalse();
            assertThat(operator.may("create", "", "serviceaccounts/token")).isFalse();
            assertThat(operator.may("create", "rbac.authorization.k8s.io", "rolebindings"))
                    .isFalse();
        }
    }

    @Test
    void theOperatorKeepsTheLeaseOfItsLeaderAndNoOther(KubernetesClient client) {
        var leases = "coordination.k8s.io";
        var own = operator(client, SYSTEM);
        assertThat(own.may("create", leases, "leases")).isTrue();
        assertThat(own.may("patch", leases, "leases", "openbell-operator")).isTrue();
        assertThat(own.may("patch", leases, "leases", "another")).isFalse();
        assertThat(operator(client, "kube-system").may("create", leases, "leases")).isFalse();
    }

    @Test
    void theOperatorsPodsAreAdmittedWhereOnlyRestrictedPodsAre(KubernetesClient client) {
        assertThatThrownBy(
                        () ->
                                client.resource(podThatRestrictsNothing())
                                        .inNamespace(SYSTEM)
                                        .dryRun()
                                        .create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted");
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                client.pods()
                                                        .inNamespace(SYSTEM)
                                                        .withLabel(
                                                                "app.kubernetes.io/component",
                                                                "operator")
                                                        .list()
                                                        .getItems())
                                        .hasSize(2));
    }

    private static Pod podThatRestrictsNothing() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("restricts-nothing")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("example.com/nothing")
                .endContainer()
                .endSpec()
                .build();
    }

    private static List<String> namespacedKinds() {
        var kinds = new ArrayList<>(TENANT_KINDS);
        kinds.add("aiserviceclusters");
        return kinds;
    }

    /**
     * Of every installed object, what changes with it; the status of one that has one does not
     * count.
     */
    private static Map<String, Object> versions(KubernetesClient client) {
        var sources = Repository.sources();
        var versions = new TreeMap<String, Object>();
        for (var file : Stream.concat(sources.base().stream(), sources.crds().stream()).toList()) {
            var metadata = client.resource(file.object()).get().getMetadata();
            versions.put(
                    file.name(),
                    metadata.getGeneration() == null
                            ? metadata.getResourceVersion()
                            : metadata.getGeneration());
        }
        return versions;
    }

    private static void bind(KubernetesClient client, String role) {
        client.resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withName("install-test-" + role)
                                .withNamespace(TENANT)
                                .endMetadata()
                                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                                .addNewSubject(
                                        "rbac.authorization.k8s.io", "User", name(role), null)
                                .build())
                .serverSideApply();
    }

    private static Access user(KubernetesClient client, String role) {
        return Access.of(client, name(role), TENANT);
    }

    private static Access operator(KubernetesClient client, String namespace) {
        return Access.ofAccount(client, SYSTEM, "openbell-operator", namespace);
    }

    private static String name(String role) {
        return "install-test-" + role;
    }
}
