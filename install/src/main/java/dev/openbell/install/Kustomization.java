package dev.openbell.install;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** A kustomize file that does nothing but list resources. */
@JsonPropertyOrder({"apiVersion", "kind", "resources"})
public record Kustomization(String apiVersion, String kind, List<String> resources) {
    /** What kustomize calls such a file. */
    public static final String FILE = "kustomization.yaml";

    static Kustomization of(List<String> resources) {
        return new Kustomization("kustomize.config.k8s.io/v1beta1", "Kustomization", resources);
    }
}
