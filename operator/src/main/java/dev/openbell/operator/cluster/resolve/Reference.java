package dev.openbell.operator.cluster.resolve;

import java.util.Optional;

/**
 * What a reference in the spec came to.
 *
 * @param <T> what it means
 */
public sealed interface Reference<T> {

    /** The spec names nothing. */
    record None<T>() implements Reference<T> {}

    /** Found and usable. */
    record Found<T>(T value) implements Reference<T> {}

    /** The named object does not exist. */
    record Missing<T>(String kind, String name) implements Reference<T> {}

    /** The object exists but cannot be used yet; why says it in a sentence. */
    record NotReady<T>(String kind, String name, String why) implements Reference<T> {}

    /** What was found, if it was. */
    default Optional<T> found() {
        return this instanceof Found<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /** True when the spec names something that cannot be used now. */
    default boolean dangles() {
        return this instanceof Missing || this instanceof NotReady;
    }
}
