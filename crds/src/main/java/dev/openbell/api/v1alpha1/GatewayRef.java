package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LABEL;
import static dev.openbell.api.schema.Grammar.OBJECT_NAME;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** The Gateway that the HTTPRoutes attach to; it may belong to another namespace. */
public record GatewayRef(
        @JsonPropertyDescription("The name of the Gateway.") @Format(OBJECT_NAME) String name,
        @JsonPropertyDescription(
                        "The namespace of the Gateway, whose listeners must admit routes of this namespace. "
                                + "Default: the namespace of this object.")
                @Format(LABEL)
                @Nullable String namespace) {}
