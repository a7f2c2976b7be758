package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a policy. */
public record ChatbotPolicyStatus(
        @JsonPropertyDescription("The generation of the spec that this status answers.") @Min(0)
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("The number of this policy's newest revision.") @Min(0)
                @Nullable Long revision,
        @JsonPropertyDescription("The digest of that revision.") @Format(LINE)
                @Nullable String digest,
        @JsonPropertyDescription("Pods that use it and all pods, like 12/12.")
                @NotImplementedYet
                @Format(LINE)
                @Nullable String pods,
        @JsonPropertyDescription("How the canary does.") @NotImplementedYet @Format(LINE)
                @Nullable String canary,
        @JsonPropertyDescription(
                        "Conditions as in Kubernetes; see their types and reasons in the reference.")
                @ListMap("type")
                @Size(max = 32)
                List<Condition> conditions) {
    public ChatbotPolicyStatus {
        conditions = Lists.orEmpty(conditions);
    }
}
