package dev.openbell.calendar.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One object of the tree, with the path to it. A field that is wrong becomes a problem and reads as
 * absent, so that one pass names all problems.
 */
final class Fields {
    private final JsonNode node;
    private final String path;
    private final List<String> problems;
    private final Set<String> unread = new TreeSet<>();

    Fields(JsonNode node, String path, List<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(unread::add);
        } else {
            problem("", "must be an object with fields");
        }
    }

    void problem(String field, String sentence) {
        String at = field.isEmpty() || path.isEmpty() ? path + field : path + "." + field;
        problems.add(at.isEmpty() ? sentence : at + ": " + sentence);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    private Optional<JsonNode> get(String field) {
        unread.remove(field);
        return has(field) ? Optional.of(node.get(field)) : Optional.empty();
    }

    Optional<String> text(String field) {
        Optional<JsonNode> value = get(field);
        if (value.isPresent() && !value.get().isValueNode()) {
            problem(field, "must be a text");
            return Optional.empty();
        }
        return value.map(JsonNode::asText).filter(t -> !t.isBlank());
    }

    /** Reads a text with a function that throws on what it cannot read. */
    <T> Optional<T> parsed(String field, String expected, Function<String, T> parse) {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.get()));
        } catch (DateTimeException | IllegalArgumentException e) {
            problem(field, "\"" + text.get() + "\" is not " + expected);
            return Optional.empty();
        }
    }

    <T> Optional<T> required(String field, Optional<T> value) {
        if (value.isEmpty() && !has(field)) {
            problem(field, "is required");
        }
        return value;
    }

    int integer(String field, int absent) {
        return parsed(field, "a whole number", Integer::valueOf).orElse(absent);
    }

    /** The objects of a list, each read by a function; what it cannot read is left out. */
    <T> List<T> list(String field, Function<Fields, Optional<T>> read) {
        List<T> list = new ArrayList<>();
        Optional<JsonNode> value = get(field);
        if (value.isPresent() && !value.get().isArray()) {
            problem(field, "must be a list");
            return list;
        }
        int i = 0;
        for (JsonNode item : value.isPresent() ? value.get() : List.<JsonNode>of()) {
            String at = (path.isEmpty() ? "" : path + ".") + field + "[" + i++ + "]";
            Fields fields = new Fields(item, at, problems);
            read.apply(fields).ifPresent(list::add);
            fields.refuseUnread();
        }
        return list;
    }

    /** The texts of a list, each read by a function that throws on what it cannot read. */
    <T> List<T> texts(String field, String expected, Function<String, T> parse) {
        List<T> list = new ArrayList<>();
        Optional<JsonNode> value = get(field);
        if (value.isPresent() && !value.get().isArray()) {
            problem(field, "must be a list");
            return list;
        }
        for (JsonNode item : value.isPresent() ? value.get() : List.<JsonNode>of()) {
            try {
                list.add(parse.apply(item.asText()));
            } catch (DateTimeException | IllegalArgumentException e) {
                problem(field, "\"" + item.asText() + "\" is not " + expected);
            }
        }
        return list;
    }

    void refuseUnread() {
        unread.forEach(field -> problem(field, "is not a field that is known here"));
    }
}
