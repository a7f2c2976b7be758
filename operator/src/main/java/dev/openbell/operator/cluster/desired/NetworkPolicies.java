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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One policy for each tier that has pods, for exactly the edges used: users to frontend and
 * backend, frontend to backend, backend to AI, backend and AI to the stores, the operator and
 * monitoring to the management port, everybody to DNS.
 */
final class NetworkPolicies {

    private static final int DNS_PORT = 53;
    private static final Pattern AUTHORITY =
            Pattern.compile("https?://[^/?:]*(:(?<port>[0-9]{1,5}))?");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

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
        var callers =
                isPublic(tier, scope)
                        ? List.<NetworkPolicyPeer>of()
                        : Arrays.stream(Tier.values())
                                .filter(caller -> caller.reaches().contains(tier))
                                .map(caller -> tier(caller, scope))
                                .toList();
        if (isPublic(tier, scope) || !callers.isEmpty()) {
            rules.add(from(callers, ports(tier, scope)));
        }
        if (tier != Tier.data) {
            rules.add(from(watchers(scope), List.of(tcp(Scope.MANAGEMENT_PORT))));
        }
        return rules;
    }

    private static List<NetworkPolicyEgressRule> egress(Tier tier, Scope scope) {
        var rules = new ArrayList<NetworkPolicyEgressRule>();
        if (tier == Tier.data) {
            return rules;
        }
        rules.add(to(List.of(), List.of(port(DNS_PORT, "UDP"), port(DNS_PORT, "TCP"))));
        for (var callee : tier.reaches()) {
            if (hasPods(callee, scope)) {
                rules.add(to(List.of(tier(callee, scope)), ports(callee, scope)));
            }
        }
        if (tier.reaches().contains(Tier.data)) {
            externalStores(scope, rules);
        }
        if (tier == Tier.ai) {
            model(scope, rules);
        }
        var observability = scope.spec().observability();
        if (observability != null && observability.tracing() != null) {
            rules.add(to(List.of(), List.of(tcp(portOf(observability.tracing().endpoint())))));
        }
        return rules;
    }

    /** Where the route's traffic comes from is known to its controller only. */
    private static boolean isPublic(Tier tier, Scope scope) {
        var exposure = scope.spec().exposure();
        return exposure != null
                && switch (tier) {
                    case frontend, backend -> true;
                    case ai -> exposure.ai() == AiExposure.Internal;
                    case internal, data -> false;
                };
    }

    private static List<NetworkPolicyPeer> watchers(Scope scope) {
        return Stream.concat(
                        Stream.of(scope.settings().operatorNamespace()),
                        scope.settings().monitoringNamespaces().stream())
                .distinct()
                .map(NetworkPolicies::namespace)
                .toList();
    }

    /** By their port: where external stores are is known to a Secret only. */
    private static void externalStores(Scope scope, List<NetworkPolicyEgressRule> rules) {
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
                .map(policy -> policy.spec().model())
                .map(model -> model.endpoint())
                .ifPresent(endpoint -> rules.add(to(List.of(), List.of(tcp(portOf(endpoint))))));
    }

    private static int portOf(String endpoint) {
        var matcher = AUTHORITY.matcher(endpoint);
        if (matcher.lookingAt() && matcher.group("port") != null) {
            return Integer.parseInt(matcher.group("port"));
        }
        return endpoint.startsWith("http:") ? HTTP_PORT : HTTPS_PORT;
    }

    private static List<NetworkPolicyPort> ports(Tier tier, Scope scope) {
        var ports =
                tier == Tier.data
                        ? Stores.embedded(scope).keySet().stream().map(kind -> kind.port)
                        : scope.plan().components().stream()
                                .filter(c -> Tier.of(c.type()) == tier)
                                .map(ComponentPlan::port);
        return ports.distinct().sorted().map(NetworkPolicies::tcp).toList();
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
