package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LABEL_KEY;
import static dev.openbell.api.schema.Grammar.LABEL_VALUE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.OneOf;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** As in a pod. */
@ValidationRule(
        value = "has(self.key) || (has(self.operator) && self.operator == 'Exists')",
        message =
                "key is required in tolerations unless operator is Exists: name the taint's key, or set "
                        + "operator to Exists.")
@ValidationRule(
        value = "!has(self.value) || !has(self.operator) || self.operator != 'Exists'",
        message =
                "value in tolerations means nothing with operator Exists: remove value or set operator "
                        + "to Equal.")
@ValidationRule(
        value = "!has(self.tolerationSeconds) || (has(self.effect) && self.effect == 'NoExecute')",
        message =
                "tolerationSeconds in tolerations needs the effect NoExecute: set effect to NoExecute or "
                        + "remove tolerationSeconds.")
public record Toleration(
        @JsonPropertyDescription("The taint's key. Default: every key, with operator Exists.")
                @Format(LABEL_KEY)
                @Nullable String key,
        @JsonPropertyDescription("Exists or Equal. Default: Equal.") @OneOf({"Exists", "Equal"})
                @Nullable String operator,
        @JsonPropertyDescription("The taint's value, with operator Equal. Default: empty.")
                @Format(LABEL_VALUE)
                @Nullable String value,
        @JsonPropertyDescription(
                        "NoSchedule, PreferNoSchedule or NoExecute. Default: every effect.")
                @OneOf({"NoSchedule", "PreferNoSchedule", "NoExecute"})
                @Nullable String effect,
        @JsonPropertyDescription(
                        "How long a pod stays on a node with a NoExecute taint, in seconds, 0 to 2592000 (30 "
                                + "days). Default: for ever.")
                @Min(0)
                @Max(2592000)
                @Nullable Long tolerationSeconds) {}
