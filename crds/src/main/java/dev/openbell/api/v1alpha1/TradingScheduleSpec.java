package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;
import static dev.openbell.api.schema.Grammar.LEAD;
import static dev.openbell.api.schema.Grammar.MARKET;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import dev.openbell.api.schema.ListSet;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the market counts as open. */
@ValidationRule(
        value =
                "(has(self.markets) && size(self.markets) > 0) || (has(self.windows) && "
                        + "size(self.windows) > 0)",
        message =
                "markets or windows is required: name at least one market, like XNYS, or one weekly "
                        + "window.")
@ValidationRule(
        value =
                "!has(self.phases) || size(self.phases) == 0 || (has(self.markets) && size(self.markets) "
                        + "> 0)",
        message =
                "phases are those of a market's day but markets is empty: name a market or remove phases.")
@ValidationRule(
        value =
                "!has(self.lead) || self.lead == 'Learned' || duration(self.lead) <= duration('1h')",
        message = "lead must be Learned or a duration of at most 1h, like 90s: shorten it.")
@ValidationRule(
        value =
                "!has(self.tasks) || self.tasks.all(t, !has(t.at.market) || (has(self.markets) && "
                        + "t.at.market in self.markets))",
        message = "tasks[].at.market must be one of markets: correct it, or add the market.")
@ValidationRule(
        value = Cel.WINDOWS_DO_NOT_OVERLAP,
        message = "windows of one time zone must not overlap: merge them, or change start and end.")
public record TradingScheduleSpec(
        @JsonPropertyDescription(
                        "The markets, at most 16: a built-in calendar by its MIC (XNYS) or a MarketCalendar by "
                                + "its name. At least one market or one window is required.")
                @ListSet
                @Size(max = 16)
                List<@Format(MARKET) String> markets,
        @JsonPropertyDescription(
                        "Any: open when one of the markets is open. All: open when all of them are. Default: Any.")
                @Nullable CombineMode combine,
        @JsonPropertyDescription(
                        "Which phases of a market's day count as open. Default: Continuous alone.")
                @ListSet
                @Size(max = 3)
                List<SessionPhase> phases,
        @JsonPropertyDescription(
                        "A break of the market that is shorter than this does not close the schedule (lunch in "
                                + "Tokyo), 0s to 24h. Default: 2h.")
                @Format(DURATION)
                @Between(min = "0s", max = "24h")
                @Nullable String bridgeBreaks,
        @JsonPropertyDescription(
                        "Plain weekly windows for those without a market, at most 16; they must not overlap. At "
                                + "least one market or one window is required.")
                @Size(max = 16)
                List<Window> windows,
        @JsonPropertyDescription(
                        "How long before a bell pods are warmed: a duration up to 1h, or Learned: from the 95th "
                                + "percentile of created-to-Ready over each component's recent flips. Default: "
                                + "Learned.")
                @Format(LEAD)
                @Nullable String lead,
        @JsonPropertyDescription(
                        "How long after a bell the outgoing side keeps its pods, so that sessions can end and work "
                                + "be saved, 0s to 24h. It stays longer while the incoming side is not "
                                + "Ready. Default: 5m.")
                @Format(DURATION)
                @Between(min = "0s", max = "24h")
                @Nullable String drain,
        @JsonPropertyDescription(
                        "The least time for which a side that has come keeps its pods, even when the schedule turns "
                                + "again, 0s to 24h; what comes is never late for it. Default: 10m.")
                @Format(DURATION)
                @Between(min = "0s", max = "24h")
                @Nullable String minimumDwell,
        @JsonPropertyDescription(
                        "When the tasks of the clusters that name this schedule run, at most 32, told apart by "
                                + "name. Default: none.")
                @ListMap("name")
                @Size(max = 32)
                List<TaskTiming> tasks) {
    public TradingScheduleSpec {
        markets = Lists.orEmpty(markets);
        phases = Lists.orEmpty(phases);
        windows = Lists.orEmpty(windows);
        tasks = Lists.orEmpty(tasks);
    }
}
