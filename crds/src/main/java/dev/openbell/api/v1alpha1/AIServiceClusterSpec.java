package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.ListMap;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's wish. */
@ValidationRule(
        value =
                "has(self.schedule) || self.components.all(c, has(c.activation) ? !(c.activation in "
                        + "['Session', 'OffSession']) : !(c.type == 'AI' && has(c.roles) && size(c.roles) == 1 && "
                        + "c.roles[0] in ['Trading', 'Learning']))",
        message =
                "schedule is required when a component has the activation Session or OffSession, which "
                        + "an AI component with the role Trading or Learning alone has by default: name a "
                        + "TradingSchedule in schedule, or set another activation.")
@ValidationRule(
        value = "self.components.filter(c, c.type == 'Frontend').size() <= 1",
        message =
                "components may hold at most one component of type Frontend, since the route / leads to "
                        + "it: remove the others or make them type Service.")
@ValidationRule(
        value = "self.components.filter(c, c.type == 'Backend').size() <= 1",
        message =
                "components may hold at most one component of type Backend, since the routes /api and "
                        + "/ws lead to it: remove the others or make them type Service.")
@ValidationRule(
        value =
                "!has(self.tasks) || self.tasks.all(t, self.components.exists(c, c.name == t.component))",
        message =
                "tasks[].component must be the name of one of components, whose image the task runs: "
                        + "correct the name or add the component.")
@ValidationRule(
        value =
                "!has(self.exposure) || self.components.exists(c, c.type in ['Frontend', 'Backend']) || "
                        + "(has(self.exposure.ai) && self.exposure.ai == 'Internal')",
        message =
                "exposure needs something to lead to: add a component of type Frontend or Backend, or "
                        + "remove exposure.")
@ValidationRule(
        value =
                "!has(self.exposure) || !has(self.exposure.ai) || self.exposure.ai != 'Internal' || "
                        + "self.components.exists(c, c.type == 'AI')",
        message =
                "exposure.ai is Internal but no component is of type AI: add one, or remove exposure.ai.")
@ValidationRule(
        value =
                "!has(self.exposure) || !has(self.exposure.assets) || self.components.exists(c, c.type "
                        + "== 'Frontend')",
        message =
                "exposure.assets is for the frontend's static files but no component is of type "
                        + "Frontend: add one, or remove exposure.assets.")
public record AIServiceClusterSpec(
        @JsonPropertyDescription(
                        "The TradingSchedule of the same namespace that says when the market is open. Required "
                                + "as soon as a component has the activation Session or OffSession. Default: none, every "
                                + "component is judged by its activation alone.")
                @Nullable NameRef schedule,
        @JsonPropertyDescription(
                        "The ChatbotPolicy of the same namespace that says how the chatbot speaks. Default: none.")
                @Nullable NameRef policy,
        @JsonPropertyDescription(
                        "How users reach the platform from outside. Default: no Ingress and no HTTPRoute is made.")
                @Nullable Exposure exposure,
        @JsonPropertyDescription(
                        "The workloads, 1 to 32, told apart by name: at most one of type Frontend and one of "
                                + "type Backend, since each has one route.")
                @Required
                @ListMap("name")
                @Size(min = 1, max = 32)
                List<Component> components,
        @JsonPropertyDescription(
                        "The stores that the components use. Default: none; no connection settings are put into "
                                + "the pods.")
                @Nullable Datastores datastores,
        @JsonPropertyDescription(
                        "What can be run at a time, at most 32, told apart by name. When each runs is said by "
                                + "the tasks of the TradingSchedule, by the same name.")
                @ListMap("name")
                @Size(max = 32)
                List<Task> tasks,
        @JsonPropertyDescription("Who may talk to whom. Default: isolation Enforced.")
                @Nullable Network network,
        @JsonPropertyDescription(
                        "Limits that no schedule and no load may pass. Default: those of each field.")
                @Nullable Guardrails guardrails,
        @JsonPropertyDescription(
                        "Monitoring objects and tracing. Default: monitoring Auto, no tracing.")
                @Nullable Observability observability) {
    public AIServiceClusterSpec {
        components = Lists.orEmpty(components);
        tasks = Lists.orEmpty(tasks);
    }
}
