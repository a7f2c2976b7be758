package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What becomes of a task at a bell; one by a cron line has a CronJob that tells. */
public record TaskStatus(
        @JsonPropertyDescription("The task's name.") @Format(LINE) String name,
        @JsonPropertyDescription(
                        "The time for which it is planned; after that time, until it is known what became of it.")
                @Format(INSTANT)
                @Nullable String nextRun,
        @JsonPropertyDescription("The last planned time for which a run was started.")
                @Format(INSTANT)
                @Nullable String lastScheduled,
        @JsonPropertyDescription("When a run last ended with success.") @Format(INSTANT)
                @Nullable String lastSucceeded,
        @JsonPropertyDescription(
                        "How many of its times have passed without a run, as far as the operator has seen; absent: none.")
                @Min(0)
                @Nullable Long missed,
        @JsonPropertyDescription("The last of its times that passed without a run.")
                @Format(INSTANT)
                @Nullable String lastMissed) {}
