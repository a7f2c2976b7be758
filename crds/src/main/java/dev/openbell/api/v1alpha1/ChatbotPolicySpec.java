package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.TEXT;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the chatbot speaks. */
@ValidationRule(
        value = "size(bytes(self.instructions)) <= 32768",
        message = "instructions must be at most 32 KiB in UTF-8: shorten them.")
@ValidationRule(
        value = "self.instructions.matches('[^ \\t\\r\\n]')",
        message = "instructions must say something: write what the chatbot is to do.")
public record ChatbotPolicySpec(
        @JsonPropertyDescription(
                        "The instructions for the model, as a template; at most 32 KiB in UTF-8.")
                @Format(TEXT)
                @Size(min = 1, max = 32768)
                String instructions,
        @JsonPropertyDescription(
                        "Added to the instructions while the schedule is open; at most 16384 characters. "
                                + "Default: nothing.")
                @Format(TEXT)
                @Size(max = 16384)
                @Nullable String onSession,
        @JsonPropertyDescription(
                        "Added to the instructions while the schedule is closed; at most 16384 characters. "
                                + "Default: nothing.")
                @Format(TEXT)
                @Size(max = 16384)
                @Nullable String offSession,
        @JsonPropertyDescription(
                        "The modes of answering, at most 16, told apart by name. Default: the seven of the "
                                + "reference platform: Fast 200ms, NormalSearch 500ms, TradeBuddy 1s, Learn 2s, "
                                + "StockAnalysis 3s, DeepThinking 5s, WebSearch 10s.")
                @ListMap("name")
                @Size(max = 16)
                List<ChatMode> modes,
        @JsonPropertyDescription("How much may be asked. Default: those of each field.")
                @Nullable ChatLimits limits,
        @JsonPropertyDescription("How passages are looked up. Default: those of each field.")
                @Nullable Retrieval retrieval,
        @JsonPropertyDescription(
                        "The model endpoint. Default: none; the chatbot quotes passages and says so.")
                @Nullable ChatModel model,
        @JsonPropertyDescription("How a new revision reaches conversations. Default: all at once.")
                @NotImplementedYet
                @Nullable Rollout rollout) {
    public ChatbotPolicySpec {
        modes = Lists.orEmpty(modes);
    }
}
