package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.manifests.ResourceKind;
import dev.openbell.api.random.SchemaObjects;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one tenant writes is never another tenant's problem. */
@OnTestbed(name = "e2e", qps = 200)
class BadInputControlPlaneTest {

    /** What an edit may take from the API server to the child, on a busy machine. */
    private static final Duration PACE = Duration.ofSeconds(8);

    private static OperatorProcess operator;
    private static Tenant neighbour;

    private final Testbed testbed;
    private long pid;

    BadInputControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperatorAndANeighbour(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        operator = Operators.start(testbed);
        neighbour = Tenant.in(testbed, "neighbour");
        neighbour.apply(Platforms.SMALL).awaitReady("small");
    }

    @AfterAll
    static void stopTheOperator() {
        neighbour.close();
        operator.close();
    }

    @BeforeEach
    void rememberTheProcess() {
        pid = operator.pid();
    }

    @AfterEach
    void theOperatorLivesAndTheNeighbourKeepsItsPace() {
        assertThat(operator.isAlive()).isTrue();
        assertThat(operator.pid()).isEqualTo(pid);
        assertThat(operator.isLive()).as("liveness").isTrue();
        editTheNeighbour();
    }

    private static void editTheNeighbour() {
        var value = Long.toString(System.nanoTime());
        neighbour.patch("aiserviceclusters", "small", smallWith(value));
        var since = Instant.now();
        await("the neighbour's edit is carried out")
                .atMost(PACE)
                .until(
                        () ->
                                neighbour
                                        .deployment("small-api")
                                        .at("/spec/template/spec/containers/0/env")
                                        .toString()
                                        .contains(value));
        System.out.println(
                "the neighbour's edit took at most "
                        + Duration.between(since, Instant.now()).toMillis()
                        + " ms");
    }

    @Test
    void aReferenceThatGoesKeepsRunningPartsAndHealsWhenItComesBack() {
        try (var tenant = Tenant.in(testbed, "refs")) {
            tenant.applyHours(Platforms.OPEN_HOURS)
                    .apply(Platforms.POLICY)
                    .apply(Platforms.DESK)
                    .patch("aiserviceclusters", "desk", "spec: {policy: {name: manners}}");
            tenant.awaitReady("desk");
            var children = tenant.children().keySet();

            tenant.delete("tradingschedules", "hours");
            tenant.awaitCondition("aiserviceclusters", "desk", "ResolvedRefs", "False RefNotFound");
            assertThat(tenant.message("aiserviceclusters", "desk", "ResolvedRefs"))
                    .contains("TradingSchedule \"hours\"");
            tenant.delete("chatbotpolicies", "manners");
            tenant.patch("aiserviceclusters", "desk", "metadata: {annotations: {look: again}}");
            tenant.awaitCondition("aiserviceclusters", "desk", "Ready", "False RefNotFound");
            assertThat(tenant.children().keySet()).isEqualTo(children);
            assertThat(tenant.replicas("desk-trading")).isEqualTo(2);

            tenant.apply(Platforms.OPEN_HOURS).apply(Platforms.POLICY);
            tenant.awaitReady("desk");
            assertThat(tenant.condition("aiserviceclusters", "desk", "ResolvedRefs"))
                    .isEqualTo("True Accepted");
            assertThat(tenant.replicasHistory("desk-trading")).containsExactly(2);
            assertThat(tenant.replicasHistory("desk-learning")).containsExactly(0);
        }
    }

    @Test
    void aClusterThatComesBeforeItsScheduleHealsWhenTheScheduleComes() {
        try (var tenant = Tenant.in(testbed, "early")) {
            tenant.apply(Platforms.DESK);
            tenant.awaitCondition("aiserviceclusters", "desk", "ResolvedRefs", "False RefNotFound");
            tenant.awaitCondition("aiserviceclusters", "desk", "Ready", "False RefNotFound");

            tenant.apply(Platforms.OPEN_HOURS).awaitReady("desk");
            assertThat(tenant.replicas("desk-trading")).isEqualTo(2);
            assertThat(tenant.replicasHistory("desk-learning")).containsExactly(0);
        }
    }

    @Test
    void hostileObjectsAreRefusedOrHurtNobodyElse() {
        try (var tenant = Tenant.in(testbed, "hostile")) {
            limitPods(tenant);
            var answers = new TreeMap<String, Integer>();
            for (var kind : ResourceKind.values()) {
                var objects = SchemaObjects.of(kind);
                for (int seed = 0; seed < 25; seed++) {
                    var object = objects.hostile(new Random(seed));
                    var code = tenant.post(resource(kind), named(object, tenant, seed).toString());
                    answers.merge(kind.kind() + " " + code, 1, Integer::sum);
                }
            }
            System.out.println("answers to hostile objects: " + answers);
            assertThat(answers.keySet())
                    .as("neither accepted nor refused")
                    .allMatch(answer -> answer.endsWith("200") || answer.matches(".* 4\\d\\d"));
            assertThatAllAreObserved(tenant);
            deleteCalendars(tenant);
        }
    }

