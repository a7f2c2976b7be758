package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.OBJECT_NAME;
import static dev.openbell.api.schema.Grammar.URL;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The model endpoint. */
@ValidationRule(
        value = "!has(self.secret) || has(self.endpoint)",
        message =
                "secret in model is the key for an endpoint but endpoint is missing: add endpoint or "
                        + "remove secret.")
public record ChatModel(
        @JsonPropertyDescription("The address of an OpenAI-compatible server. Default: none.")
                @Format(URL)
                @Nullable String endpoint,
        @JsonPropertyDescription(
                        "The name of a Secret of the same namespace with the key for the endpoint; mounted in "
                                + "the AI pods, never read by the operator. Default: none.")
                @NotImplementedYet
                @Format(OBJECT_NAME)
                @Nullable String secret) {}
