package dev.openbell.install;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a catalog must know of the bundle before it opens it: {@code metadata/annotations.yaml}, and
 * the same as labels of the bundle's image.
 */
record BundleMetadata(SequencedMap<String, String> annotations) {
    private static final String PREFIX = "operators.operatorframework.io.bundle.";
    private static final String CHANNEL = "alpha";

    BundleMetadata {
        annotations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(annotations));
    }

    static BundleMetadata standard() {
        var annotations = new LinkedHashMap<String, String>();
        annotations.put(PREFIX + "mediatype.v1", "registry+v1");
        annotations.put(PREFIX + "manifests.v1", "manifests/");
        annotations.put(PREFIX + "metadata.v1", "metadata/");
        annotations.put(PREFIX + "package.v1", "openbell");
        annotations.put(PREFIX + "channels.v1", CHANNEL);
        annotations.put(PREFIX + "channel.default.v1", CHANNEL);
        return new BundleMetadata(annotations);
    }
}
