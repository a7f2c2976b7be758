package dev.openbell.api.manifests;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;

/** The five kinds, with the records of their halves. */
public enum ResourceKind {
    AI_SERVICE_CLUSTER(AIServiceCluster.class),
    TRADING_SCHEDULE(TradingSchedule.class),
    SCHEDULE_OVERRIDE(ScheduleOverride.class),
    CHATBOT_POLICY(ChatbotPolicy.class),
    MARKET_CALENDAR(MarketCalendar.class);

    private final Class<? extends CustomResource<?, ?>> type;

    ResourceKind(Class<? extends CustomResource<?, ?>> type) {
        this.type = type;
    }

    /** The Java type. */
    public Class<? extends CustomResource<?, ?>> type() {
        return type;
    }

    /** The record of the spec. */
    public Class<?> spec() {
        return half(0);
    }

    /** The record of the status. */
    public Class<?> status() {
        return half(1);
    }

    /** The kind's name, like {@code TradingSchedule}. */
    public String kind() {
        return HasMetadata.getKind(type);
    }

    /** Plural and group, like {@code tradingschedules.openbell.dev}. */
    public String crdName() {
        return CustomResource.getCRDName(type);
    }

    /** The checked-in manifest. */
    public Path manifest() {
        return manifests().resolve(crdName() + ".yaml");
    }

    /** The directory of the checked-in manifests, wherever in the repository the test runs. */
    public static Path manifests() {
        Path root = Path.of(System.getProperty("openbell.root", "..")).toAbsolutePath().normalize();
        Path below = root.resolve("crds");
        return (Files.isDirectory(below) ? below : root).resolve("manifests");
    }

    private Class<?> half(int argument) {
        return (Class<?>)
                ((ParameterizedType) type.getGenericSuperclass())
                        .getActualTypeArguments()[argument];
    }
}
