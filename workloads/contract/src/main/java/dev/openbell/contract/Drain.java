package dev.openbell.contract;

import java.time.Instant;

/**
 * Let go of all sessions: {@code POST /openbell/v1/drain}. The pod takes no new one, tells its
 * clients where they may go on, and has let all of them go at the deadline.
 *
 * @param deadline when the last session has to be gone
 * @param reason a sentence for people
 */
public record Drain(Instant deadline, String reason) {

    private static final int LONGEST_REASON = 256;

    public Drain {
        Fields.required("deadline", deadline);
        Fields.required("reason", reason);
        Fields.atMost("reason", reason, LONGEST_REASON);
    }
}
