package dev.openbell.calendar;

/** How several sources (markets, and the weekly windows as one more) make one session. */
public enum Combine {
    /**
     * Open while any source is open; else Unknown while any is unknown; else Break; else Closed.
     */
    Any,
    /**
     * Closed while any source is closed; else Break; else Unknown while any is unknown; else Open.
     */
    All
}
