package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The stores that components use. */
public record Datastores(
        @JsonPropertyDescription("Sessions, slots, checkpoints and the policy. Default: none.")
                @Nullable Store redis,
        @JsonPropertyDescription("Accounts and history. Default: none.") @Nullable Store postgres,
        @JsonPropertyDescription("Queues between the components. Default: none.")
                @Nullable Store rabbitmq,
        @JsonPropertyDescription("Full-text search. Default: none.") @Nullable Store search) {}