    @Test
    void aFloodInOneNamespaceIsNoQueueForAnother() {
        try (var flood = Tenant.in(testbed, "flood")) {
            limitPods(flood);
            var mark = testbed.auditLog().mark();
            var components =
                    IntStream.range(0, 6)
                            .mapToObj(i -> "{name: c%d, type: Service}".formatted(i))
                            .collect(Collectors.joining(", "));
            var body = Manifests.json(cluster("", components));
            for (int i = 0; i < 40; i++) {
                var code = flood.post("aiserviceclusters", body.replace("\"x\"", "\"x" + i + "\""));
                assertThat(code).isEqualTo(200);
            }
            editTheNeighbour();
            assertThatAllAreObserved(flood);

            try (var events = testbed.auditLog().since(mark)) {
                var writes =
                        events.filter(AuditEvent::isWrite)
                                .filter(event -> event.isBy(OperatorProcess.USER))
                                .sorted(Comparator.comparing(AuditEvent::received))
                                .map(AuditEvent::namespace)
                                .toList();
                int first = writes.indexOf(neighbour.namespace());
                System.out.printf(
                        "the neighbour's write was number %d of %d%n", first, writes.size());
                assertThat(first)
                        .as("writes before the neighbour's, of %d", writes.size())
                        .isBetween(0, writes.size() / 2);
            }
        }
    }

    @Test
    void plausibleObjectsAreAllJudged() {
        try (var tenant = Tenant.in(testbed, "plausible")) {
            limitPods(tenant);
            var accepted = 0;
            for (var kind : ResourceKind.values()) {
                var objects = SchemaObjects.of(kind);
                for (int seed = 100; seed < 108; seed++) {
                    var object = objects.plausible(new Random(seed));
                    if (tenant.post(resource(kind), named(object, tenant, seed).toString())
                            == 200) {
                        accepted++;
                    }
                }
            }
            assertThat(accepted).as("plausible objects that were accepted").isGreaterThan(30);
            assertThatAllAreObserved(tenant);
            deleteCalendars(tenant);
        }
    }

    @Test
    void whatNoSchemaAllowsIsRefusedByEveryKind() {
        try (var tenant = Tenant.in(testbed, "refused")) {
            var refused = new ArrayList<String>();
            for (var yaml :
                    List.of(
                            "components: [null]",
                            "components: [{name: a, type: Backend, scale: {fixed: 1099511627776}}]",
                            "components: [{name: a, type: Backend, scale: {min: 1099511627776}}]",
                            "components: [{name: a, type: Backend, port: 1099511627776}]",
                            "components: [{name: a, type: FromTheFuture}]",
                            "components: [{name: a, type: AI, roles: [null]}]",
                            "components: [{name: \"a\\nb\", type: Backend}]",
                            "components: [{name: a, type: Backend, env: [{name: A, value: \"x\\0y\"}]}]",
                            "components: [{name: a, type: Backend, env: [null]}]")) {
                var body =
                        Manifests.json(
                                "{apiVersion: openbell.dev/v1alpha1, kind: AIServiceCluster,"
                                        + " metadata: {name: bad}, spec: {"
                                        + yaml
                                        + "}}");
                if (tenant.post("aiserviceclusters", body) < 400) {
                    refused.add(yaml);
                    tenant.delete("aiserviceclusters", "bad");
                }
            }
            var megabyte =
                    Manifests.json(
                            "{apiVersion: openbell.dev/v1alpha1, kind: ChatbotPolicy,"
                                    + " metadata: {name: big}, spec: {instructions: "
                                    + "x".repeat(1 << 20)
                                    + "}}");
            assertThat(tenant.post("chatbotpolicies", megabyte)).isBetween(400, 499);
            assertThat(refused).as("accepted").isEmpty();
        }
    }

