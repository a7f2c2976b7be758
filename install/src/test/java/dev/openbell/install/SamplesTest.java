package dev.openbell.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The samples against the API types: a misspelled field would be dropped in silence otherwise. */
class SamplesTest {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Map<String, Class<? extends CustomResource<?, ?>>> KINDS =
            Stream.of(
                            AIServiceCluster.class,
                            TradingSchedule.class,
                            ScheduleOverride.class,
                            ChatbotPolicy.class,
                            MarketCalendar.class)
                    .collect(Collectors.toMap(HasMetadata::getKind, Function.identity()));

    @TestFactory
    List<DynamicTest> everySampleIsReadWithoutAnUnknownField() {
        var tests = new ArrayList<DynamicTest>();
        for (var file : Repository.sources().samples()) {
            for (var tree : file.documents()) {
                tests.add(DynamicTest.dynamicTest(file.name(), () -> isRead(tree)));
            }
        }
        return tests;
    }

    private static void isRead(JsonNode tree) throws Exception {
        var type = KINDS.get(tree.path("kind").asText());
        assertThat(type).as("kind of the sample").isNotNull();
        var object = STRICT.treeToValue(tree, type);
        assertThat(object.getMetadata().getName()).isNotBlank();
        assertThat(object.getSpec()).isNotNull();
    }
}
