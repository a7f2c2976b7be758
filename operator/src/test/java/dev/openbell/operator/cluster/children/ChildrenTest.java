package dev.openbell.operator.cluster.children;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.testing.World;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChildrenTest {

    private static final World WORLD =
            World.of(
                    "2026-07-01T15:00:00Z",
                    "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, datastores: {redis: {embedded: {}}}, exposure: {host: a.example}, components: [{name: web, type: Frontend}, {name: api, type: Backend, scale: {auto: {min: 2, max: 4}}}], tasks: [{name: t, component: api}]}}",
                    "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS], tasks: [{name: t, at: {bell: Open}}]}}");

    static Stream<HasMetadata> children() {
        return WORLD.children().stream();
    }

    @ParameterizedTest
    @MethodSource("children")
    void aSettledChildKeepsWhoItIsAndWhatIsStillLookedAt(HasMetadata child) {
        var before = Serialization.clone(child);
        Children.settle(child);
        assertThat(child.getMetadata()).isEqualTo(before.getMetadata());
        switch (child) {
            case Deployment deployment -> {
                assertThat(deployment.getSpec().getReplicas())
                        .isEqualTo(((Deployment) before).getSpec().getReplicas());
                assertThat(deployment.getStatus()).isEqualTo(((Deployment) before).getStatus());
                assertThat(deployment.getSpec().getTemplate()).isNull();
            }
            case StatefulSet set -> {
                assertThat(set.getSpec().getReplicas())
                        .isEqualTo(((StatefulSet) before).getSpec().getReplicas())
                        .isNotNull();
                assertThat(set.getSpec().getTemplate()).isNull();
            }
            case HorizontalPodAutoscaler scaler -> assertThat(scaler).isEqualTo(before);
            default ->
                    assertThat(Serialization.asJson(child))
                            .doesNotContain("\"spec\":", "\"data\":");
        }
    }

    @Test
    void theSampleHasEveryKindOfChildButHttpRoutes() {
        List<Class<?>> kinds = new ArrayList<>();
        children().map(Object::getClass).distinct().forEach(kinds::add);
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        ChildKind.ALWAYS.stream().<Class<?>>map(ChildKind::type).toList());
    }
}
