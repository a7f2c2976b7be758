package dev.openbell.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.bench.load.Platforms.Address;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyPodsTest {

    private static final String LABEL = "desk";
    private static final String EARLY = "2026-11-20T14:30:05Z";
    private static final String LATE = "2026-11-20T14:30:29Z";

    @Test
    void theLastPodDecides() {
        var ready =
                ReadyPods.complete(
                        List.of(pod("a", "True", LATE), pod("a", "True", EARLY)), LABEL, 2);
        assertThat(ready).containsOnly(entry("a", LATE));
    }

    @Test
    void oneThatIsNotReadyIsMissed() {
        var ready =
                ReadyPods.complete(
                        List.of(
                                pod("a", "True", EARLY),
                                pod("a", "False", LATE),
                                pod("b", "True", EARLY),
                                pod("b", "True", EARLY)),
                        LABEL,
                        2);
        assertThat(ready).containsOnly(entry("b", EARLY));
    }

    private static Map.Entry<Address, Instant> entry(String name, String at) {
        return Map.entry(new Address("desks", name), Instant.parse(at));
    }

    private static Pod pod(String owner, String ready, String since) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("desks")
                .addToLabels(LABEL, owner)
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready)
                .withLastTransitionTime(since)
                .endCondition()
                .endStatus()
                .build();
    }
}
