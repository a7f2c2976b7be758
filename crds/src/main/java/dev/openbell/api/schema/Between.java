package dev.openbell.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least and the greatest duration that a duration string may say, both included. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Between {
    /** The least duration, like {@code 1s}. */
    String min();

    /** The greatest duration, like {@code 24h}. */
    String max();
}