    @Test
    void hostileTextsReachThePodsAsTheyAre() {
        try (var tenant = Tenant.in(testbed, "texts")) {
            for (var text :
                    List.of(
                            "two\nlines",
                            "a \"quote\" and 'another'",
                            "${HOME} and $(HOME)",
                            "{{ .Values.x }} {{}}",
                            "---\nkind: Secret",
                            "\u202Eright to left",
                            "# no comment: [x] &a *a !t %")) {
                var cluster =
                        (ObjectNode)
                                Serialization.jsonMapper()
                                        .valueToTree(Manifests.parse(Platforms.SMALL).getFirst());
                ((ObjectNode) cluster.at("/spec/components/0"))
                        .putArray("env")
                        .addObject()
                        .put("name", "TEXT")
                        .put("value", text);
                var code = tenant.post("aiserviceclusters", cluster.toString());
                if (code == 200) {
                    Tenant.soon("the Deployment has " + text)
                            .until(
                                    () -> env(tenant.deployment("small-api"), "TEXT"),
                                    value -> value.equals(text) || value.equals(escaped(text)));
                    tenant.delete("aiserviceclusters", "small");
                    Tenant.soon("its Deployment is gone")
                            .until(() -> tenant.deployment("small-api").isMissingNode());
                } else {
                    assertThat(code).as(text).isBetween(400, 499);
                }
                System.out.println("env value " + text.replace('\n', '|') + ": " + code);
            }
        }
    }

    @Test
    void valuesOfANewerVersionStallTheirObjectAlone() {
        try (var tenant = Tenant.in(testbed, "newer")) {
            loosen();
            try {
                var wrong = new TreeMap<String, String>();
                int number = 0;
                for (var yaml : newer()) {
                    var object = Manifests.parse(yaml).getFirst();
                    object.getMetadata().setName("newer-" + number++);
                    var resource = object.getKind().toLowerCase(Locale.ROOT) + "s";
                    var plural = resource.replace("chatbotpolicys", "chatbotpolicies");
                    tenant.apply(List.of(object));
                    var name = object.getMetadata().getName();
                    try {
                        await().atMost(Tenant.SOON)
                                .until(
                                        () -> tenant.condition(plural, name, "Stalled"),
                                        "True UnsupportedValue"::equals);
                    } catch (org.awaitility.core.ConditionTimeoutException notStalled) {
                        wrong.put(
                                yaml.lines().skip(3).reduce("", String::concat),
                                "Stalled="
                                        + tenant.condition(plural, name, "Stalled")
                                        + ", Ready="
                                        + tenant.condition(plural, name, "Ready"));
                    }
                    testbed.client().resource(object).delete();
                }
                assertThat(wrong).as("not Stalled with UnsupportedValue").isEmpty();
            } finally {
                Installation.again(testbed);
            }
        }
    }

    private static List<String> newer() {
        return Stream.of(
                        cluster("network: {isolation: FromTheFuture}", BACKEND),
                        cluster("exposure: {host: a.example.com, ai: FromTheFuture}", BACKEND),
                        cluster("exposure: {host: a.example.com, kind: FromTheFuture}", BACKEND),
                        cluster("guardrails: {sessionFreeze: FromTheFuture}", BACKEND),
                        cluster("observability: {monitoring: FromTheFuture}", BACKEND),
                        cluster("", "{name: a, type: FromTheFuture}"),
                        cluster("", "{name: a, type: Backend, activation: FromTheFuture}"),
                        cluster("", "{name: a, type: AI, roles: [FromTheFuture, Trading]}"),
                        cluster(
                                "",
                                "{name: a, type: Backend, replicasSpread: {by: FromTheFuture}}"),
                        cluster(
                                "",
                                "{name: a, type: Backend, replicasSpread: {mode: FromTheFuture}}"),
                        cluster(
                                "",
                                "{name: a, type: Backend, tolerations: [{operator: FromTheFuture, key: x}]}"),
                        cluster(
                                "",
                                "{name: a, type: Backend, tolerations: [{effect: FromTheFuture, key: x}]}"),
                        schedule("{combine: FromTheFuture, markets: [XNYS]}"),
                        schedule("{phases: [FromTheFuture], markets: [XNYS]}"),
                        schedule(
                                "{windows: [{days: [FromTheFuture], start: \"08:00\", end: \"09:00\", timeZone: UTC}]}"),
                        schedule(
                                "{markets: [XNYS], tasks: [{name: a, at: {bell: FromTheFuture}}]}"),
                        object(
                                "ScheduleOverride",
                                "{schedule: {name: hours}, effect: FromTheFuture, until: \"2027-01-01T00:00:00Z\", from: \"2026-12-31T00:00:00Z\", reason: x}"),
                        object(
                                "MarketCalendar",
                                "{timeZone: UTC, validThrough: \"2030-01-01\", sessions: [{effectiveFrom: \"2000-01-01\", days: [FromTheFuture], segments: [{phase: Continuous, start: \"08:00\", end: \"09:00\"}]}]}"),
                        object(
                                "MarketCalendar",
                                "{timeZone: UTC, validThrough: \"2030-01-01\", sessions: [{effectiveFrom: \"2000-01-01\", days: [Mon], segments: [{phase: Continuous, start: \"08:00\", end: \"09:00\"}, {phase: FromTheFuture, start: \"09:00\", end: \"10:00\"}]}]}"))
                .toList();
    }

