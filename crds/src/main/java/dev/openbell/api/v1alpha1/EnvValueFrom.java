package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where an environment variable's value comes from. */
@ValidationRule(
        value = "has(self.secretKeyRef) != has(self.configMapKeyRef)",
        message =
                "secretKeyRef or configMapKeyRef is required in valueFrom, and not both: keep exactly "
                        + "one of them.")
public record EnvValueFrom(
        @JsonPropertyDescription("A key of a Secret of the same namespace.")
                @Nullable KeyRef secretKeyRef,
        @JsonPropertyDescription("A key of a ConfigMap of the same namespace.")
                @Nullable KeyRef configMapKeyRef) {}
