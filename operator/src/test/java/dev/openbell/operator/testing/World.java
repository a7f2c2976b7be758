package dev.openbell.operator.testing;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.ChatbotPolicyStatus;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.ScheduleView;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.operator.cluster.desired.Desired;
import dev.openbell.operator.cluster.desired.Settings;
import dev.openbell.operator.cluster.desired.StoreKind;
import dev.openbell.operator.cluster.flip.Flip;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.Planner;
import dev.openbell.operator.cluster.resolve.References;
import dev.openbell.operator.cluster.resolve.ResolvedCluster;
import dev.openbell.operator.marketcalendar.Definitions;
import dev.openbell.operator.policy.Policies;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The objects of one namespace at an instant, as the operator's caches would hold them. */
public final class World {

    /** The settings of a fresh installation, with images that no release changes. */
    public static final Settings SETTINGS =
            new Settings(
                    Map.of(
                            ComponentType.Frontend, "openbell/frontend:test",
                            ComponentType.Backend, "openbell/backend:test",
                            ComponentType.AI, "openbell/ai-service:test",
                            ComponentType.Worker, "openbell/backend:test",
                            ComponentType.Service, "openbell/backend:test"),
                    Map.of(
                            StoreKind.redis, "redis:test",
                            StoreKind.postgres, "postgres:test",
                            StoreKind.rabbitmq, "rabbitmq:test",
                            StoreKind.search, "elasticsearch:test"),
                    List.of(),
                    "openbell-system",
                    List.of("monitoring"));

    public final List<AIServiceCluster> clusters = new ArrayList<>();
    public final List<TradingSchedule> schedules = new ArrayList<>();
    public final List<ScheduleOverride> overrides = new ArrayList<>();
    public final List<ChatbotPolicy> policies = new ArrayList<>();
    public final List<MarketCalendar> calendars = new ArrayList<>();
    public Instant now = Instant.parse("2026-07-01T15:00:00Z");
    public Settings settings = SETTINGS;

    /** A world of these objects, each one YAML document. */
    public static World of(String now, String... objects) {
        var world = new World();
        world.now = Instant.parse(now);
        for (var object : objects) {
            world.add(object);
        }
        return world;
    }

    /** Adds an object as if it had been applied: with a namespace, an identity, a generation. */
    public void add(String yaml) {
        switch (Yaml.tree(yaml).path("kind").asText()) {
            case "AIServiceCluster" -> clusters.add(stored(yaml, AIServiceCluster.class));
            case "TradingSchedule" -> schedules.add(stored(yaml, TradingSchedule.class));
            case "ScheduleOverride" -> overrides.add(stored(yaml, ScheduleOverride.class));
            case "ChatbotPolicy" -> policies.add(confirmed(stored(yaml, ChatbotPolicy.class)));
            case "MarketCalendar" -> calendars.add(stored(yaml, MarketCalendar.class));
            default -> throw new IllegalArgumentException("unknown kind in: " + yaml);
        }
    }

    public AIServiceCluster cluster() {
        return clusters.getFirst();
    }

    public ResolvedCluster resolved(AIServiceCluster cluster) {
        var spec = cluster.getSpec();
        return References.resolve(
                cluster,
                spec,
                new References.Observed(
                        schedules.stream()
                                .filter(s -> spec.schedule() != null)
                                .filter(s -> named(s, spec.schedule().name()))
                                .findFirst(),
                        overrides,
                        Definitions.merge(calendars).calendars(),
                        policies.stream()
                                .filter(p -> spec.policy() != null)
                                .filter(p -> named(p, spec.policy().name()))
                                .findFirst(),
                        Optional.ofNullable(cluster.getStatus())
                                .map(AIServiceClusterStatus::schedule)
                                .map(ScheduleView::notice),
                        now));
    }

    public ClusterPlan plan(AIServiceCluster cluster) {
        return Flip.plan(Planner.plan(resolved(cluster), now), FlipFacts.NONE, now);
    }

    public ClusterPlan plan() {
        return plan(cluster());
    }

    public List<HasMetadata> children(AIServiceCluster cluster) {
        return Desired.children(plan(cluster), settings);
    }

    public List<HasMetadata> children() {
        return children(cluster());
    }

    private static boolean named(HasMetadata object, String name) {
        return object.getMetadata().getName().equals(name);
    }

    private static <T extends HasMetadata> T stored(String yaml, Class<T> type) {
        var object = Yaml.read(yaml, type);
        var metadata = object.getMetadata();
        if (type != MarketCalendar.class) {
            metadata.setNamespace("tenant");
        }
        metadata.setUid(
                UUID.nameUUIDFromBytes(
                                (object.getKind() + "/" + metadata.getName())
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
        if (metadata.getGeneration() == null) {
            metadata.setGeneration(1L);
        }
        return object;
    }

    private static ChatbotPolicy confirmed(ChatbotPolicy policy) {
        if (policy.getStatus() == null) {
            policy.setStatus(
                    new ChatbotPolicyStatus(
                            1L, 1L, Policies.digest(policy.getSpec()), null, null, List.of()));
        }
        return policy;
    }
}
