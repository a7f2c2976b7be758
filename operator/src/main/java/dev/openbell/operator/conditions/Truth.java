package dev.openbell.operator.conditions;

/** A condition's status, as metav1.ConditionStatus. */
public enum Truth {
    True,
    False,
    Unknown
}
