package dev.openbell.contract;

import org.jspecify.annotations.Nullable;

/** Checks of single fields; their errors begin with the field's name. */
final class Fields {

    private Fields() {}

    static <T> void required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": is missing");
        }
    }

    static void within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s: %d is not within %d and %d".formatted(field, value, least, most));
        }
    }

    static void atMost(String field, String value, int characters) {
        if (value.length() > characters) {
            throw new IllegalArgumentException(
                    "%s: %d characters, at most %d are allowed"
                            .formatted(field, value.length(), characters));
        }
    }
}
