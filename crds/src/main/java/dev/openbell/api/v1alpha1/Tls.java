package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.OBJECT_NAME;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;

/** Where the certificate lies. */
public record Tls(
        @JsonPropertyDescription(
                        "The name of a Secret of type kubernetes.io/tls in the same namespace; the ingress "
                                + "controller reads it, the operator does not.")
                @Format(OBJECT_NAME)
                String secret) {}
