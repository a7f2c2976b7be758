package dev.openbell.operator.policy;

import dev.openbell.api.v1alpha1.ChatbotPolicySpec;
import dev.openbell.api.v1alpha1.ChatbotPolicyStatus;
import dev.openbell.operator.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Digest and revision of a policy's content. */
public final class Policies {

    private Policies() {}

    /** Identifies the content: the same digest, the same policy. */
    public static String digest(ChatbotPolicySpec spec) {
        return CanonicalJson.digest(spec);
    }

    /** Counts up with every change of content; the first content is revision 1. */
    public static long revision(@Nullable ChatbotPolicyStatus previous, String digest) {
        if (previous == null || previous.revision() == null) {
            return 1;
        }
        return digest.equals(previous.digest()) ? previous.revision() : previous.revision() + 1;
    }
}
