package dev.openbell.calendar;

/** Whether a session is running. Only {@link #Open} counts as open. */
public enum SessionState {
    /** A session is running. */
    Open,
    /** No session is running. */
    Closed,
    /** Between two parts of one session, and the break is too long to be bridged. */
    Break,
    /** The data do not reach this far, so nobody can say. */
    Unknown
}
