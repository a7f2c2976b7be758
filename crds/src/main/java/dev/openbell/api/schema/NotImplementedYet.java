package dev.openbell.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that is part of the API already and has no effect in this version. Its description in the
 * manifest ends in {@link #SENTENCE}, and the operator says NotImplemented in the status of an
 * object that sets it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NotImplementedYet {
    /** The last sentence of the description of every such field. */
    String SENTENCE = "Not implemented yet: accepted and reported as NotImplemented in status.";
}
