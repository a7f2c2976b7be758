package dev.openbell.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The contract's documents as JSON. What comes from outside is bounded and never believed. */
public final class Documents {

    /** A report of honest content is far below this. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_DEPTH = 32;
    private static final int LONGEST_NUMBER = 32;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MOST_BYTES)
                                                    .maxNestingDepth(MOST_DEPTH)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .build())
                                    .build())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Documents() {}

    /** One line of JSON. */
    public static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * A document that came from outside.
     *
     * @throws ContractException when it is none; the message names the field and what is wrong
     */
    public static <T> T read(byte[] json, Class<T> type) {
        if (json.length > MOST_BYTES) {
            throw new ContractException(
                    "the document has %d bytes, at most %d are allowed"
                            .formatted(json.length, MOST_BYTES));
        }
        try {
            var document = MAPPER.readValue(json, type);
            if (document == null) {
                throw new ContractException("the document is null");
            }
            return document;
        } catch (JsonMappingException e) {
            throw new ContractException(sentence(e), e);
        } catch (IOException e) {
            throw new ContractException("the document is no JSON", e);
        }
    }

    /** The document as a tree. */
    static JsonNode tree(Object document) {
        return MAPPER.valueToTree(document);
    }

    /**
     * A document that came from outside, as a part of another.
     *
     * @throws ContractException as {@link #read(byte[], Class)}
     */
    static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw new ContractException(sentence(e), e);
        } catch (JsonProcessingException e) {
            throw new ContractException("the document is no JSON", e);
        }
    }

    /** The path to the field, then what is wrong; nothing of the content, which is a stranger's. */
    private static String sentence(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return e.getCause() instanceof IllegalArgumentException wrong
                ? (path.isEmpty() ? "" : path + ".") + wrong.getMessage()
                : (path.isEmpty() ? "the document" : path) + ": is missing or of the wrong kind";
    }
}
