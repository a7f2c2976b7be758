package dev.openbell.operator.cluster.plan;

import dev.openbell.calendar.Bell;
import dev.openbell.calendar.SessionAnswer;
import java.util.Optional;

/** What a cluster's schedule says now and next. */
public record MarketNow(SessionAnswer answer, Optional<Bell> nextBell) {}
