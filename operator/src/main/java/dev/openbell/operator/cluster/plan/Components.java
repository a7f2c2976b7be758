package dev.openbell.operator.cluster.plan;

import dev.openbell.api.Durations;
import dev.openbell.api.v1alpha1.Activation;
import dev.openbell.api.v1alpha1.Behavior;
import dev.openbell.api.v1alpha1.Component;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.Role;
import dev.openbell.api.v1alpha1.Scale;
import dev.openbell.api.v1alpha1.Users;
import dev.openbell.calendar.SessionAnswer;
import dev.openbell.calendar.SessionState;
import dev.openbell.operator.cluster.plan.ComponentPlan.DecidedBy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Defaults, activation and scale of one component. */
final class Components {

    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_USERS_PER_POD = 10;
    private static final Duration DEFAULT_DRAIN = Duration.ofMinutes(2);
    private static final Duration DEFAULT_UP = Duration.ofSeconds(30);
    private static final Duration DEFAULT_DOWN = Duration.ofMinutes(5);

    private Components() {}

    /**
     * The component now.
     *
     * @param market what the schedule says; empty without a usable one
     */
    static ComponentPlan plan(Component component, Optional<SessionAnswer> market) {
        var roles = component.roles().stream().distinct().sorted().toList();
        var activation =
                Optional.ofNullable(component.activation())
                        .orElseGet(() -> activation(component.type(), roles));
        var sizing = sizing(component.type(), component.scale());
        var active = active(activation, market);
        var behavior = Optional.ofNullable(component.behavior());
        return new ComponentPlan(
                component,
                roles,
                activation,
                active.orElse(false),
                decidedBy(activation, market),
                sizing,
                active.map(on -> on ? ScaleGoal.of(sizing) : new ScaleGoal.Off())
                        .orElseGet(ScaleGoal.Keep::new),
                Tenure.NONE,
                component.type() == ComponentType.AI ? usersPerPod(component.scale()) : 0,
                duration(component.drain() == null ? null : component.drain().deadline())
                        .orElse(DEFAULT_DRAIN),
                behavior.map(Behavior::scaleUpWindow)
                        .flatMap(Components::duration)
                        .orElse(DEFAULT_UP),
                behavior.map(Behavior::scaleDownWindow)
                        .flatMap(Components::duration)
                        .orElse(DEFAULT_DOWN),
                component.port() == null ? DEFAULT_PORT : Math.toIntExact(component.port()));
    }

    private static Activation activation(ComponentType type, List<Role> roles) {
        if (type != ComponentType.AI || roles.size() != 1) {
            return Activation.Always;
        }
        return switch (roles.getFirst()) {
            case Trading -> Activation.Session;
            case Learning -> Activation.OffSession;
            case Chatbot -> Activation.OnDemand;
            case Unrecognized -> Activation.Always;
        };
    }

    /** Whether the component has pods now; empty when what should say so cannot be read. */
    private static Optional<Boolean> active(Activation activation, Optional<SessionAnswer> market) {
        return switch (activation) {
            case Always, OnDemand -> Optional.of(true);
            case Session -> market.map(Components::isOpen);
            case OffSession -> market.map(answer -> !isOpen(answer));
            case Unrecognized -> Optional.empty();
        };
    }

    private static boolean isOpen(SessionAnswer answer) {
        return answer.state() == SessionState.Open;
    }

    private static DecidedBy decidedBy(Activation activation, Optional<SessionAnswer> market) {
        return switch (activation) {
            case Always, OnDemand, Unrecognized -> DecidedBy.activation;
            case Session, OffSession ->
                    market.map(
                                    answer ->
                                            answer.market().equals("override")
                                                    ? DecidedBy.override
                                                    : DecidedBy.schedule)
                            .orElse(DecidedBy.reference);
        };
    }

    private static Sizing sizing(ComponentType type, @Nullable Scale scale) {
        if (scale != null && scale.fixed() != null) {
            return new Sizing.FixedSize(Math.toIntExact(scale.fixed()));
        }
        var byType =
                switch (type) {
                    case AI -> range(1, 20, OptionalInt.empty(), OptionalInt.empty());
                    case Frontend, Backend, Service, Unrecognized ->
                            range(2, 10, OptionalInt.of(70), OptionalInt.of(80));
                    case Worker -> range(1, 10, OptionalInt.empty(), OptionalInt.empty());
                };
        if (scale == null) {
            return byType;
        }
        var chosen = scale.cpu() != null || scale.memory() != null;
        var targets =
                chosen || scale.users() != null || scale.queue() != null
                        ? range(0, 0, percent(scale.cpu()), percent(scale.memory()))
                        : byType;
        int min = scale.min() == null ? byType.min() : Math.toIntExact(scale.min());
        int max = scale.max() == null ? Math.max(byType.max(), min) : Math.toIntExact(scale.max());
        return range(Math.min(min, max), max, targets.cpu(), targets.memory());
    }

    private static Sizing.Range range(int min, int max, OptionalInt cpu, OptionalInt memory) {
        return new Sizing.Range(min, max, cpu, memory);
    }

    private static OptionalInt percent(@Nullable Long value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(value));
    }

    private static int usersPerPod(@Nullable Scale scale) {
        return Optional.ofNullable(scale)
                .map(Scale::users)
                .map(Users::perPod)
                .map(Math::toIntExact)
                .orElse(DEFAULT_USERS_PER_POD);
    }

    private static Optional<Duration> duration(@Nullable String text) {
        return Optional.ofNullable(text).map(Durations::parse);
    }
}
