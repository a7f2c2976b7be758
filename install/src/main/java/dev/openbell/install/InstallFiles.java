package dev.openbell.install;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The generated files of the installation: what each of them holds, by its path in the repository.
 */
public final class InstallFiles {
    /** The folders in which every file is generated. */
    public static final List<String> FOLDERS = List.of("deploy/crds", "olm-bundle");

    /** The first lines of every generated file that is not a plain copy. */
    static final String NOTE =
            """
            # Generated from deploy/base, crds/manifests and samples: change those and run `make manifests`.
            """;

    private InstallFiles() {}

    /** All generated files. The same sources always give the same bytes. */
    public static SequencedMap<String, String> files(Sources sources) {
        var files = new TreeMap<String, String>();
        crds(sources, files);
        bundle(sources, files);
        return files;
    }

    private static void crds(Sources sources, Map<String, String> files) {
        var names = sources.crds().stream().map(SourceFile::name).toList();
        files.put("deploy/crds/" + Kustomization.FILE, Yaml.generated(Kustomization.of(names)));
        sources.crds().forEach(crd -> files.put("deploy/crds/" + crd.name(), crd.text()));
    }

    private static void bundle(Sources sources, Map<String, String> files) {
        sources.crds().forEach(crd -> files.put("olm-bundle/manifests/" + crd.name(), crd.text()));
        // OLM itself makes the operator's account and rights from the ClusterServiceVersion; the
        // roles for people are ordinary objects of the bundle.
        var operator = new OperatorRights(sources);
        sources.base().stream()
                .filter(file -> file.object() instanceof ClusterRole role && !operator.has(role))
                .forEach(file -> files.put("olm-bundle/manifests/" + file.name(), file.text()));
        files.put(
                "olm-bundle/manifests/openbell.clusterserviceversion.yaml",
                Yaml.generated(ClusterServiceVersions.clusterServiceVersion(sources)));
        files.put(
                "olm-bundle/metadata/annotations.yaml", Yaml.generated(BundleMetadata.standard()));
        files.put(
                "olm-bundle/bundle.Dockerfile",
                NOTE + Dockerfile.ofBundle(BundleMetadata.standard()).text());
    }
}
