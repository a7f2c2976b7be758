package dev.openbell.api.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.Testbed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case, put before a real API server. */
@OnTestbed
class CrdCasesControlPlaneTest {
    private static final ObjectMapper MAPPER = OpenbellMapper.create();

    @TestFactory
    Stream<DynamicTest> theApiServerAcceptsAndRefusesAsTheFilesSay(Testbed testbed) {
        var server = ApiServer.withOpenbell(testbed.client(), testbed.newNamespace("cases"));
        return Case.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.title(), () -> judge(each, server)));
    }

    private static void judge(Case each, ApiServer server) throws JsonProcessingException {
        List<ObjectNode> before = each.objects().subList(0, each.objects().size() - 1);
        before.forEach(object -> server.create(each.kind(), object));
        try {
            // What a creation would say is said better than what an apply says: server-side apply
            // answers 500 to doubled keys and wrong types, in words that name no rule.
            var refusal =
                    before.isEmpty() && each.expected().isPresent()
                            ? server.refusalOfCreation(each.kind(), each.judged())
                            : server.refusalOfApply(each.kind(), each.judged());
            if (each.expected().isPresent()) {
                assertThat(refusal)
                        .hasValueSatisfying(m -> assertThat(m).contains(each.expected().get()));
                return;
            }
            assertThat(refusal).isEmpty();
            if (before.isEmpty()) {
                isStoredAndReadWithoutLoss(each, server);
            }
        } finally {
            before.forEach(object -> server.delete(each.kind(), object));
        }
    }

    private static void isStoredAndReadWithoutLoss(Case each, ApiServer server)
            throws JsonProcessingException {
        JsonNode stored = server.create(each.kind(), each.judged());
        try {
            var read = MAPPER.readValue(MAPPER.writeValueAsString(stored), each.kind().type());
            JsonNode written = MAPPER.valueToTree(read);
            assertThat(Likeness.essence(written.get("spec")))
                    .isEqualTo(Likeness.essence(each.judged().get("spec")));
        } finally {
            server.delete(each.kind(), each.judged());
        }
    }
}
