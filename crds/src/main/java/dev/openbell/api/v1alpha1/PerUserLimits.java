package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How much one user may ask. */
@ValidationRule(
        value =
                "!has(self.requestsPerMinute) || !has(self.requestsPerHour) || self.requestsPerMinute <= "
                        + "self.requestsPerHour",
        message =
                "requestsPerHour in perUser must not be less than requestsPerMinute: raise it, or lower "
                        + "requestsPerMinute.")
public record PerUserLimits(
        @JsonPropertyDescription("Requests in a minute, 1 to 100000. Default: 100.")
                @Min(1)
                @Max(100000)
                @Nullable Long requestsPerMinute,
        @JsonPropertyDescription("Requests in an hour, 1 to 1000000. Default: 5000.")
                @Min(1)
                @Max(1000000)
                @Nullable Long requestsPerHour,
        @JsonPropertyDescription("Requests at once, 1 to 10000. Default: 20.") @Min(1) @Max(10000)
                @Nullable Long burst) {}
