package dev.openbell.operator.conditions;

/**
 * What one pass found about one condition.
 *
 * @param message stable text without counters, times or ids, so that an unchanged world writes
 *     nothing
 */
public record Finding(ConditionType type, Truth status, ConditionReason reason, String message) {

    public static Finding yes(ConditionType type, ConditionReason reason, String message) {
        return new Finding(type, Truth.True, reason, message);
    }

    public static Finding no(ConditionType type, ConditionReason reason, String message) {
        return new Finding(type, Truth.False, reason, message);
    }

    public static Finding unknown(ConditionType type, ConditionReason reason, String message) {
        return new Finding(type, Truth.Unknown, reason, message);
    }

    boolean isPresent() {
        return switch (type.polarity) {
            case Always -> true;
            case WhileTrue -> status != Truth.False;
            case WhileFalse -> status != Truth.True;
        };
    }
}
