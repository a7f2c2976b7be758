package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How many pods. */
@ValidationRule(
        value =
                "!has(self.fixed) || !(has(self.min) || has(self.max) || has(self.users) || "
                        + "has(self.cpu) || has(self.memory) || has(self.queue))",
        message =
                "fixed in scale excludes min, max, users, cpu, memory and queue: keep fixed alone, or "
                        + "remove it.")
@ValidationRule(
        value = "!has(self.min) || !has(self.max) || self.min <= self.max",
        message = "min in scale must not be greater than max: lower min or raise max.")
public record Scale(
        @JsonPropertyDescription(
                        "Always this many pods, 0 to 1000; excludes every other field of scale. Default: scale "
                                + "between min and max.")
                @Min(0)
                @Max(1000)
                @Nullable Long fixed,
        @JsonPropertyDescription(
                        "The least number of pods while the component is active, 1 to 1000. Default: by type (AI "
                                + "1, Frontend, Backend and Service 2, Worker 1), but never above max.")
                @Min(1)
                @Max(1000)
                @Nullable Long min,
        @JsonPropertyDescription(
                        "The greatest number of pods, 1 to 1000. Default: by type (AI 20, others 10), but never "
                                + "below min.")
                @Min(1)
                @Max(1000)
                @Nullable Long max,
        @JsonPropertyDescription(
                        "Pods by connected users: ceil((users + waiting + headroom) / perPod); only for AI and "
                                + "Backend. perPod reaches the pods as OPENBELL_USERS_PER_POD already. Default: AI perPod "
                                + "10, others not.")
                @NotImplementedYet
                @Nullable Users users,
        @JsonPropertyDescription(
                        "Target of the autoscaler: percent of the CPU request in use, 1 to 100. Default: 70 for "
                                + "Frontend, Backend and Service when no other driver is named, else none.")
                @Min(1)
                @Max(100)
                @Nullable Long cpu,
        @JsonPropertyDescription(
                        "Target of the autoscaler: percent of the memory request in use, 1 to 100. Default: 80 "
                                + "for Frontend, Backend and Service when no other driver is named, else none.")
                @Min(1)
                @Max(100)
                @Nullable Long memory,
        @JsonPropertyDescription(
                        "Pods by the depth of a queue; only for Worker and Service. Default: Worker perPod 100, "
                                + "others not.")
                @NotImplementedYet
                @Nullable Queue queue) {}
