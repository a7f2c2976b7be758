package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be run at a time; when is said by the TradingSchedule. */
public record Task(
        String name,
        String component,
        List<String> args,
        @Nullable String deadline,
        @Nullable Long retries) {
    public Task {
        args = Lists.orEmpty(args);
    }
}
