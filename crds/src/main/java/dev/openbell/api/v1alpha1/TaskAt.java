package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** At a bell or by a cron line, never both. */
public record TaskAt(
        @Nullable BellKind bell,
        @Nullable String market,
        @Nullable String offset,
        @Nullable String cron,
        @Nullable String timeZone) {}
