package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain weekly window in local time. */
public record Window(
        List<Weekday> days, String start, String end, String timeZone, @Nullable Pulse pulse) {
    public Window {
        days = Lists.orEmpty(days);
    }
}
