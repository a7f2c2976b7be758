package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.URL;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** Where the frontend's static files come from. */
public record Assets(
        @JsonPropertyDescription(
                        "The address under which a content delivery network serves the frontend's static files; "
                                + "handed to the frontend as environment variable. Default: the frontend serves them "
                                + "itself.")
                @Format(URL)
                @Nullable String cdnUrl) {}
