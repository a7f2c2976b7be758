package dev.openbell.ai.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.openbell.contract.Role;
import java.time.Instant;

/** What is said over the socket, a JSON object in a text frame; {@code type} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Frame.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Frame.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = Frame.Busy.class, name = "busy"),
    @JsonSubTypes.Type(value = Frame.Refusal.class, name = "refusal"),
    @JsonSubTypes.Type(value = Frame.Leave.class, name = "leave")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Frame {

    /**
     * A user asks.
     *
     * @param id the client's own number of the question; the answer has the same
     * @param role that is asked
     * @param text at most 4,000 characters
     */
    record Ask(long id, Role role, String text) implements Frame {
        private static final int LONGEST = 4000;

        public Ask {
            if (role == null || role == Role.Unknown) {
                throw new IllegalArgumentException("role: is Trading, Learning or Chatbot");
            }
            if (text == null || text.length() > LONGEST) {
                throw new IllegalArgumentException("text: at most " + LONGEST + " characters");
            }
        }
    }

    /** The answer to a question. */
    record Reply(long id, Role role, String text) implements Frame {}

    /** The question was not taken: too many wait already. Ask again later. */
    record Busy(long id) implements Frame {}

    /** What was sent is not understood, or cannot be answered now. */
    record Refusal(String detail) implements Frame {}

    /** The session ends here: go on elsewhere until the deadline. */
    record Leave(Instant deadline, String reason) implements Frame {}
}
