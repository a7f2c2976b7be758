package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.ENV_NAME;
import static dev.openbell.api.schema.Grammar.TEXT;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One environment variable: a value or a reference. */
@ValidationRule(
        value = "has(self.value) != has(self.valueFrom)",
        message = "value or valueFrom is required in env, and not both: keep exactly one of them.")
@ValidationRule(
        value = "!self.name.startsWith('OPENBELL_')",
        message =
                "name in env must not begin with OPENBELL_, which belongs to the operator: choose "
                        + "another name.")
public record EnvEntry(
        @JsonPropertyDescription(
                        "The name of the variable; names that begin with OPENBELL_ belong to the operator.")
                @Format(ENV_NAME)
                String name,
        @JsonPropertyDescription(
                        "The value, at most 4096 characters. Never a password: use valueFrom.")
                @Format(TEXT)
                @Size(max = 4096)
                @Nullable String value,
        @JsonPropertyDescription(
                        "A key of a Secret or ConfigMap of the same namespace instead of a value.")
                @Nullable EnvValueFrom valueFrom) {}
