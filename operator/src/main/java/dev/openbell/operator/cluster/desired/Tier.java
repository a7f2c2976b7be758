package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.ComponentType;

/** Tiers between which NetworkPolicies are drawn. */
enum Tier {
    frontend,
    backend,
    ai,
    data;

    static Tier of(ComponentType type) {
        return switch (type) {
            case Frontend -> frontend;
            case AI -> ai;
            case Backend, Worker, Service, Unrecognized -> backend;
        };
    }
}
