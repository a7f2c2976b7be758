package dev.openbell.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RightsTest {
    private static final Sources SOURCES = Repository.sources();
    private static final OperatorRights OPERATOR = new OperatorRights(SOURCES);

    @TestFactory
    List<DynamicTest> everyRoleIsPlain() {
        var tests = new ArrayList<DynamicTest>();
        for (var role : SOURCES.all(ClusterRole.class)) {
            tests.add(plain(role, role.getRules()));
        }
        for (var role : SOURCES.all(Role.class)) {
            tests.add(plain(role, role.getRules()));
        }
        return tests;
    }

    private static DynamicTest plain(HasMetadata role, List<PolicyRule> rules) {
        return DynamicTest.dynamicTest(
                role.getKind() + " " + role.getMetadata().getName(),
                () -> {
                    assertThat(rules).isNotEmpty();
                    for (var rule : rules) {
                        assertThat(rule.getNonResourceURLs()).isEmpty();
                        for (var list :
                                List.of(
                                        rule.getApiGroups(),
                                        rule.getResources(),
                                        rule.getVerbs())) {
                            assertThat(list)
                                    .as("written out, in order, each once")
                                    .isNotEmpty()
                                    .containsExactlyElementsOf(new TreeSet<>(list))
                                    .doesNotContain("*");
                        }
                        assertThat(rule.getResources())
                                .noneMatch(resource -> resource.startsWith("secrets"));
                    }
                });
    }

    @Test
    void theOperatorCannotGrantRightsOrActAsOthers() {
        for (var rule : operatorRules()) {
            assertThat(rule.getVerbs()).doesNotContain("bind", "escalate", "impersonate");
            assertThat(rule.getApiGroups())
                    .doesNotContain("rbac.authorization.k8s.io", "authentication.k8s.io");
            assertThat(rule.getResources()).doesNotContain("pods/exec", "nodes/proxy");
        }
    }

    @Test
    void theOperatorReadsWhatUsersWriteAndPatchesTheStatusOnly() {
        for (var rule : OPERATOR.inCluster()) {
            if (!rule.getApiGroups().contains("openbell.dev")) {
                continue;
            }
            var statusOnly = rule.getResources().stream().allMatch(r -> r.endsWith("/status"));
            assertThat(rule.getVerbs())
                    .isSubsetOf(statusOnly ? List.of("patch") : List.of("get", "list", "watch"));
        }
    }

    @Test
    void everyKindIsReadByTheOperatorAndHasItsStatusWritten() {
        for (var crd : SOURCES.definitions()) {
            var plural = crd.getSpec().getNames().getPlural();
            assertThat(verbsOn(plural)).contains("list", "watch");
            assertThat(verbsOn(plural + "/status")).containsExactly("patch");
        }
    }

    @Test
    void inItsNamespaceTheOperatorHasTheLeaseOfTheLeaderAndTheHistoryOfCalendarsOnly() {
        assertThat(OPERATOR.inNamespace())
                .filteredOn(rule -> !rule.getResources().equals(List.of("leases")))
                .singleElement()
                .satisfies(
                        rule -> {
                            assertThat(rule.getResources()).containsExactly("controllerrevisions");
                            assertThat(rule.getVerbs()).doesNotContain("patch", "update");
                        });
        assertThat(OPERATOR.inNamespace())
                .filteredOn(rule -> rule.getResources().equals(List.of("leases")))
                .isNotEmpty()
                .allSatisfy(
                        rule ->
                                assertThat(rule.getResourceNames())
                                        .isEqualTo(
                                                rule.getVerbs().contains("create")
                                                        ? List.of()
                                                        : List.of("openbell-operator")));
    }

    @Test
    void noRoleForPeopleNamesAKindThatIsNotOurs() {
        SOURCES.all(ClusterRole.class).stream()
                .filter(role -> !OPERATOR.has(role))
                .flatMap(role -> role.getRules().stream())
                .forEach(rule -> assertThat(rule.getApiGroups()).containsExactly("openbell.dev"));
    }

    @Test
    void onlyWhatCannotChangeWhatRunsIsPartOfTheRoleOfEditors() {
        var roles = SOURCES.all(ClusterRole.class);
        assertThat(roles)
                .filteredOn(role -> labels(role).containsKey(AGGREGATE + "edit"))
                .flatExtracting(ClusterRole::getRules)
                .filteredOn(rule -> rule.getVerbs().contains("update"))
                .flatExtracting(PolicyRule::getResources)
                .containsExactlyInAnyOrder(
                        "chatbotpolicies", "scheduleoverrides", "tradingschedules");
        assertThat(roles)
                .filteredOn(role -> labels(role).containsKey(AGGREGATE + "view"))
                .flatExtracting(ClusterRole::getRules)
                .flatExtracting(PolicyRule::getVerbs)
                .containsOnly("get", "list", "watch");
    }

    private static final String AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";

    private static Map<String, String> labels(ClusterRole role) {
        return role.getMetadata().getLabels();
    }

    private static List<PolicyRule> operatorRules() {
        var rules = new ArrayList<>(OPERATOR.inCluster());
        rules.addAll(OPERATOR.inNamespace());
        return rules;
    }

    private static List<String> verbsOn(String resource) {
        return OPERATOR.inCluster().stream()
                .filter(rule -> rule.getApiGroups().contains("openbell.dev"))
                .filter(rule -> rule.getResources().contains(resource))
                .flatMap(rule -> rule.getVerbs().stream())
                .toList();
    }
}
