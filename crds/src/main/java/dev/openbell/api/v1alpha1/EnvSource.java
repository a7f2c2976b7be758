package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.ENV_NAME;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** All keys of a Secret or ConfigMap of the same namespace as environment variables. */
@ValidationRule(
        value = "has(self.secretRef) != has(self.configMapRef)",
        message =
                "secretRef or configMapRef is required in envFrom, and not both: keep exactly one of "
                        + "them.")
@ValidationRule(
        value = "!has(self.prefix) || !self.prefix.startsWith('OPENBELL_')",
        message =
                "prefix in envFrom must not begin with OPENBELL_, which belongs to the operator: choose "
                        + "another prefix.")
public record EnvSource(
        @JsonPropertyDescription("Put before each key. Default: nothing.")
                @Format(ENV_NAME)
                @Size(max = 64)
                @Nullable String prefix,
        @JsonPropertyDescription("A Secret of the same namespace.") @Nullable NameRef secretRef,
        @JsonPropertyDescription("A ConfigMap of the same namespace.")
                @Nullable NameRef configMapRef) {}
