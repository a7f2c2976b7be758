package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** An exception with an end and a reason. */
@ValidationRule(
        value = "self.schedule == oldSelf.schedule",
        message =
                "schedule cannot be changed: delete this ScheduleOverride and create another one.")
@ValidationRule(
        value = "!has(self.from) || timestamp(self.until) > timestamp(self.from)",
        message = "until must be after from: correct one of them.")
@ValidationRule(
        value =
                "!has(self.from) || timestamp(self.until) - timestamp(self.from) <= duration('336h')",
        message =
                "until must be at most 14 days after from: shorten the override, or change the "
                        + "TradingSchedule.")
@ValidationRule(
        value = "self.reason.matches('[^ ]')",
        message = "reason must say something: write why the schedule is overridden.")
public record ScheduleOverrideSpec(
        @JsonPropertyDescription(
                        "The TradingSchedule of the same namespace; cannot be changed afterwards.")
                NameRef schedule,
        @JsonPropertyDescription("Open, Closed, or Hold: keep what is at the beginning.")
                OverrideEffect effect,
        @JsonPropertyDescription(
                        "When it begins, with its offset from UTC, like 2026-07-03T13:00:00-04:00. Default: when "
                                + "the object was created.")
                @Format(INSTANT)
                @Nullable String from,
        @JsonPropertyDescription(
                        "When it ends by itself, with its offset from UTC: after from and at most 14 days later.")
                @Format(INSTANT)
                String until,
        @JsonPropertyDescription("Why, in one line; shown in status and events.")
                @Format(LINE)
                @Size(min = 1, max = 1024)
                String reason,
        @JsonPropertyDescription("Who asked for it; shown in events. Default: nobody is named.")
                @Format(LINE)
                @Size(min = 1, max = 256)
                @Nullable String requestedBy) {}
