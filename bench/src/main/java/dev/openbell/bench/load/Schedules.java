package dev.openbell.bench.load;

import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.api.v1alpha1.TradingScheduleSpec;
import dev.openbell.bench.figures.Distinct;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.Settling;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.time.Duration;

/** Many TradingSchedules that no cluster follows, a hundred to a namespace. */
public final class Schedules {

    private static final int PER_NAMESPACE = 100;
    private static final int CREATES_IN_FLIGHT = 32;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Rig rig;
    private final int count;

    public Schedules(Rig rig, int count) {
        this.rig = rig;
        this.count = count;
    }

    /** Creates them, and waits until the operator has said something of each. */
    public void create(TradingScheduleSpec hours) throws InterruptedException {
        var told = new Distinct(rig.log(), rig.log().mark(), Requests::isScheduleStatus);
        InFlight.run(
                CREATES_IN_FLIGHT,
                (count + PER_NAMESPACE - 1) / PER_NAMESPACE,
                this::createNamespace,
                done -> {});
        var creating = rig.progress().count("created schedules", count);
        InFlight.run(
                CREATES_IN_FLIGHT,
                count,
                number -> rig.client().resource(schedule(number, hours)).create(),
                creating::at);
        var telling = rig.progress().count("schedules with a status", count);
        for (int done = told.count(); done < count; done = told.count()) {
            telling.at(done);
            Thread.sleep(LOOK);
            rig.operator().mustLive();
            if (telling.soFar().compareTo(Settling.patience(count)) > 0) {
                throw new BenchException(done + " of " + count + " schedules have a status");
            }
        }
    }

    private void createNamespace(int number) {
        rig.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace(number))
                                .endMetadata()
                                .build())
                .create();
    }

    private static TradingSchedule schedule(int number, TradingScheduleSpec hours) {
        var schedule = new TradingSchedule();
        schedule.getMetadata().setNamespace(namespace(number / PER_NAMESPACE));
        schedule.getMetadata().setName("hours-%05d".formatted(number));
        schedule.setSpec(hours);
        return schedule;
    }

    private static String namespace(int number) {
        return "schedules-%03d".formatted(number);
    }
}
