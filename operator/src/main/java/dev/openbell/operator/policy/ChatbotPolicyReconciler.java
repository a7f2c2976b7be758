package dev.openbell.operator.policy;

import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.ChatbotPolicyStatus;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.conditions.Unrecognized;
import dev.openbell.operator.conditions.Verdict;
import dev.openbell.operator.conditions.WithoutEffect;
import dev.openbell.operator.runtime.Failures;
import dev.openbell.operator.runtime.Patience;
import dev.openbell.operator.runtime.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Gives a policy's content a revision; clusters carry it to their pods. */
@ControllerConfiguration(name = "chatbotpolicy", fieldManager = "openbell")
@GradualRetry(
        maxAttempts = Patience.FOR_EVER,
        initialInterval = Patience.FIRST_MILLIS,
        intervalMultiplier = Patience.FACTOR,
        maxInterval = Patience.LONGEST_MILLIS)
public class ChatbotPolicyReconciler implements Reconciler<ChatbotPolicy> {

    private final Clock clock;

    @Inject
    ChatbotPolicyReconciler(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ErrorStatusUpdateControl<ChatbotPolicy> updateErrorStatus(
            ChatbotPolicy resource, Context<ChatbotPolicy> context, Exception failure) {
        return Failures.judge(resource, failure);
    }

    @Override
    public UpdateControl<ChatbotPolicy> reconcile(
            ChatbotPolicy policy, Context<ChatbotPolicy> context) {
        var status = judge(policy);
        if (status.equals(policy.getStatus())) {
            return UpdateControl.noUpdate();
        }
        var patch = new ChatbotPolicy();
        patch.setStatus(status);
        return StatusPatch.write(policy, patch, context);
    }

    private ChatbotPolicyStatus judge(ChatbotPolicy policy) {
        var before = policy.getStatus();
        var spec = policy.getSpec();
        var generation = Objects.requireNonNullElse(policy.getMetadata().getGeneration(), 0L);
        var unusable =
                spec == null
                        ? Optional.of(
                                new Verdict.IsStalled(
                                        ConditionReason.InvalidSpec, "spec is missing."))
                        : Unrecognized.verdict(spec);
        if (unusable.isPresent()) {
            return new ChatbotPolicyStatus(
                    generation,
                    before == null ? null : before.revision(),
                    before == null ? null : before.digest(),
                    null,
                    null,
                    Conditions.merge(
                            before == null ? List.of() : before.conditions(),
                            Conditions.conclusion(unusable.get()),
                            generation,
                            clock.instant()));
        }
        var digest = Policies.digest(spec);
        return new ChatbotPolicyStatus(
                generation,
                Policies.revision(before, digest),
                digest,
                null,
                null,
                Conditions.merge(
                        before == null ? List.of() : before.conditions(),
                        Conditions.all(
                                Conditions.conclusion(
                                        new Verdict.IsReady("The policy has a revision.")),
                                WithoutEffect.finding(WithoutEffect.in(spec))),
                        generation,
                        clock.instant()));
    }
}
