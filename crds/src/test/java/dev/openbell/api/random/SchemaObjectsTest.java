package dev.openbell.api.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.api.cases.Likeness;
import dev.openbell.api.manifests.ResourceKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The schemas are narrower than the records: an object that the API server could accept and Jackson
 * could not read would stop the operator for every tenant.
 */
class SchemaObjectsTest {
    private static final Map<ResourceKind, SchemaObjects> OBJECTS =
            new EnumMap<>(ResourceKind.class);
    private static final ObjectMapper MAPPER = OpenbellMapper.create();

    static {
        for (var kind : ResourceKind.values()) {
            OBJECTS.put(kind, SchemaObjects.of(kind));
        }
    }

    @Property(tries = 12_000, shrinking = ShrinkingMode.OFF)
    void whatTheSchemaAdmitsIsReadWithoutLoss(@ForAll ResourceKind kind, @ForAll long seed)
            throws JsonProcessingException {
        JsonNode object = OBJECTS.get(kind).next(new Random(seed));
        var read = MAPPER.readValue(MAPPER.writeValueAsString(object), kind.type());
        JsonNode written = MAPPER.valueToTree(read);
        for (String half : new String[] {"spec", "status"}) {
            assertThat(Likeness.essence(written.get(half)))
                    .as("%s of %s", half, object)
                    .isEqualTo(Likeness.essence(object.get(half)));
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void equalSeedsGiveEqualObjects(@ForAll ResourceKind kind, @ForAll long seed) {
        var objects = OBJECTS.get(kind);
        assertThat(objects.hostile(new Random(seed))).isEqualTo(objects.hostile(new Random(seed)));
    }
}