    private static final String BACKEND = "{name: api, type: Backend}";

    private static String cluster(String field, String component) {
        return object(
                "AIServiceCluster",
                "{" + (field.isEmpty() ? "" : field + ", ") + "components: [" + component + "]}");
    }

    private static String schedule(String spec) {
        return object("TradingSchedule", spec);
    }

    private static String object(String kind, String spec) {
        return "apiVersion: openbell.dev/v1alpha1\nkind: "
                + kind
                + "\nmetadata: {name: x}\nspec: "
                + spec
                + "\n";
    }

    /** Every enum of every spec gets a value that this version does not know. */
    private void loosen() {
        for (var kind : ResourceKind.values()) {
            var path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + kind.crdName();
            var definition = (ObjectNode) tree(testbed.client().raw(path));
            addValue(definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"));
            testbed.client().raw(path, "PUT", definition);
        }
        try (var probe = Tenant.in(testbed, "probe")) {
            var yaml = newer();
            Tenant.soon("the loosened schemas are in force")
                    .until(
                            () ->
                                    yaml.stream()
                                            .map(Manifests::json)
                                            .filter(json -> !isAccepted(probe, json))
                                            .toList(),
                            List::isEmpty);
        }
    }

    private static boolean isAccepted(Tenant tenant, String json) {
        return tenant.status(tenant.path(plural(json)) + "?dryRun=All", "POST", json) == 200;
    }

    private static String plural(String json) {
        return Stream.of(ResourceKind.values())
                .filter(kind -> json.contains("\"" + kind.kind() + "\""))
                .map(BadInputControlPlaneTest::resource)
                .findFirst()
                .orElseThrow();
    }

    private static void addValue(JsonNode schema) {
        if (schema.path("enum") instanceof ArrayNode values) {
            values.add("FromTheFuture");
        }
        schema.forEach(BadInputControlPlaneTest::addValue);
    }

    private static JsonNode tree(String json) {
        return Serialization.unmarshal(json, JsonNode.class);
    }

    private static String resource(ResourceKind kind) {
        return kind.crdName().substring(0, kind.crdName().indexOf('.'));
    }

    /** A place of its own; names of calendars are everybody's. */
    private static ObjectNode named(ObjectNode object, Tenant tenant, int seed) {
        var name =
                object.path("kind").asText().equals("MarketCalendar")
                        ? tenant.namespace() + "-" + seed
                        : "x" + seed;
        object.remove("status");
        object.set(
                "metadata",
                Serialization.jsonMapper()
                        .valueToTree(new ObjectMetaBuilder().withName(name).build()));
        return object;
    }

    private void limitPods(Tenant tenant) {
        testbed.client()
                .resource(
                        new ResourceQuotaBuilder()
                                .withNewMetadata()
                                .withName("few-pods")
                                .withNamespace(tenant.namespace())
                                .endMetadata()
                                .withNewSpec()
                                .withHard(Map.of("pods", new Quantity("10")))
                                .endSpec()
                                .build())
                .create();
    }

    /** Whatever was accepted gets a status that speaks of it. */
    private static void assertThatAllAreObserved(Tenant tenant) {
        Tenant.soon("every accepted object has a status")
                .untilAsserted(
                        () -> {
                            for (var kind : ResourceKind.values()) {
                                assertThat(tenant.list(resource(kind)))
                                        .as(kind.kind() + "s without status")
                                        .filteredOn(
                                                object ->
                                                        object.at("/status/observedGeneration")
                                                                        .asLong(-1)
                                                                != object.at("/metadata/generation")
                                                                        .asLong())
                                        .extracting(object -> object.path("spec").toString())
                                        .isEmpty();
                            }
                        });
    }

    private static void deleteCalendars(Tenant tenant) {
        tenant.list("marketcalendars").stream()
                .map(calendar -> calendar.at("/metadata/name").asText())
                .filter(name -> name.startsWith(tenant.namespace()))
                .forEach(name -> tenant.delete("marketcalendars", name));
    }

    private static String smallWith(String value) {
        return "spec: {components: [{name: api, type: Backend, scale: {fixed: 1}, env: [{name: TEXT, value: \"%s\"}]}]}"
                .formatted(value);
    }

    private static String env(JsonNode deployment, String name) {
        for (var variable : deployment.at("/spec/template/spec/containers/0/env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable.path("value").asText();
            }
        }
        return "";
    }

    /** Kubernetes would replace {@code $(HOME)}; two dollars keep it from that. */
    private static String escaped(String text) {
        return text.replace("$(", "$$(");
    }
}
