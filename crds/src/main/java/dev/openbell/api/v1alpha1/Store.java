package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One store: external or embedded, never both. */
@ValidationRule(
        value = "has(self.external) != has(self.embedded)",
        message =
                "external or embedded is required for each store in datastores, and not both: keep "
                        + "exactly one of them.")
public record Store(
        @JsonPropertyDescription("A store that somebody else runs.")
                @Nullable ExternalStore external,
        @JsonPropertyDescription("A store of one pod, for development only; status says so.")
                @Nullable EmbeddedStore embedded) {}
