package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object of the client's model smaller without changing what it says. The model gives
 * every part of an object lists and maps of its own, nearly all of them empty; in a cache of many
 * objects they are most of it. What was compacted must not be changed any more.
 */
final class Compact {

    private static final ClassValue<List<Field>> PARTS =
            new ClassValue<>() {
                @Override
                protected List<Field> computeValue(Class<?> type) {
                    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                            .flatMap(each -> Stream.of(each.getDeclaredFields()))
                            .filter(Compact::canHoldParts)
                            .peek(field -> field.setAccessible(true))
                            .toList();
                }
            };

    private Compact() {}

    static void compact(Object object) {
        for (var field : PARTS.get(object.getClass())) {
            try {
                var value = field.get(object);
                var smaller = smaller(value);
                if (smaller != value) {
                    field.set(object, smaller);
                }
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static boolean canHoldParts(Field field) {
        var type = field.getType();
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isFinal(field.getModifiers())
                && (type == Map.class || type == List.class || isPart(type));
    }

    private static boolean isPart(Class<?> type) {
        return KubernetesResource.class.isAssignableFrom(type) || type == Quantity.class;
    }

    private static @Nullable Object smaller(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> smaller(map);
            case List<?> list -> smaller(list);
            default -> {
                if (isPart(value.getClass())) {
                    compact(value);
                }
                yield value;
            }
        };
    }

    private static Map<?, ?> smaller(Map<?, ?> map) {
        if (map.isEmpty()) {
            return Collections.emptyMap();
        }
        map.values().forEach(Compact::smaller);
        return map.containsValue(null) ? map : Map.copyOf(map);
    }

    private static List<?> smaller(List<?> list) {
        if (list.isEmpty()) {
            return Collections.emptyList();
        }
        list.forEach(Compact::smaller);
        if (list instanceof ArrayList<?> growable) {
            growable.trimToSize();
        }
        return list;
    }
}
