package dev.openbell.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reference that stays in its namespace. The API server drops fields that a schema does not know,
 * so {@code {name: x, namespace: other}} would quietly become {@code {name: x}}: the schema
 * therefore declares {@code namespace} and a rule that refuses it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SameNamespace {}
