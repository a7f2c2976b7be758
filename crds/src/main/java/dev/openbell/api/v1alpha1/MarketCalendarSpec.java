package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;
import static dev.openbell.api.schema.Grammar.MIC;
import static dev.openbell.api.schema.Grammar.ZONE;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Market days as data. */
@ValidationRule(
        value = "has(self.extends) || has(self.timeZone)",
        message =
                "timeZone is required in a calendar that does not extend another: write an IANA time "
                        + "zone, or set extends.")
@ValidationRule(
        value = "has(self.extends) || (has(self.sessions) && size(self.sessions) > 0)",
        message =
                "sessions is required in a calendar that does not extend another: describe the ordinary "
                        + "days, or set extends.")
@ValidationRule(
        value = "has(self.extends) || has(self.validThrough)",
        message =
                "validThrough is required in a calendar that does not extend another: write the last "
                        + "date that is known, or set extends.")
@ValidationRule(
        value = "!has(self.extends) || !has(self.timeZone)",
        message =
                "timeZone is not allowed with extends, whose time zone holds: remove timeZone or extends.")
@ValidationRule(
        value = "!has(self.extends) || !has(self.sessions) || size(self.sessions) == 0",
        message =
                "sessions is not allowed with extends, whose ordinary days hold: remove sessions or "
                        + "extends.")
@ValidationRule(
        value =
                "!has(self.closures) || !has(self.earlyCloses) || "
                        + "!sets.intersects(self.closures.map(c, c.date), self.earlyCloses.map(d, d.date))",
        message =
                "closures and earlyCloses must not name the same date: decide whether the day is closed "
                        + "or ends early.")
@ValidationRule(
        value =
                "!has(self.closures) || !has(self.lateOpens) || "
                        + "!sets.intersects(self.closures.map(c, c.date), self.lateOpens.map(d, d.date))",
        message =
                "closures and lateOpens must not name the same date: decide whether the day is closed or "
                        + "begins late.")
@ValidationRule(
        value =
                "!has(self.closures) || !has(self.extraSessions) || "
                        + "!sets.intersects(self.closures.map(c, c.date), self.extraSessions.map(d, d.date))",
        message =
                "closures and extraSessions must not name the same date: decide whether the day is "
                        + "closed or has a session.")
public record MarketCalendarSpec(
        @JsonPropertyDescription(
                        "The MIC of a built-in calendar to which the days below are added. Default: none; then "
                                + "timeZone, sessions and validThrough are required.")
                @Format(MIC)
                @JsonProperty("extends")
                @Nullable String extendsName,
        @JsonPropertyDescription(
                        "The IANA time zone of every time below, like America/New_York. Required without "
                                + "extends, not allowed with it.")
                @Format(ZONE)
                @Nullable String timeZone,
        @JsonPropertyDescription(
                        "The ordinary days, each from a date on, at most 32, told apart by that date. Required "
                                + "without extends, not allowed with it.")
                @ListMap("effectiveFrom")
                @Size(max = 32)
                List<SessionTemplate> sessions,
        @JsonPropertyDescription(
                        "Holidays with the days they fall on, for what comes back year by year, at most 64, told "
                                + "apart by name. closures are for single days.")
                @ListMap("name")
                @Size(max = 64)
                List<ListedHoliday> holidays,
        @JsonPropertyDescription(
                        "Early closes with the days they fall on, for what comes back year by year, at most 64, "
                                + "told apart by name. earlyCloses are for single days, and overrule these.")
                @ListMap("name")
                @Size(max = 64)
                List<ListedEarlyClose> earlyCloseRules,
        @JsonPropertyDescription("Days without a session, at most 256, told apart by date.")
                @ListMap("date")
                @Size(max = 256)
                List<Closure> closures,
        @JsonPropertyDescription("Days that end early, at most 256, told apart by date.")
                @ListMap("date")
                @Size(max = 256)
                List<EarlyClose> earlyCloses,
        @JsonPropertyDescription("Days that begin late, at most 256, told apart by date.")
                @ListMap("date")
                @Size(max = 256)
                List<LateOpen> lateOpens,
        @JsonPropertyDescription(
                        "Sessions on days that have none by rule, at most 256, told apart by date.")
                @ListMap("date")
                @Size(max = 256)
                List<ExtraSession> extraSessions,
        @JsonPropertyDescription(
                        "The last date for which the calendar is known; afterwards the state is Unknown. "
                                + "Required without extends. Default: that of the calendar in extends.")
                @Format(DATE)
                @Nullable String validThrough) {
    public MarketCalendarSpec {
        sessions = Lists.orEmpty(sessions);
        holidays = Lists.orEmpty(holidays);
        earlyCloseRules = Lists.orEmpty(earlyCloseRules);
        closures = Lists.orEmpty(closures);
        earlyCloses = Lists.orEmpty(earlyCloses);
        lateOpens = Lists.orEmpty(lateOpens);
        extraSessions = Lists.orEmpty(extraSessions);
    }
}
