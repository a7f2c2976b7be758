package dev.openbell.calendar;

/** Why an answer is what it is, in one word: fit to be the reason of a status condition. */
public enum Reason {
    /** The ordinary session of the day. */
    RegularSession,
    /** The day ends early: before that close it is open for this reason, after it closed. */
    EarlyClose,
    /** The day begins late: before that open it is closed for this reason, after it open. */
    LateOpen,
    /** A session on a day that has none by rule, or one with times of its own. */
    ExtraSession,
    /** A break inside the session. */
    LunchBreak,
    /** A trading day, but not at this hour. */
    OutOfHours,
    /** A weekday on which the market has no session. */
    Weekend,
    /** Closed by a holiday rule. */
    Holiday,
    /** Closed on one date by a notice. */
    AdHocClosure,
    /** Inside a weekly window. */
    Window,
    /** Outside every weekly window. */
    OutsideWindows,
    /** A person forced or held the session. */
    Override,
    /** The calendar's data do not reach this instant. */
    BeyondHorizon
}
