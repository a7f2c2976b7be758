package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import java.net.HttpURLConnection;

/** What to do about a pass that threw. */
public final class Failures {

    private Failures() {}

    /** Ends quietly when the object is going or gone; all else is tried again, without end. */
    public static <P extends HasMetadata> ErrorStatusUpdateControl<P> judge(
            P resource, Exception failure) {
        return isGoing(resource) || isAboutGoing(failure)
                ? ErrorStatusUpdateControl.<P>noStatusUpdate().withNoRetry()
                : ErrorStatusUpdateControl.defaultErrorProcessing();
    }

    /** True when the object is being deleted: nothing is to be done for it any more. */
    public static boolean isGoing(HasMetadata resource) {
        return resource.getMetadata().getDeletionTimestamp() != null;
    }

    /** The SDK wraps what a pass threw, sometimes twice. */
    private static boolean isAboutGoing(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof KubernetesClientException refused) {
                return isGone(refused)
                        || (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN
                                && String.valueOf(refused.getMessage())
                                        .contains("being terminated"));
            }
        }
        return false;
    }

    /** The object or its namespace is not there; a missing kind of child is another matter. */
    private static boolean isGone(KubernetesClientException refused) {
        if (refused.getCode() != HttpURLConnection.HTTP_NOT_FOUND
                || refused.getStatus() == null
                || refused.getStatus().getDetails() == null) {
            return false;
        }
        var missing = refused.getStatus().getDetails();
        return "openbell.dev".equals(missing.getGroup()) || "namespaces".equals(missing.getKind());
    }
}
