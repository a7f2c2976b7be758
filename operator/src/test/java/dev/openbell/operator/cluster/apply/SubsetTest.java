package dev.openbell.operator.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.json.CanonicalJson;
import dev.openbell.operator.testing.World;
import dev.openbell.operator.testing.Yaml;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsetTest {

    @ParameterizedTest(name = "{2}: wanted {0}, there {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}                     | {a: 1}                          | true  | the same",
                "{a: 1}                     | {a: 2}                          | false | another value",
                "{a: 1}                     | {}                              | false | nothing there",
                "{a: 1}                     | {a: 1, b: 2}                    | true  | a foreign field",
                "{a: {b: 1}}                | {a: {b: 1, c: 2}}               | true  | a foreign field below",
                "{a: {b: 1}}                | {a: {c: 2}}                     | false | a removed field below",
                "{a: {b: 1}}                | {a: x}                          | false | another shape",
                "{a: null}                  | {}                              | true  | null means absent",
                "{a: {b: null}}             | {a: {}}                         | true  | null below means absent",
                "{a: {}}                    | {}                              | false | an empty object is something",
                "{a: '8080'}                | {a: 8080}                       | true  | an int-or-string as a number",
                "{a: true}                  | {a: 'true'}                     | true  | the same text",
                "{requests: {cpu: 500m}}    | {requests: {cpu: '0.5'}}        | true  | an equal quantity",
                "{requests: {memory: 1Gi}}  | {requests: {memory: 1024Mi}}    | true  | an equal quantity of memory",
                "{limits: {cpu: '1'}}       | {limits: {cpu: 1000m}}          | true  | an equal limit",
                "{requests: {cpu: 500m}}    | {requests: {cpu: 501m}}         | false | another quantity",
                "{requests: {cpu: 500m}}    | {requests: {cpu: none}}         | false | no quantity",
                "{other: {cpu: 500m}}       | {other: {cpu: '0.5'}}           | false | a quantity elsewhere is text",
                "{a: [{name: x, v: 1}]}     | {a: [{name: y}, {name: x, v: 1}]}   | true  | a list by name, a foreign entry",
                "{a: [{name: x, v: 1}]}     | {a: [{name: y, v: 1}]}          | false | a list by name, the entry removed",
                "{a: [{name: x, v: 1}]}     | {a: [{name: x, v: 2}]}          | false | a list by name, a changed entry",
                "{a: [{name: x}, {name: y}]} | {a: [{name: y}, {name: x}]}    | true  | a list by name, in another order",
                "{a: [{mountPath: /x}]}     | {a: [{mountPath: /x, readOnly: true}]} | true | a list by mountPath",
                "{a: [x, y]}                | {a: [x, y]}                     | true  | a plain list",
                "{a: [x, y]}                | {a: [y, x]}                     | false | a plain list in another order",
                "{a: [x]}                   | {a: [x, y]}                     | false | a plain list, longer",
                "{a: [x, y]}                | {a: [x]}                        | false | a plain list, shorter",
                "{a: []}                    | {a: [x]}                        | false | an empty list wanted",
                "{a: [{p: 1}]}              | {a: [{p: 1, q: 2}]}             | true  | elements of a plain list, a foreign field",
                "{a: [x]}                   | {a: x}                          | false | no list"
            })
    void whatIsThereHoldsWhatIsWantedOrDoesNot(
            String wanted, String there, boolean holds, String why) {
        assertThat(Subset.holds(Yaml.tree(wanted), Yaml.tree(there))).as(why).isEqualTo(holds);
    }

    @Test
    void everyChildHoldsItself() {
        for (var child : children()) {
            assertThat(Subset.holds(CanonicalJson.tree(child), CanonicalJson.tree(child)))
                    .as("%s", Child.of(child))
                    .isTrue();
        }
    }

    @Test
    void aChangeOfAnyValueOfAnyChildIsSeen() {
        for (var child : children()) {
            var wanted = CanonicalJson.tree(child);
            for (var pointer : leaves(wanted, "")) {
                var there = wanted.deepCopy();
                var parent = there.at(pointer.substring(0, pointer.lastIndexOf('/')));
                var last = pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
                if (parent instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
                    object.put(last, "changed-by-somebody");
                } else if (parent instanceof com.fasterxml.jackson.databind.node.ArrayNode list) {
                    list.set(Integer.parseInt(last), "changed-by-somebody");
                }
                assertThat(Subset.holds(wanted, there))
                        .as("%s at %s", Child.of(child), pointer)
                        .isFalse();
            }
        }
    }

    private static List<String> leaves(
            com.fasterxml.jackson.databind.JsonNode node, String pointer) {
        if (node.isObject()) {
            return node.propertyStream()
                    .flatMap(
                            p ->
                                    leaves(
                                            p.getValue(),
                                            pointer + "/" + p.getKey().replace("/", "~1"))
                                            .stream())
                    .toList();
        }
        if (node.isArray()) {
            return java.util.stream.IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(i -> leaves(node.get(i), pointer + "/" + i).stream())
                    .toList();
        }
        return List.of(pointer);
    }

    private static List<HasMetadata> children() {
        return World.of(
                        "2026-07-01T15:00:00Z",
                        "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, exposure: {host: a.example.com}, components: [{name: web, type: Frontend}, {name: ai, type: AI, roles: [Trading], env: [{name: A, value: b}]}], tasks: [{name: t, component: ai, args: [x]}], datastores: {redis: {embedded: {storage: 1Gi}}}}}",
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS], tasks: [{name: t, at: {bell: Open}}]}}")
                .children();
    }
}
