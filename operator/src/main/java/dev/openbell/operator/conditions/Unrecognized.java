package dev.openbell.operator.conditions;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds enum values that this version does not know: Jackson reads each as the constant {@code
 * Unrecognized}.
 */
public final class Unrecognized {

    private static final String CONSTANT = "Unrecognized";

    private Unrecognized() {}

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
                var found =
                        in(
                                component.getAccessor().invoke(record),
                                path + "." + component.getName());
                if (found.isPresent()) {
                    return found;
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return Optional.empty();
    }
}
