package dev.openbell.contract;

/** What a signed message is about; it is part of what is signed. */
public enum Topic {
    /** {@link PolicyDocument}: {@code POST /openbell/v1/policy}, to every pod of a cluster. */
    Policy(PolicyDocument.class),
    /** {@link Timetable}: {@code POST /openbell/v1/timetable}, to every pod of a cluster. */
    Timetable(Timetable.class),
    /** {@link Drain}: {@code POST /openbell/v1/drain}, to one pod. */
    Drain(Drain.class);

    private final Class<?> body;

    Topic(Class<?> body) {
        this.body = body;
    }

    /** What the message says. */
    public Class<?> body() {
        return body;
    }
}
