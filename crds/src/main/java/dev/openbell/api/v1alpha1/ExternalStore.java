package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.OBJECT_NAME;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;

/** A store outside the cluster object; its connection settings lie in a Secret. */
public record ExternalStore(
        @JsonPropertyDescription(
                        "The name of a Secret of the same namespace with the connection settings; its keys "
                                + "become environment variables by reference, the operator never reads it.")
                @Format(OBJECT_NAME)
                String secret) {}
