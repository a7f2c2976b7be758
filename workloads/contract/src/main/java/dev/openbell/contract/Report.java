package dev.openbell.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pod answers about itself: {@code GET /openbell/v1/report} on the management port. All
 * numbers are of the moment at which it is asked.
 *
 * @param users different users that are connected
 * @param sessions open sessions; a user may have several
 * @param idleSince since when there has been no session; none while there is one
 * @param roles what each role of the pod does
 * @param timetableRevision of the timetable in use; none before one was read
 * @param policyRevision of the policy in use; 0 before one was read
 * @param draining whether the pod takes no new session
 * @param queue messages that were taken and are not acknowledged, for a Worker
 * @param waiting users who wait for a slot or for a pod, by the component that they wait for; only
 *     a backend knows them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) int users,
        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) int sessions,
        @Nullable Instant idleSince,
        Map<Role, RoleState> roles,
        @Nullable String timetableRevision,
        long policyRevision,
        boolean draining,
        long queue,
        Map<String, Integer> waiting) {

    /** More users than any pod holds: who reports more is not believed. */
    public static final int MOST_USERS = 100_000;

    private static final int MOST_NAMES = 64;
    private static final int LONGEST_REVISION = 64;
    private static final int LONGEST_NAME = 63;

    /** Refuses numbers that no pod can have. */
    public Report {
        Fields.within("users", users, 0, MOST_USERS);
        Fields.within("sessions", sessions, 0, MOST_USERS);
        Fields.within("policyRevision", policyRevision, 0, Long.MAX_VALUE);
        Fields.within("queue", queue, 0, Long.MAX_VALUE);
        if (timetableRevision != null) {
            Fields.atMost("timetableRevision", timetableRevision, LONGEST_REVISION);
        }
        var known = new TreeMap<Role, RoleState>();
        (roles == null ? Map.<Role, RoleState>of() : roles)
                .forEach(
                        (role, state) ->
                                known.put(role, state == null ? RoleState.Unknown : state));
        known.remove(Role.Unknown);
        roles = Collections.unmodifiableMap(known);
        var waits = new TreeMap<String, Integer>();
        (waiting == null ? Map.<String, Integer>of() : waiting)
                .forEach(
                        (component, count) -> {
                            Fields.atMost("waiting", component, LONGEST_NAME);
                            Fields.within(
                                    "waiting." + component,
                                    count == null ? 0 : count,
                                    0,
                                    MOST_USERS);
                            waits.put(component, count == null ? 0 : count);
                        });
        Fields.within("waiting: names", waits.size(), 0, MOST_NAMES);
        waiting = Collections.unmodifiableMap(waits);
    }
}
