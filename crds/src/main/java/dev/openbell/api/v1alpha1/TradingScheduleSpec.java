package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the market counts as open. */
public record TradingScheduleSpec(
        List<String> markets,
        @Nullable CombineMode combine,
        List<SessionPhase> phases,
        @Nullable String bridgeBreaks,
        List<Window> windows,
        @Nullable String lead,
        @Nullable String drain,
        @Nullable String minimumDwell,
        List<TaskTiming> tasks) {
    public TradingScheduleSpec {
        markets = Lists.orEmpty(markets);
        phases = Lists.orEmpty(phases);
        windows = Lists.orEmpty(windows);
        tasks = Lists.orEmpty(tasks);
    }
}
