package dev.openbell.bench.figures;

import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditLog;
import dev.openbell.testbed.OperatorProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions to the audit log that all benchmarks have. */
public final class Requests {

    private static final String LEASES = "leases";

    private Requests() {}

    /** A user's requests since a mark, the renewals of its lease left out. */
    public static List<AuditEvent> by(String user, AuditLog log, AuditLog.Mark since) {
        return matching(log, since, event -> event.isBy(user) && !isLease(event));
    }

    /** The requests since a mark that match. */
    public static List<AuditEvent> matching(
            AuditLog log, AuditLog.Mark since, Predicate<AuditEvent> wanted) {
        try (Stream<AuditEvent> events = log.since(since)) {
            return events.filter(wanted).toList();
        }
    }

    /** A renewal of a lease: the price of a stand-in, not work. */
    public static boolean isLease(AuditEvent event) {
        return event.resource().equals(LEASES);
    }

    /** A write to a Deployment's replicas: to its scale, or to the Deployment and naming them. */
    public static boolean isReplicasWrite(AuditEvent event) {
        return event.isOn("apps", "deployments")
                && event.isWrite()
                && event.succeeded()
                && (event.subresource().equals("scale")
                        || (event.subresource().isEmpty()
                                && event.requestObject().path("spec").has("replicas")));
    }

    /** A write that gives a Deployment so many replicas, or leaves it with them. */
    public static boolean isReplicasWrite(AuditEvent event, int replicas) {
        return isReplicasWrite(event)
                && event.responseObject().path("spec").path("replicas").asInt() == replicas;
    }

    /** A write of the operator to the status of a TradingSchedule. */
    public static boolean isScheduleStatus(AuditEvent event) {
        return isOperators(event)
                && event.resource().equals("tradingschedules")
                && event.subresource().equals("status");
    }

    /** A write of the operator to the timetable that a cluster's pods mount. */
    public static boolean isTimetable(AuditEvent event) {
        return isOperators(event)
                && event.isOn("", "configmaps")
                && event.name().endsWith("-timetable");
    }

    private static boolean isOperators(AuditEvent event) {
        return event.isBy(OperatorProcess.USER) && event.isWrite() && event.succeeded();
    }

    /** How many of each, such as {@code apps/deployments patch}. */
    public static Map<String, Long> byKind(List<AuditEvent> events) {
        return events.stream()
                .collect(
                        Collectors.groupingBy(Requests::kind, TreeMap::new, Collectors.counting()));
    }

    /** Milliseconds from an instant until a request was received; negative when it came before. */
    public static double millis(Instant from, AuditEvent to) {
        return Duration.between(from, to.received()).toNanos() / 1e6;
    }

    private static String kind(AuditEvent event) {
        var access = event.access();
        return (access.apiGroup().isEmpty() ? "" : access.apiGroup() + "/")
                + access.resource()
                + " "
                + access.verb();
    }
}
