package dev.openbell.bench;

import dev.openbell.bench.figures.Climb;
import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.keda.Keda;
import dev.openbell.bench.keda.Supervised;
import dev.openbell.bench.load.CronObjects;
import dev.openbell.bench.load.ReadyPods;
import dev.openbell.bench.rig.Rig;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * What is told of a bell that KEDA rang, in the words of {@link BellCommand} where the meaning is
 * the same. What it took is counted from a moment before the bell on.
 *
 * @param created before the first ScaledObject was created
 * @param settled the moment before the bell
 * @param rung at the bell
 * @param over when all was there, or was given up
 */
record KedaFigures(
        Rig rig, Keda keda, Instant bell, Meter created, Meter settled, Meter rung, Meter over) {

    private static final String SCALER =
            "system:serviceaccount:kube-system:horizontal-pod-autoscaler";

    /** Processor time and requests, up to a moment. */
    record Meter(double operatorCpu, double adapterCpu, AuditLog.Mark mark, Instant at) {
        static Meter read(Rig rig, Keda keda) {
            return new Meter(
                    keda.operator().cpuSeconds(),
                    keda.adapter().cpuSeconds(),
                    rig.log().mark(),
                    rig.clock().instant());
        }
    }

    void put(JsonLine line, int objects, int replicas) {
        putBell(line, objects, replicas);
        putSettling(line);
        putRequests(line);
        line.put("operator_cpu_s", over.operatorCpu() - settled.operatorCpu())
                .put(
                        "operator_cpu_s_while_settling",
                        settled.operatorCpu() - created.operatorCpu());
        putMemory(line, "operator_", keda.operator());
        line.put("adapter_cpu_s", over.adapterCpu() - settled.adapterCpu());
        putMemory(line, "adapter_", keda.adapter());
        line.put("seconds_before_bell", Duration.between(settled.at(), rung.at()).toSeconds())
                .put("seconds_after_bell", Duration.between(rung.at(), over.at()).toSeconds())
                .put("version", keda.version())
                .put("pods", "simulated")
                .put("bell", bell.toString());
    }

    private void putBell(JsonLine line, int objects, int replicas) {
        var climb = Climb.of(rig.log().replicasHistory(CronObjects.NAMESPACE), bell, replicas);
        var ready = ReadyPods.complete(rig, CronObjects.LABEL, replicas);
        long inTime = ready.values().stream().filter(at -> !at.isAfter(bell)).count();
        Climb.put(line, "", climb.target().values(), bell);
        Climb.put(line, "first_write_", climb.first().values(), bell);
        line.put("never_written", objects - climb.first().size())
                .put("not_at_target", objects - climb.target().size())
                .put("writes", climb.writes() + climb.early())
                .put("writes_after_bell", climb.writes())
                .put("ready_at_bell", (double) inTime / objects)
                .put("never_ready", objects - ready.size());
        ReadyPods.put(line, ready.values(), bell);
    }

    /** How many autoscalers KEDA has made, one for each object, and how long it took. */
    private void putSettling(JsonLine line) {
        var made =
                Requests.matching(
                        rig.log(),
                        created.mark(),
                        event ->
                                event.isBy(Keda.USER)
                                        && event.succeeded()
                                        && event.verb().equals("create")
                                        && event.resource().equals("horizontalpodautoscalers"));
        line.put("autoscalers_made", made.size());
        made.stream()
                .map(AuditEvent::received)
                .max(Comparator.naturalOrder())
                .ifPresent(
                        last ->
                                line.put(
                                        "autoscalers_made_after_s",
                                        Duration.between(created.at(), last).toMillis() / 1e3));
    }

    private void putRequests(JsonLine line) {
        var own = Requests.by(Keda.USER, rig.log(), settled.mark());
        long before = own.stream().filter(event -> event.received().isBefore(bell)).count();
        line.put("requests", own.size())
                .put("requests_before_bell", before)
                .put(
                        "requests_of_autoscaler",
                        Requests.by(SCALER, rig.log(), settled.mark()).size());
    }

    private static void putMemory(JsonLine line, String prefix, Supervised process) {
        line.put(prefix + "rss_mib", process.memory().rssMib())
                .put(prefix + "peak_mib", process.memory().peakMib())
                .put(prefix + "restarts", process.restarts());
    }
}
