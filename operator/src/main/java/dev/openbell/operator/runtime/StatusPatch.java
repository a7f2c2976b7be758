package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/** How a pass writes the status of its object. */
public final class StatusPatch {

    private StatusPatch() {}

    /**
     * Writes the status that {@code patch} holds, and nothing else.
     *
     * @param object that the pass looked at; one that has taken its name since gets no status of it
     * @param patch an object without metadata
     */
    public static <P extends HasMetadata> UpdateControl<P> of(P object, P patch) {
        var metadata = object.getMetadata();
        patch.setMetadata(
                new ObjectMetaBuilder()
                        .withName(metadata.getName())
                        .withNamespace(metadata.getNamespace())
                        .withUid(metadata.getUid())
                        .build());
        return UpdateControl.patchStatus(patch);
    }
}
