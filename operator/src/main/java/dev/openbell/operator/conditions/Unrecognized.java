package dev.openbell.operator.conditions;

import dev.openbell.api.schema.OneOf;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of enumerations that this version does not know: Jackson reads each as the constant
 * {@code Unrecognized}, or leaves the text where Kubernetes owns the words ({@link OneOf}).
 */
public final class Unrecognized {

    private static final String CONSTANT = "Unrecognized";

    /** Every pass asks, and reflection is slow to answer. */
    private static final ClassValue<List<Part>> PARTS =
            new ClassValue<>() {
                @Override
                protected List<Part> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(Unrecognized::part)
                            .filter(part -> !part.words().isEmpty() || mayHold(part.accessor()))
                            .toList();
                }
            };

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
        return below(value).map(rest -> path + rest);
    }

    private static Optional<String> below(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Enum<?> constant ->
                    constant.name().equals(CONSTANT) ? Optional.of("") : Optional.empty();
            case Record record -> inRecord(record);
            case Collection<?> collection -> inCollection(collection);
            default -> Optional.empty();
        };
    }

    private static Optional<String> inCollection(Collection<?> collection) {
        int index = 0;
        for (var element : collection) {
            var found = below(element);
            if (found.isPresent()) {
                return Optional.of("[" + index + "]" + found.get());
            }
            index++;
        }
        return Optional.empty();
    }

    private static Optional<String> inRecord(Record record) {
        for (var part : PARTS.get(record.getClass())) {
            var value = part.of(record);
            var found =
                    value instanceof String text && part.isForeign(text)
                            ? Optional.of("")
                            : below(value);
            if (found.isPresent()) {
                return Optional.of("." + part.name() + found.get());
            }
        }
        return Optional.empty();
    }

    /**
     * A component of a record that can hold such a value.
     *
     * @param words that are known; empty where any is allowed
     */
    private record Part(String name, Method accessor, Set<String> words) {

        @Nullable Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean isForeign(String text) {
            return !words.isEmpty() && !words.contains(text);
        }
    }

    private static Part part(RecordComponent component) {
        var words = component.getAnnotatedType().getAnnotation(OneOf.class);
        return new Part(
                component.getName(),
                component.getAccessor(),
                words == null ? Set.of() : Set.of(words.value()));
    }

    private static boolean mayHold(Method accessor) {
        var type = accessor.getReturnType();
        return type.isEnum() || type.isRecord() || !Modifier.isFinal(type.getModifiers());
    }
}
