package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATA_KEY;
import static dev.openbell.api.schema.Grammar.OBJECT_NAME;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.SameNamespace;
import org.jspecify.annotations.Nullable;

/** A key of a Secret or ConfigMap of the same namespace; the operator never reads it. */
@SameNamespace
public record KeyRef(
        @JsonPropertyDescription(
                        "The name of the Secret or ConfigMap, in the same namespace as this object.")
                @Format(OBJECT_NAME)
                String name,
        @JsonPropertyDescription("The key within it.") @Format(DATA_KEY) String key,
        @JsonPropertyDescription(
                        "Whether the pod starts when the object or the key is missing. Default: false, the pod "
                                + "waits for it.")
                @Nullable Boolean optional) {}
