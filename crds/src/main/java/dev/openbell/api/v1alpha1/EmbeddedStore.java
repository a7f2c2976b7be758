package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.QUANTITY;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A store of one pod for development. */
@ValidationRule(
        value = "!has(self.storage) || quantity(self.storage).isGreaterThan(quantity('0'))",
        message =
                "storage in embedded must be a quantity greater than zero, like 1Gi: correct it or remove it.")
@ValidationRule(
        value =
                "has(self.storage) == has(oldSelf.storage) && (!has(self.storage) || self.storage == oldSelf.storage)",
        message =
                "storage in embedded cannot be changed, since a volume keeps its size: remove the store, "
                        + "then add it with the new size.")
public record EmbeddedStore(
        @JsonPropertyDescription(
                        "The size of its volume as a quantity, like 1Gi. Default: no volume; the data goes with the pod.")
                @Format(QUANTITY)
                @Nullable String storage) {}
