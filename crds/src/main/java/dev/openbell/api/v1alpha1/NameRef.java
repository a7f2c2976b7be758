package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.OBJECT_NAME;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.SameNamespace;

/** A reference to another object of the same namespace. */
@SameNamespace
public record NameRef(
        @JsonPropertyDescription("The name of the object, in the same namespace as this one.")
                @Format(OBJECT_NAME)
                String name) {}
