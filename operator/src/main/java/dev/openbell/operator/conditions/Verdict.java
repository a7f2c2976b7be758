package dev.openbell.operator.conditions;

/** The one conclusion of a pass over an object. */
public sealed interface Verdict {

    /** All is there. */
    record IsReady(String message) implements Verdict {}

    /** Time will help: children are being rolled out, or a write is tried again. */
    record InProgress(ConditionReason reason, String message) implements Verdict {}

    /** Only a change by a person helps; the last good state is kept. */
    record IsStalled(ConditionReason reason, String message) implements Verdict {}
}
