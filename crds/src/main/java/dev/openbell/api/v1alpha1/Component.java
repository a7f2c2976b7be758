package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.IMAGE;
import static dev.openbell.api.schema.Grammar.LABEL;
import static dev.openbell.api.schema.Grammar.LABEL_VALUE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import dev.openbell.api.schema.ListSet;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One workload: one Deployment and what belongs to it. */
@ValidationRule(
        value = "self.type == 'AI' ? (has(self.roles) && size(self.roles) > 0) : true",
        message =
                "roles is required for a component of type AI: name at least one of Trading, Learning "
                        + "and Chatbot.")
@ValidationRule(
        value = "self.type == 'AI' || !has(self.roles) || size(self.roles) == 0",
        message = "roles is only for a component of type AI: remove roles or set type to AI.")
@ValidationRule(
        value = "!has(self.activation) || self.activation != 'OnDemand' || self.type == 'AI'",
        message =
                "activation OnDemand is only for a component of type AI: set activation to Always, "
                        + "Session or OffSession.")
@ValidationRule(
        value =
                "!has(self.onDemand) || (has(self.activation) ? self.activation == 'OnDemand' : "
                        + "(self.type == 'AI' && has(self.roles) && size(self.roles) == 1 && self.roles[0] == "
                        + "'Chatbot'))",
        message =
                "onDemand is only for a component with the activation OnDemand: remove onDemand or set "
                        + "activation to OnDemand.")
@ValidationRule(
        value = "!has(self.behavior) || !has(self.scale) || !has(self.scale.fixed)",
        message =
                "behavior means nothing with scale.fixed: remove behavior, or scale by min and max.")
@ValidationRule(
        value = "!has(self.scale) || !has(self.scale.users) || self.type in ['AI', 'Backend']",
        message =
                "scale.users is only for a component of type AI or Backend, since no other reports its "
                        + "users: scale by cpu or memory instead.")
@ValidationRule(
        value = "!has(self.scale) || !has(self.scale.queue) || self.type in ['Worker', 'Service']",
        message =
                "scale.queue is only for a component of type Worker or Service: scale by users, cpu or "
                        + "memory instead.")
@ValidationRule(
        value = "!has(self.port) || self.port != 9000",
        message =
                "port must not be 9000, which is the management port of every pod: choose another port.")
@ValidationRule(
        value = "!(self.name in ['redis', 'postgres', 'rabbitmq', 'search'])",
        message =
                "name must not be redis, postgres, rabbitmq or search, which are the names of the "
                        + "embedded stores' Services: choose another name.")
public record Component(
        @JsonPropertyDescription(
                        "The name: lower-case letters, digits and -, at most 40 characters, since the names of "
                                + "children are made from it.")
                @Format(LABEL)
                @Size(min = 1, max = 40)
                String name,
        @JsonPropertyDescription(
                        "What kind of workload this is; image, scaling, activation and route follow from it.")
                ComponentType type,
        @JsonPropertyDescription(
                        "What an AI component does, each role at most once; several roles share one pod. "
                                + "Required for type AI, not allowed for others.")
                @ListSet
                @Size(max = 3)
                List<Role> roles,
        @JsonPropertyDescription(
                        "When the component has pods: Always, Session (while the schedule is open), OffSession "
                                + "(while it is closed), OnDemand (AI only: sleeps at zero until someone talks to it). "
                                + "Default: Always; for an AI component with one role alone Trading is Session, Learning "
                                + "OffSession, Chatbot OnDemand. Sleeping is still missing: OnDemand stays at one pod. "
                                + NotImplementedYet.SENTENCE)
                @Nullable Activation activation,
        @JsonPropertyDescription(
                        "The container image. Default: the operator's own image for the type. Must lie in a "
                                + "registry of the operator's allow-list when there is one.")
                @Format(IMAGE)
                @Nullable String image,
        @JsonPropertyDescription(
                        "How many pods: fixed, or min and max with what drives the number. Default by type: AI "
                                + "min 1, max 20, users.perPod 10; Frontend, Backend and Service min 2, max 10, cpu 70, "
                                + "memory 80; Worker min 1, max 10, queue.perPod 100.")
                @Nullable Scale scale,
        @JsonPropertyDescription(
                        "How quickly the autoscaler follows; not with scale.fixed. Default: up 30s, down 300s.")
                @Nullable Behavior behavior,
        @JsonPropertyDescription(
                        "How the component sleeps and wakes; only with the activation OnDemand. Default: those "
                                + "of each field.")
                @NotImplementedYet
                @Nullable OnDemand onDemand,
        @JsonPropertyDescription(
                        "How long sessions may take to end before a pod goes. Default: deadline 2m.")
                @Nullable Drain drain,
        @JsonPropertyDescription(
                        "Requests and limits of the container. Default: those of the operator for the type.")
                @Nullable Resources resources,
        @JsonPropertyDescription(
                        "Labels that a node must have to get a pod, at most 32. Default: any node.")
                @Size(max = 32)
                Map<String, @Format(LABEL_VALUE) String> nodeSelector,
        @JsonPropertyDescription("Taints that the pods tolerate, at most 16. Default: none.")
                @Size(max = 16)
                List<Toleration> tolerations,
        @JsonPropertyDescription(
                        "Environment variables, at most 64, told apart by name. Default: none beyond those that "
                                + "the operator sets (OPENBELL_...).")
                @ListMap("name")
                @Size(max = 64)
                List<EnvEntry> env,
        @JsonPropertyDescription(
                        "Secrets and ConfigMaps whose keys become environment variables, at most 16. Default: "
                                + "none.")
                @Size(max = 16)
                List<EnvSource> envFrom,
        @JsonPropertyDescription(
                        "The TCP port on which the container serves, 1 to 65535 but not 9000. Default: 8080.")
                @Min(1)
                @Max(65535)
                @Nullable Long port,
        @JsonPropertyDescription(
                        "How the pods are spread over zones or nodes. Default: by node, maxSkew 1, Prefer.")
                @Nullable ReplicasSpread replicasSpread) {
    public Component {
        roles = Lists.orEmpty(roles);
        nodeSelector = Lists.orEmpty(nodeSelector);
        tolerations = Lists.orEmpty(tolerations);
        env = Lists.orEmpty(env);
        envFrom = Lists.orEmpty(envFrom);
    }
}
