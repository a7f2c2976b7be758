package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.ComponentType;
import java.util.List;

/** Tiers between which NetworkPolicies are drawn. */
enum Tier {
    frontend,
    backend,
    internal,
    ai,
    data;

    static Tier of(ComponentType type) {
        return switch (type) {
            case Frontend -> frontend;
            case AI -> ai;
            case Backend -> backend;
            case Worker, Service, Unrecognized -> internal;
        };
    }

    /** Whom this tier calls: the one table from which both sides of every edge are drawn. */
    List<Tier> reaches() {
        return switch (this) {
            case frontend -> List.of(backend);
            case backend -> List.of(backend, internal, ai, data);
            case internal -> List.of(internal, ai, data);
            case ai -> List.of(data);
            case data -> List.of();
        };
    }
}
