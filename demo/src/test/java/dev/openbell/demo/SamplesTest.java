package dev.openbell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final ObjectMapper STRICT =
            OpenbellMapper.create().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Samples samples = new Samples(Path.of(System.getProperty("openbell.root")));

    @Test
    void theDeskNamesTheScheduleAndThePolicyBesideIt() {
        var desk = read("AIServiceCluster", AIServiceCluster.class, Optional.empty());
        assertThat(desk.getMetadata().getName()).isEqualTo(Samples.CLUSTER);
        assertThat(desk.getMetadata().getNamespace()).isEqualTo(Samples.NAMESPACE);
        assertThat(desk.getSpec().schedule().name()).isEqualTo(Samples.SCHEDULE);
        assertThat(desk.getSpec().components()).allMatch(component -> component.image() == null);
    }

    @Test
    void aClusterWithRealPodsGetsAnImageThatCanBePulled() {
        var desk = read("AIServiceCluster", AIServiceCluster.class, Optional.of("some/image:1"));
        assertThat(desk.getSpec().components()).allMatch(c -> "some/image:1".equals(c.image()));
    }

    @Test
    void theWindowIsOpenAtTheStart() {
        var schedule = read("TradingSchedule", TradingSchedule.class, Optional.empty());
        var window = schedule.getSpec().windows().getFirst();
        assertThat(window.pulse().every()).isEqualTo("100s");
        assertThat(window.start())
                .isNotEqualTo("00:00"); // at noon the sample's own would be closed
    }

    @Test
    void theOverrideHoldsFromNowForTheDemosSchedule() throws Exception {
        var yaml = samples.override(NOON, Duration.ofMinutes(15));
        var override =
                STRICT.convertValue(
                        new KubernetesSerialization()
                                .unmarshal(yaml, GenericKubernetesResource.class),
                        ScheduleOverride.class);
        assertThat(override.getSpec().schedule().name()).isEqualTo(Samples.SCHEDULE);
        assertThat(override.getSpec().from()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(override.getSpec().until()).isEqualTo("2026-11-23T12:15:00Z");
    }

    private <T> T read(String kind, Class<T> type, Optional<String> image) {
        return samples.demo(NOON, Duration.ofSeconds(20), image).stream()
                .filter(object -> object.getKind().equals(kind))
                .map(object -> STRICT.convertValue(object, type))
                .findFirst()
                .orElseThrow();
    }
}
