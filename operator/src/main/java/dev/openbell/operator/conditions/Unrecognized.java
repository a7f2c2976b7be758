package dev.openbell.operator.conditions;

import dev.openbell.api.schema.OneOf;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of enumerations that this version does not know: Jackson reads each as the constant
 * {@code Unrecognized}, or leaves the text where Kubernetes owns the words ({@link OneOf}).
 */
public final class Unrecognized {

    private static final String CONSTANT = "Unrecognized";

    private Unrecognized() {}

    /** The reason to stall, if the spec holds such a value. */
    public static Optional<Verdict.IsStalled> verdict(@Nullable Object spec) {
        return in(spec, "spec")
                .map(
                        path ->
                                new Verdict.IsStalled(
                                        ConditionReason.UnsupportedValue,
                                        path
                                                + ": holds a value that this version of Openbell does not know; upgrade the operator, or use a known value."));
    }

    /** The path of the first such value below {@code value}. */
    public static Optional<String> in(@Nullable Object value, String path) {
        return switch (value) {
            case null -> Optional.empty();
            case Enum<?> constant ->
                    constant.name().equals(CONSTANT) ? Optional.of(path) : Optional.empty();
            case Record record -> inRecord(record, path);
            case Collection<?> collection -> inCollection(collection, path);
            case Map<?, ?> ignored -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> inCollection(Collection<?> collection, String path) {
        int index = 0;
        for (var element : collection) {
            var found = in(element, path + "[" + index++ + "]");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inRecord(Record record, String path) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                var value = component.getAccessor().invoke(record);
                var below = path + "." + component.getName();
                var found = isForeign(value, component) ? Optional.of(below) : in(value, below);
                if (found.isPresent()) {
                    return found;
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return Optional.empty();
    }

    private static boolean isForeign(@Nullable Object value, RecordComponent component) {
        var words = component.getAnnotatedType().getAnnotation(OneOf.class);
        return value instanceof String text
                && words != null
                && !Arrays.asList(words.value()).contains(text);
    }
}
