package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Which version of its schedule a cluster with a minimum notice follows. */
public record NoticeView(
        @JsonPropertyDescription("The spec of the TradingSchedule that is followed, as JSON.")
                @Size(max = 65536)
                String followed,
        @JsonPropertyDescription("The generation of the TradingSchedule that waits.") @Min(0)
                @Nullable Long waiting,
        @JsonPropertyDescription("Until when it waits.") @Format(INSTANT) @Nullable String until) {}
