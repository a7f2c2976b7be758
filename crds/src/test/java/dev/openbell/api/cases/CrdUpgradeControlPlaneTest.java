package dev.openbell.api.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.manifests.ResourceKind;
import dev.openbell.testbed.OnTestbed;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnTestbed
class CrdUpgradeControlPlaneTest {
    @ParameterizedTest
    @EnumSource
    void applyingADefinitionAgainChangesNothing(ResourceKind kind, KubernetesClient client) {
        var first = ApiServer.install(client, kind);
        var second = ApiServer.install(client, kind);
        assertThat(second.getMetadata().getGeneration())
                .isEqualTo(first.getMetadata().getGeneration());
        assertThat(second.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
    }

    @ParameterizedTest
    @EnumSource
    void theServerFindsNothingToComplainOf(ResourceKind kind, KubernetesClient client) {
        var crd = ApiServer.install(client, kind);
        assertThat(crd.getStatus().getConditions())
                .noneMatch(c -> c.getType().equals("NonStructuralSchema"))
                .anyMatch(c -> c.getType().equals("NamesAccepted") && c.getStatus().equals("True"));
        assertThat(crd.getSpec().getPreserveUnknownFields()).isNotEqualTo(true);
    }
}
