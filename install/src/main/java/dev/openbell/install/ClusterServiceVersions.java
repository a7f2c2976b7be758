package dev.openbell.install;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.ClusterServiceVersion;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.ClusterServiceVersionBuilder;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.InstallMode;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.NamedInstallStrategy;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.NamedInstallStrategyBuilder;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.StrategyDeploymentPermissions;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.StrategyDeploymentPermissionsBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bundle's main object: what OLM installs and what a catalog shows. */
final class ClusterServiceVersions {
    private static final String SITE = "https://openbell.dev";
    private static final String REPOSITORY = "https://github.com/openbell/openbell";
    private static final String SUMMARY =
            "Runs AI trading and chat platforms by the market's clock.";

    private ClusterServiceVersions() {}

    static ClusterServiceVersion clusterServiceVersion(Sources sources) {
        var deployment = sources.only(Deployment.class);
        var container = operatorContainer(deployment);
        var version = version(container.getImage());
        return new ClusterServiceVersionBuilder()
                .withNewMetadata()
                .withName("openbell.v" + version)
                .withAnnotations(annotations(sources, container.getImage()))
                .endMetadata()
                .withNewSpec()
                .withDisplayName("Openbell")
                .withDescription(Resources.text("description.md"))
                .withVersion(version)
                .withMaturity("alpha")
                .withMinKubeVersion("1.31.0")
                .withKeywords("ai", "trading", "chatbot", "market hours", "schedule", "autoscaling")
                .withNewProvider("Openbell", SITE)
                .addNewMaintainer("maintainers@openbell.dev", "The maintainers of Openbell")
                .addNewLink("Website", SITE)
                .addNewLink("Source code", REPOSITORY)
                .addNewIcon(Resources.base64("bell.svg"), "image/svg+xml")
                .withInstallModes(installModes())
                .withNewCustomresourcedefinitions()
                .withOwned(OwnedKinds.descriptions(sources))
                .endCustomresourcedefinitions()
                .addNewRelatedImage(container.getImage(), container.getName())
                .withInstall(install(sources, deployment))
                .endSpec()
                .build();
    }

    private static NamedInstallStrategy install(Sources sources, Deployment deployment) {
        var rights = new OperatorRights(sources);
        return new NamedInstallStrategyBuilder()
                .withStrategy("deployment")
                .withNewSpec()
                .withClusterPermissions(permissions(rights.account(), rights.inCluster()))
                .withPermissions(permissions(rights.account(), rights.inNamespace()))
                .addNewDeployment()
                .withName(deployment.getMetadata().getName())
                .withLabel(deployment.getMetadata().getLabels())
                .withSpec(deployment.getSpec())
                .endDeployment()
                .endSpec()
                .build();
    }

    private static StrategyDeploymentPermissions permissions(
            String account, List<PolicyRule> rules) {
        return new StrategyDeploymentPermissionsBuilder()
                .withServiceAccountName(account)
                .withRules(rules)
                .build();
    }

    private static Map<String, String> annotations(Sources sources, String image) {
        var annotations = new LinkedHashMap<String, String>();
        annotations.put("alm-examples", Yaml.jsonArray(Examples.examples(sources)));
        annotations.put("capabilities", "Basic Install");
        annotations.put("categories", "AI/Machine Learning");
        annotations.put("containerImage", image);
        annotations.put("description", SUMMARY);
        annotations.put(
                "operatorframework.io/suggested-namespace",
                sources.only(Namespace.class).getMetadata().getName());
        annotations.put("repository", REPOSITORY);
        annotations.put("support", "Openbell");
        return annotations;
    }

    /** One operator serves all namespaces: calendars hold for all of them. */
    private static List<InstallMode> installModes() {
        return Stream.of("OwnNamespace", "SingleNamespace", "MultiNamespace", "AllNamespaces")
                .map(type -> new InstallMode(type.equals("AllNamespaces"), type))
                .toList();
    }

    private static Container operatorContainer(Deployment deployment) {
        var containers = deployment.getSpec().getTemplate().getSpec().getContainers();
        if (containers.size() != 1) {
            throw new IllegalStateException(
                    "The operator's Deployment should have one container and has "
                            + containers.size()
                            + ".");
        }
        return containers.getFirst();
    }

    /** The tag of the image is the version of the bundle: it is stated in one place. */
    private static String version(String image) {
        var tag = image.substring(image.lastIndexOf(':') + 1);
        if (!tag.matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?")) {
            throw new IllegalStateException(
                    "The operator's image should have a version as its tag, and is " + image + ".");
        }
        return tag;
    }
}
