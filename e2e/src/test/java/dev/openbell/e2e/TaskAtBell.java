package dev.openbell.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A task at a bell that rings every two hours, and what can happen to it, without a wait for it.
 */
final class TaskAtBell {

    static final String CRON_JOB = "small-settle";

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private static final String HOURS =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: TradingSchedule
            metadata: {name: hours}
            spec:
              windows:
              - days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
                start: "00:00"
                end: "24:00"
                timeZone: UTC
                pulse: {every: 2h, open: 1h}
              tasks:
              - {name: settle, at: {bell: Close}}
            """;

    private final Tenant tenant;

    private TaskAtBell(Tenant tenant) {
        this.tenant = tenant;
    }

    /** With a cluster that is Ready. */
    static TaskAtBell in(Tenant tenant) {
        tenant.apply(HOURS)
                .apply(
                        Platforms.SMALL.replace(
                                "spec:",
                                "spec:\n  schedule: {name: hours}\n  tasks: [{name: settle, component: api}]"))
                .awaitReady("small");
        return new TaskAtBell(tenant);
    }

    /** The last time that is over, whatever may still be seen of it. */
    static Instant last() {
        var over = Instant.now().minusSeconds(180).getEpochSecond() - HOUR;
        return Instant.ofEpochSecond(over - Math.floorMod(over, 2 * HOUR) + HOUR);
    }

    JsonNode status() {
        return tenant.cluster("small").at("/status/tasks/0");
    }

    List<JsonNode> events(String reason) {
        return tenant.list("events").stream()
                .filter(event -> event.path("reason").asText().equals(reason))
                .toList();
    }

    /** As if nobody had been there since before the last time. */
    void forgetSince(Instant time) {
        status(
                "aiserviceclusters/small",
                "status: {tasks: [{name: settle, nextRun: \"" + time + "\"}]}");
    }

    void suspend(boolean suspended) {
        tenant.patch("cronjobs", CRON_JOB, "spec: {suspend: " + suspended + "}");
    }

    /** A Job as the CronJob's controller makes it for a minute; its pod runs for long. */
    String started(Instant minute) {
        var name = CRON_JOB + "-" + minute.getEpochSecond() / 60;
        tenant.apply(
                """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: %s
                  annotations: {batch.kubernetes.io/cronjob-scheduled-timestamp: "%s"}
                  ownerReferences:
                  - {apiVersion: batch/v1, kind: CronJob, name: %s, uid: %s, controller: true}
                spec:
                  template:
                    metadata: {annotations: {testbed.openbell.dev/complete-after: 600s}}
                    spec:
                      restartPolicy: Never
                      containers: [{name: main, image: none}]
                """
                        .formatted(name, minute, CRON_JOB, uid("cronjobs", CRON_JOB)));
        status(
                "cronjobs/" + CRON_JOB,
                "status: {lastScheduleTime: \"%s\", active: [{apiVersion: batch/v1, kind: Job, name: %s, namespace: %s, uid: %s}]}"
                        .formatted(minute, name, tenant.namespace(), uid("jobs", name)));
        return name;
    }

    /** A Job as a person makes it. */
    void startByHand(String name) {
        Checkout.kubectl(
                tenant.testbed().kubeconfig(),
                "create",
                "job",
                name,
                "-n",
                tenant.namespace(),
                "--from=cronjob/" + CRON_JOB);
    }

    private String uid(String resource, String name) {
        return tenant.get(resource, name).at("/metadata/uid").asText();
    }

    private void status(String object, String yaml) {
        Checkout.kubectl(
                tenant.testbed().kubeconfig(),
                "patch",
                object,
                "-n",
                tenant.namespace(),
                "--subresource=status",
                "--type=merge",
                "-p",
                Manifests.json(yaml));
    }
}
