package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** The cluster's market at a glance. */
public record ScheduleView(
        @JsonPropertyDescription("Open, Closed, Break or Unknown.") @Format(LINE)
                @Nullable String state,
        @JsonPropertyDescription("The market, or the markets, of the schedule.") @Format(LINE)
                @Nullable String market,
        @JsonPropertyDescription("The instant of the next bell.") @Format(INSTANT)
                @Nullable String nextBell,
        @JsonPropertyDescription(
                        "Which version of the schedule is followed; only with guardrails.minimumNotice.")
                @Nullable NoticeView notice) {}
