package dev.openbell.operator.conditions;

/**
 * The condition types that Openbell writes. {@code docs/reference/conditions.md} explains each; a
 * test holds the two together.
 */
public enum ConditionType {
    /**
     * A conclusion: the generation is observed, children are rolled out, no dependent has failed.
     * On every kind.
     */
    Ready(Polarity.Always),
    /** Present while children are still being rolled out. */
    Reconciling(Polarity.WhileTrue),
    /** Present while only a change by a person can help; the last good state is kept. */
    Stalled(Polarity.WhileTrue),
    /** Whether schedule and policy were found and usable. */
    ResolvedRefs(Polarity.Always),
    /**
     * Whether the named stores can be used, as far as the operator can see without reading a
     * Secret.
     */
    DatastoresReachable(Polarity.Always),
    /** Present while a flip's outgoing side stays because the incoming side is late. */
    FlipHeld(Polarity.WhileTrue),
    /** Present while an edit of the schedule waits for the cluster's minimum notice. */
    NoticeRunning(Polarity.WhileTrue),
    /** Present while a task at a bell was not started at its last time. */
    TaskMissed(Polarity.WhileTrue),
    /** Present with status False while fields are set that have no effect in this version. */
    FullyImplemented(Polarity.WhileFalse),
    /** Whether the schedule counts as open now. */
    MarketOpen(Polarity.Always),
    /** Whether the calendars' data reach far enough. */
    CalendarCurrent(Polarity.Always);

    /** When a condition is present at all. */
    enum Polarity {
        Always,
        WhileTrue,
        WhileFalse
    }

    final Polarity polarity;

    ConditionType(Polarity polarity) {
        this.polarity = polarity;
    }
}
