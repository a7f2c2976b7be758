package dev.openbell.api.manifests;

import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Grammar;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;

/** The rules in CEL that follow from a field's spelling rather than from the kind. */
final class Rules {
    private Rules() {}

    /** A duration within its bounds. */
    static ValidationRule range(Between between, Grammar grammar, String name) {
        return rule(
                "duration(self) >= duration('%s') && duration(self) <= duration('%s')"
                        .formatted(between.min(), between.max()),
                "%s must be between %s and %s: write a duration like %s."
                        .formatted(
                                name,
                                between.min(),
                                between.max(),
                                grammar == Grammar.LATENCY ? "200ms or 5s" : "30s, 5m or 1h30m"));
    }

    /** A pattern cannot count the days of February; a timestamp of no day is an error. */
    static ValidationRule day(String name) {
        return rule(
                "timestamp(self + 'T00:00:00Z') > timestamp('1800-01-01T00:00:00Z')",
                name + " must be a day that exists, like 2026-11-27: correct it.");
    }

    static ValidationRule instant(String name) {
        return rule(
                "timestamp(self) > timestamp('1800-01-01T00:00:00Z')",
                name
                        + " must be an instant that exists, like 2026-07-03T13:00:00-04:00: correct it.");
    }

    /** In CEL, namespace is a reserved word and written with underscores. */
    static ValidationRule noNamespace() {
        return rule(
                "!has(self.__namespace__)",
                "namespace is not allowed in a reference, which always means an object of the same"
                        + " namespace: remove namespace.");
    }

    /** Rules are written over several lines for readers of the records, and served in one. */
    static ValidationRule oneLine(ValidationRule rule) {
        rule.setRule(rule.getRule().replaceAll("\\s*\\n\\s*", " "));
        return rule;
    }

    private static ValidationRule rule(String rule, String message) {
        return new ValidationRuleBuilder().withRule(rule).withMessage(message).build();
    }
}
