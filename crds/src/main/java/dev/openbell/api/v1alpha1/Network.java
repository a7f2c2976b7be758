package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Who may talk to whom. */
public record Network(
        @JsonPropertyDescription(
                        "Enforced: NetworkPolicies admit exactly the connections that the platform uses. Off: "
                                + "none are made. Default: Enforced.")
                @Nullable Isolation isolation) {}
