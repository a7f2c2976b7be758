package dev.openbell.calendar;

/** What happens to a fixed date that falls on a Saturday or Sunday. */
public enum Observance {
    /** Nothing: the holiday is lost that year. */
    None,
    /** Saturday moves to the Friday before, Sunday to the Monday after. */
    NearestWeekday,
    /** Sunday moves to the Monday after; a Saturday is lost. */
    SundayToMonday,
    /** Moves to the next weekday that no other holiday of the calendar has taken. */
    NextFreeWeekday
}
