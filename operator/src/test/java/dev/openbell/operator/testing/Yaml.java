package dev.openbell.operator.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.operator.json.CanonicalJson;
import java.io.UncheckedIOException;

/** Reads objects as the operator does, and writes them so that equal objects are equal text. */
public final class Yaml {

    private static final ObjectMapper MAPPER =
            OpenbellMapper.configured(
                    new ObjectMapper(
                            YAMLFactory.builder()
                                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                                    .build()));

    private Yaml() {}

    public static <T> T read(String yaml, Class<T> type) {
        try {
            return MAPPER.readValue(yaml, type);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static JsonNode tree(String yaml) {
        return read(yaml, JsonNode.class);
    }

    /** Sorted keys, nothing empty that the API server would not be sent. */
    public static String write(Object value) {
        try {
            var canonical = MAPPER.readTree(CanonicalJson.text(value));
            return MAPPER.writeValueAsString(sorted(canonical));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var result = MAPPER.createObjectNode();
            node.propertyStream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(entry -> result.set(entry.getKey(), sorted(entry.getValue())));
            return result;
        }
        if (node.isArray()) {
            var result = MAPPER.createArrayNode();
            node.forEach(element -> result.add(sorted(element)));
            return result;
        }
        return node;
    }
}
