package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.QUANTITY;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** Requests and limits of one pod's container, as Kubernetes quantities by resource name. */
@ValidationRule(
        value = Cel.REQUESTS_WITHIN_LIMITS,
        message =
                "requests in resources must not be greater than limits of the same resource: lower the "
                        + "request or raise the limit.")
public record Resources(
        @JsonPropertyDescription(
                        "What a node must have free for a pod, by resource name (cpu, memory, ephemeral-storage, "
                                + "an extended resource), as quantities; at most 16. Default: those of the operator for "
                                + "the type.")
                @Size(max = 16)
                Map<String, @Format(QUANTITY) String> requests,
        @JsonPropertyDescription(
                        "What a pod may use at most, by resource name, as quantities; at most 16. Default: those "
                                + "of the operator for the type.")
                @Size(max = 16)
                Map<String, @Format(QUANTITY) String> limits) {
    public Resources {
        requests = Lists.orEmpty(requests);
        limits = Lists.orEmpty(limits);
    }
}
