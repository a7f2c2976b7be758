package dev.openbell.operator.cluster.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Identifies a child inside its namespace. */
public record Child(String kind, String name) {

    public static Child of(HasMetadata object) {
        return new Child(object.getKind(), object.getMetadata().getName());
    }

    @Override
    public String toString() {
        return kind + " \"" + name + "\"";
    }
}
