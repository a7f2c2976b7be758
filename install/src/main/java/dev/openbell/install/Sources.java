package dev.openbell.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * All that the installation is generated from.
 *
 * @param base the objects of {@code deploy/base}, without its kustomization
 * @param crds the generated definitions of {@code crds/manifests}
 * @param samples the custom resources of {@code samples}
 */
public record Sources(List<SourceFile> base, List<SourceFile> crds, List<SourceFile> samples) {

    /** The sources of the repository whose root is given. */
    public static Sources read(Path root) throws IOException {
        var crds = SourceFile.folder(root.resolve("crds/manifests"));
        if (crds.isEmpty()) {
            throw new IllegalStateException(
                    "There are no custom resource definitions in crds/manifests: run make manifests.");
        }
        return new Sources(
                SourceFile.folder(root.resolve("deploy/base")).stream()
                        .filter(file -> !file.name().equals(Kustomization.FILE))
                        .toList(),
                crds,
                SourceFile.folder(root.resolve("samples")));
    }

    List<CustomResourceDefinition> definitions() {
        return crds.stream()
                .map(SourceFile::object)
                .map(CustomResourceDefinition.class::cast)
                .toList();
    }

    /** The base's objects of a type, in the order of their file names. */
    <T extends HasMetadata> List<T> all(Class<T> type) {
        return base.stream()
                .map(SourceFile::object)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The base's object of a type of which there should be one. */
    <T extends HasMetadata> T only(Class<T> type) {
        var found = all(type);
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "deploy/base should hold one "
                            + type.getSimpleName()
                            + " and holds "
                            + found.size()
                            + ".");
        }
        return found.getFirst();
    }
}
