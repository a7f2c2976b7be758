package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.util.Objects;

/** How a pass writes the status of its object. */
public final class StatusPatch {

    private StatusPatch() {}

    /**
     * Writes the status that {@code patch} holds, and nothing else.
     *
     * @param object that the pass looked at; one that has taken its name since gets no status of it
     * @param patch an object without metadata
     * @return how the pass ends: with another one at once if the object was edited meanwhile
     */
    public static <P extends HasMetadata> UpdateControl<P> write(
            P object, P patch, Context<P> context) {
        var metadata = object.getMetadata();
        patch.setMetadata(
                new ObjectMetaBuilder()
                        .withName(metadata.getName())
                        .withNamespace(metadata.getNamespace())
                        .withUid(metadata.getUid())
                        .build());
        var written = context.resourceOperations().serverSideApplyPrimaryStatus(patch);
        // The SDK drops the event of an edit that came before the answer: to it, all that the
        // answer holds is our own (java-operator-sdk issue 3398).
        return Objects.equals(written.getMetadata().getGeneration(), metadata.getGeneration())
                ? UpdateControl.noUpdate()
                : UpdateControl.<P>noUpdate().rescheduleAfter(Duration.ZERO);
    }
}
