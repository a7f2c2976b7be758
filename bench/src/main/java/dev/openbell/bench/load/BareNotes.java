package dev.openbell.bench.load;

import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.bench.load.Platforms.Address;
import dev.openbell.bench.rig.Rig;
import dev.openbell.testbed.AuditEvent;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * As many small patches as an operator makes when it tells a closure: one of each platform's
 * TradingSchedule, one of its timetable. They put a note on them and leave the rest.
 */
public final class BareNotes implements BareWork {

    private static final String MANAGER = "bench";

    private final Rig rig;
    private final List<Address> platforms;

    /** Over the first platforms, each of which has a namespace of its own. */
    public BareNotes(Rig rig, Platforms platforms, int count) {
        this.rig = rig;
        this.platforms = IntStream.range(0, count).mapToObj(platforms::address).toList();
    }

    @Override
    public int count() {
        return 2 * platforms.size();
    }

    @Override
    public Instant write(int inFlight) throws InterruptedException {
        var began = rig.clock().instant();
        InFlight.run(inFlight, count(), number -> note(number, began), done -> {});
        return began;
    }

    @Override
    public void undo(int inFlight) {
        // The next note differs from this one.
    }

    @Override
    public boolean isOne(AuditEvent event) {
        return event.verb().equals("patch")
                && event.succeeded()
                && (event.resource().equals("tradingschedules") || event.isOn("", "configmaps"));
    }

    /** All schedules first, as they have to be known before anything follows from them. */
    private void note(int number, Instant value) {
        var platform = platforms.get(number % platforms.size());
        if (number < platforms.size()) {
            note(new TradingSchedule(), platform.namespace(), Platforms.SCHEDULE, value);
        } else {
            note(new ConfigMap(), platform.namespace(), platform.name() + "-timetable", value);
        }
    }

    private void note(HasMetadata object, String namespace, String name, Instant value) {
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToAnnotations(MANAGER, value.toString())
                        .build());
        rig.client().resource(object).fieldManager(MANAGER).forceConflicts().serverSideApply();
    }
}
