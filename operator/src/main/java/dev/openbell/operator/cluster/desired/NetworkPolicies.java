package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.AiExposure;
import dev.openbell.api.v1alpha1.Isolation;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One policy for each tier that has pods, for exactly the edges used: users to frontend and
 * backend, frontend to backend, backend to AI, backend and AI to the stores, the operator and
 * monitoring to the management port, everybody to DNS.
 */
final class NetworkPolicies {

    private static final int DNS_PORT = 53;
    private static final int HTTPS_PORT = 443;
    private static final int OTLP_PORT = 4317;

    private NetworkPolicies() {}

    static List<? extends HasMetadata> of(Scope scope) {
        var network = scope.spec().network();
        if (network != null && network.isolation() == Isolation.Off) {
            return List.of();
        }
        return Arrays.stream(Tier.values())
                .filter(tier -> hasPods(tier, scope))
                .map(tier -> policy(tier, scope))
                .toList();
    }

    private static boolean hasPods(Tier tier, Scope scope) {
        return tier == Tier.data
                ? !Stores.embedded(scope).isEmpty()
                : scope.plan().components().stream().anyMatch(c -> Tier.of(c.type()) == tier);
    }

    private static NetworkPolicy policy(Tier tier, Scope scope) {
        return new NetworkPolicyBuilder()
                .withMetadata(scope.meta(scope.name(tier.name())))
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Labels.tierSelector(scope.cluster(), tier))
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .withIngress(ingress(tier, scope))
                .withEgress(egress(tier, scope))
                .endSpec()
                .build();
    }

    private static List<NetworkPolicyIngressRule> ingress(Tier tier, Scope scope) {
        var rules = new ArrayList<NetworkPolicyIngressRule>();
        switch (tier) {
            case frontend -> rules.add(from(List.of(), ports(tier, scope)));
            case backend -> rules.add(from(List.of(), ports(tier, scope)));
            case ai ->
                    rules.add(
                            from(
                                    aiIsRouted(scope)
                                            ? List.of()
                                            : List.of(tier(Tier.backend, scope)),
                                    ports(tier, scope)));
            case data -> {
                rules.add(
                        from(
                                List.of(tier(Tier.backend, scope), tier(Tier.ai, scope)),
                                storePorts(scope)));
                return rules;
            }
        }
        var watchers =
                Stream.concat(
                                Stream.of(scope.settings().operatorNamespace()),
                                scope.settings().monitoringNamespaces().stream())
                        .distinct()
                        .map(NetworkPolicies::namespace)
                        .toList();
        rules.add(from(watchers, List.of(tcp(Scope.MANAGEMENT_PORT))));
        return rules;
    }

    private static List<NetworkPolicyEgressRule> egress(Tier tier, Scope scope) {
        var rules = new ArrayList<NetworkPolicyEgressRule>();
        if (tier != Tier.data) {
            rules.add(to(List.of(), List.of(port(DNS_PORT, "UDP"), port(DNS_PORT, "TCP"))));
        }
        switch (tier) {
            case frontend -> reach(Tier.backend, scope, rules);
            case backend -> {
                reach(Tier.backend, scope, rules);
                reach(Tier.ai, scope, rules);
                stores(scope, rules);
            }
            case ai -> {
                stores(scope, rules);
                model(scope, rules);
            }
            case data -> {}
        }
        var observability = scope.spec().observability();
        if (tier != Tier.data && observability != null && observability.tracing() != null) {
            rules.add(to(List.of(), List.of(tcp(OTLP_PORT))));
        }
        return rules;
    }

    private static void reach(Tier tier, Scope scope, List<NetworkPolicyEgressRule> rules) {
        if (hasPods(tier, scope)) {
            rules.add(to(List.of(tier(tier, scope)), ports(tier, scope)));
        }
    }

    /**
     * Embedded stores by their label, external ones by their port: where they are is known to a
     * Secret only.
     */
    private static void stores(Scope scope, List<NetworkPolicyEgressRule> rules) {
        if (hasPods(Tier.data, scope)) {
            rules.add(to(List.of(tier(Tier.data, scope)), storePorts(scope)));
        }
        var external =
                StoreKind.of(scope.spec().datastores()).entrySet().stream()
                        .filter(entry -> entry.getValue().external() != null)
                        .map(entry -> tcp(entry.getKey().port))
                        .toList();
        if (!external.isEmpty()) {
            rules.add(to(List.of(), external));
        }
    }

    private static void model(Scope scope, List<NetworkPolicyEgressRule> rules) {
        scope.plan()
                .cluster()
                .policy()
                .found()
                .filter(policy -> policy.spec().model() != null)
                .ifPresent(policy -> rules.add(to(List.of(), List.of(tcp(HTTPS_PORT)))));
    }

    private static boolean aiIsRouted(Scope scope) {
        var exposure = scope.spec().exposure();
        return exposure != null && exposure.ai() == AiExposure.Internal;
    }

    private static List<NetworkPolicyPort> ports(Tier tier, Scope scope) {
        return scope.plan().components().stream()
                .filter(c -> Tier.of(c.type()) == tier)
                .map(ComponentPlan::port)
                .distinct()
                .sorted()
                .map(NetworkPolicies::tcp)
                .toList();
    }

    private static List<NetworkPolicyPort> storePorts(Scope scope) {
        return Stores.embedded(scope).keySet().stream().map(kind -> tcp(kind.port)).toList();
    }

    private static NetworkPolicyPort tcp(int port) {
        return port(port, "TCP");
    }

    private static NetworkPolicyPort port(int port, String protocol) {
        return new NetworkPolicyPortBuilder()
                .withPort(new IntOrString(port))
                .withProtocol(protocol)
                .build();
    }

    private static NetworkPolicyPeer tier(Tier tier, Scope scope) {
        return new NetworkPolicyPeerBuilder()
                .withNewPodSelector()
                .withMatchLabels(Labels.tierSelector(scope.cluster(), tier))
                .endPodSelector()
                .build();
    }

    private static NetworkPolicyPeer namespace(String name) {
        return new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .withMatchLabels(Map.of("kubernetes.io/metadata.name", name))
                .endNamespaceSelector()
                .build();
    }

    private static NetworkPolicyIngressRule from(
            List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        return new NetworkPolicyIngressRuleBuilder().withFrom(peers).withPorts(ports).build();
    }

    private static NetworkPolicyEgressRule to(
            List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        return new NetworkPolicyEgressRuleBuilder().withTo(peers).withPorts(ports).build();
    }
}
