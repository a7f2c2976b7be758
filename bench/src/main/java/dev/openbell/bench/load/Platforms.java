package dev.openbell.bench.load;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.NameRef;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.api.v1alpha1.TradingScheduleSpec;
import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.Settling;
import dev.openbell.testbed.AuditEvent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many platforms, some to a namespace, each namespace with a schedule and a policy of its own. What
 * a platform's AIServiceCluster is called has no dash, so its children are told by their names.
 */
public final class Platforms {

    /** As many as share a namespace, if nothing else is said. */
    public static final int PER_NAMESPACE = 100;

    /** The name of every namespace's TradingSchedule. */
    public static final String SCHEDULE = "hours";

    private static final String POLICY = "assistant";
    private static final int CREATES_IN_FLIGHT = 8;

    /** Before the name of a component, and before what an event adds. */
    private static final Pattern END_OF_NAME = Pattern.compile("[-.]");

    private static final Duration LOOK = Duration.ofSeconds(2);

    /**
     * A look at thousands of platforms is work for the API server: one look in so many times its
     * length.
     */
    private static final int LOOK_SHARE = 20;

    private final Rig rig;
    private final String prefix;
    private final Shape shape;
    private final int replicas;
    private final int perNamespace;

    /** Platforms of one shape, a hundred to a namespace. */
    public Platforms(Rig rig, String prefix, Shape shape, int replicas) {
        this(rig, prefix, shape, replicas, PER_NAMESPACE);
    }

    /**
     * Platforms of one shape.
     *
     * @param prefix of namespaces and platforms, small letters only
     * @param replicas of each component, for shapes that are no sample
     * @param perNamespace as many as share a namespace and its schedule
     */
    public Platforms(Rig rig, String prefix, Shape shape, int replicas, int perNamespace) {
        this.rig = rig;
        this.prefix = prefix;
        this.shape = shape;
        this.replicas = replicas;
        this.perNamespace = perNamespace;
    }

    /** Where a platform lies. */
    public record Address(String namespace, String name) {}

    public Address address(int number) {
        return new Address(
                prefix + "-%02d".formatted(number / perNamespace),
                prefix + "%04d".formatted(number));
    }

    /** The namespaces of the first platforms. */
    public List<String> namespaces(int platforms) {
        return IntStream.range(0, platforms)
                .mapToObj(number -> address(number).namespace())
                .distinct()
                .toList();
    }

    /** Creates the platforms 0 to count-1 with all that they refer to. */
    public void create(int count) throws InterruptedException {
        prepare(count);
        var creating = rig.progress().count("created platforms", count);
        InFlight.run(
                CREATES_IN_FLIGHT,
                count,
                number -> rig.client().resource(platform(number)).create(),
                creating::at);
    }

    /** Creates the namespaces, schedules and policies of the first platforms only. */
    public void prepare(int count) {
        for (String namespace : namespaces(count)) {
            rig.client()
                    .resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(namespace)
                                    .endMetadata()
                                    .build())
                    .create();
            var schedule = new TradingSchedule();
            schedule.getMetadata().setName(SCHEDULE);
            schedule.getMetadata().setNamespace(namespace);
            schedule.setSpec(Hours.farFrom(rig.clock().instant()));
            rig.client().resource(schedule).create();
            if (shape == Shape.DESK) {
                var policy = sample("policy.yaml", ChatbotPolicy.class);
                policy.getMetadata().setName(POLICY);
                policy.getMetadata().setNamespace(namespace);
                rig.client().resource(policy).create();
            }
        }
    }

    /** A platform as a user would write it. */
    public AIServiceCluster platform(int number) {
        var address = address(number);
        AIServiceCluster cluster;
        if (shape == Shape.DESK) {
            cluster = sample("desk.yaml", AIServiceCluster.class);
            cluster.setSpec(readdressed(cluster.getSpec()));
        } else {
            cluster = new AIServiceCluster();
            cluster.setSpec(Shape.spec(shape, SCHEDULE, replicas));
        }
        cluster.getMetadata().setName(address.name());
        cluster.getMetadata().setNamespace(address.namespace());
        return cluster;
    }

    /** The platform that a child belongs to, by its name. */
    public static Address addressOf(AuditEvent child) {
        return new Address(child.namespace(), END_OF_NAME.split(child.name(), 2)[0]);
    }

    /** Waits until so many platforms of this rig, all that it has, are Ready. */
    public void awaitReady(int count) throws InterruptedException {
        var becoming = rig.progress().count("Ready", count);
        var pause = LOOK;
        for (int ready = -1; ready < count; ) {
            Thread.sleep(pause);
            rig.operator().mustLive();
            long began = System.nanoTime();
            ready =
                    (int)
                            rig
                                    .client()
                                    .resources(AIServiceCluster.class)
                                    .inAnyNamespace()
                                    .list()
                                    .getItems()
                                    .stream()
                                    .filter(Platforms::isReady)
                                    .count();
            becoming.at(ready);
            var length = Duration.ofNanos(System.nanoTime() - began).multipliedBy(LOOK_SHARE);
            pause = length.compareTo(LOOK) > 0 ? length : LOOK;
            if (becoming.soFar().compareTo(Settling.patience(count)) > 0) {
                throw new BenchException(
                        "%d of %d platforms are Ready after %d s"
                                .formatted(ready, count, becoming.soFar().toSeconds()));
            }
        }
    }

    private static boolean isReady(AIServiceCluster cluster) {
        var status = cluster.getStatus();
        return status != null
                && Objects.equals(
                        status.observedGeneration(), cluster.getMetadata().getGeneration())
                && status.conditions().stream()
                        .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
    }

    /** Sets the hours of every namespace of the first platforms at about the same time. */
    public void setHours(int platforms, TradingScheduleSpec hours) throws InterruptedException {
        var namespaces = namespaces(platforms);
        InFlight.run(
                CREATES_IN_FLIGHT,
                namespaces.size(),
                i ->
                        rig.client()
                                .resources(TradingSchedule.class)
                                .inNamespace(namespaces.get(i))
                                .withName(SCHEDULE)
                                .edit(
                                        schedule -> {
                                            schedule.setSpec(hours);
                                            return schedule;
                                        }),
                done -> {});
    }

    /**
     * Another number of pods for each component of the first platforms; not of a sample's shape.
     */
    public void resize(int platforms, int pods) throws InterruptedException {
        var resizing = rig.progress().count("resized platforms", platforms);
        InFlight.run(
                CREATES_IN_FLIGHT,
                platforms,
                number -> {
                    var address = address(number);
                    rig.client()
                            .resources(AIServiceCluster.class)
                            .inNamespace(address.namespace())
                            .withName(address.name())
                            .edit(
                                    cluster -> {
                                        cluster.setSpec(Shape.spec(shape, SCHEDULE, pods));
                                        return cluster;
                                    });
                },
                resizing::at);
    }

    private static AIServiceClusterSpec readdressed(AIServiceClusterSpec spec) {
        return new AIServiceClusterSpec(
                new NameRef(SCHEDULE),
                new NameRef(POLICY),
                spec.exposure(),
                new ArrayList<>(spec.components()),
                spec.datastores(),
                spec.tasks(),
                spec.network(),
                spec.guardrails(),
                spec.observability());
    }

    private <T extends HasMetadata> T sample(String file, Class<T> type) {
        var path = rig.root().resolve("samples").resolve(file);
        try {
            return rig.client()
                    .getKubernetesSerialization()
                    .unmarshal(Files.readString(path), type);
        } catch (IOException e) {
            throw new BenchException("the sample " + path + " cannot be read", e);
        }
    }
}
