package dev.openbell.calendar;

/** What a market does at an instant. */
public enum Phase {
    /** Orders are taken, not yet matched continuously. */
    PreOpen,
    /** Continuous trading. */
    Continuous,
    /** An opening, intraday or closing auction. */
    Auction,
    /** A pause inside a session, such as lunch. */
    Break,
    /** Late trading or order maintenance after the close. */
    PostClose,
    /** No activity. */
    Closed,
    /** Outside the data: before the first effective date or after the published horizon. */
    Unknown
}
