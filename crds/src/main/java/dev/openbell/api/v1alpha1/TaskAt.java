package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.CRON;
import static dev.openbell.api.schema.Grammar.DURATION;
import static dev.openbell.api.schema.Grammar.MARKET;
import static dev.openbell.api.schema.Grammar.ZONE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** At a bell or by a cron line, never both. */
@ValidationRule(
        value = "has(self.bell) != has(self.cron)",
        message =
                "bell or cron is required in a task's at, and not both: keep exactly one of them.")
@ValidationRule(
        value = "!has(self.cron) || has(self.timeZone)",
        message =
                "timeZone is required in a task's at with cron: write an IANA time zone, like "
                        + "Europe/London.")
@ValidationRule(
        value = "has(self.cron) || !has(self.timeZone)",
        message =
                "timeZone in a task's at is only for cron, since a bell has its market's zone: remove "
                        + "timeZone.")
@ValidationRule(
        value = "has(self.bell) || !has(self.market)",
        message = "market in a task's at is only for a bell: remove market or use bell.")
@ValidationRule(
        value = "has(self.bell) || !has(self.offset)",
        message = "offset in a task's at is only for a bell: remove offset or use bell.")
public record TaskAt(
        @JsonPropertyDescription(
                        "At every opening or closing bell: Open or Close. Either bell or cron is required.")
                @Nullable BellKind bell,
        @JsonPropertyDescription(
                        "Whose bell, one of markets. Default: the bell of the schedule as a whole.")
                @Format(MARKET)
                @Nullable String market,
        @JsonPropertyDescription("How long after the bell, 0s to 24h. Default: 0s.")
                @Format(DURATION)
                @Between(min = "0s", max = "24h")
                @Nullable String offset,
        @JsonPropertyDescription(
                        "Minute, hour, day of month, month and day of week (0 to 6 or SUN to SAT), like 0 3 * * "
                                + "*. Needs timeZone. Either bell or cron is required.")
                @Format(CRON)
                @Nullable String cron,
        @JsonPropertyDescription(
                        "The IANA time zone of the cron line, like Europe/London. Required with cron.")
                @Format(ZONE)
                @Nullable String timeZone) {}
