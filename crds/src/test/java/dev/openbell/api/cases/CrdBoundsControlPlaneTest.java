package dev.openbell.api.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.api.manifests.ResourceKind;
import dev.openbell.api.random.SchemaObjects;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.Testbed;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every bound of every schema, passed by one; and objects as large as the bounds let them be. */
@OnTestbed
class CrdBoundsControlPlaneTest {
    private static final long SEED = 20_261_231;
    private static final ObjectMapper MAPPER = OpenbellMapper.create();

    @TestFactory
    Stream<DynamicContainer> whatPassesABoundIsRefusedByItsName(Testbed testbed) {
        var server = ApiServer.withOpenbell(testbed.client(), testbed.newNamespace("bounds"));
        return Stream.of(ResourceKind.values())
                .map(
                        kind ->
                                DynamicContainer.dynamicContainer(
                                        kind.kind(),
                                        Trespass.all(kind).stream()
                                                .map(t -> refused(kind, t, server))));
    }

    private static DynamicTest refused(ResourceKind kind, Trespass trespass, ApiServer server) {
        return DynamicTest.dynamicTest(
                trespass.title(),
                () ->
                        assertThat(server.refusalOfCreation(kind, trespass.object()))
                                .hasValueSatisfying(
                                        message -> assertThat(message).contains(trespass.path())));
    }

    @ParameterizedTest
    @EnumSource
    void theLargestObjectIsAccepted(ResourceKind kind, Testbed testbed) {
        var server = ApiServer.withOpenbell(testbed.client(), testbed.newNamespace("largest"));
        var object = SchemaObjects.of(kind).fullest(new Random(SEED));
        assertThat(server.refusalOfCreation(kind, object)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRandomObjectThatObeysTheRulesIsAccepted(ResourceKind kind, Testbed testbed) {
        var server = ApiServer.withOpenbell(testbed.client(), testbed.newNamespace("plausible"));
        var objects = SchemaObjects.of(kind);
        var random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            var object = objects.plausible(random);
            assertThat(server.refusalOfCreation(kind, object)).as("%s", object).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheServerStoresIsRead(ResourceKind kind, Testbed testbed)
            throws JsonProcessingException {
        var server = ApiServer.withOpenbell(testbed.client(), testbed.newNamespace("hostile"));
        var objects = SchemaObjects.of(kind);
        var random = new Random(SEED);
        int refused = 0;
        int stored = 0;
        for (int i = 0; i < 300; i++) {
            var object = objects.hostile(random);
            if (server.refusalOfCreation(kind, object).isPresent()) {
                refused++;
                continue;
            }
            stored++;
            JsonNode kept = server.create(kind, object);
            assertThat(MAPPER.readValue(MAPPER.writeValueAsString(kept), kind.type()).getSpec())
                    .as("%s", kept)
                    .isNotNull();
            server.delete(kind, object);
        }
        // Otherwise the hostile objects are not, or the plausible ones are not.
        assertThat(refused).isPositive();
        assertThat(stored).isPositive();
    }

    @Test
    void fieldsThatNoSchemaKnowsAreDropped(Testbed testbed) {
        var server = ApiServer.withOpenbell(testbed.client(), testbed.newNamespace("unknown"));
        var object =
                Case.all().stream()
                        .filter(c -> c.file().endsWith("aiservicecluster/accept-smallest.yaml"))
                        .findFirst()
                        .orElseThrow()
                        .judged();
        object.withObject("/spec").putObject("fromTheFuture").put("x", 1);
        JsonNode stored = server.create(ResourceKind.AI_SERVICE_CLUSTER, object);
        assertThat(stored.get("spec").fieldNames()).toIterable().containsExactly("components");
    }
}
