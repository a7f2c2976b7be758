package dev.openbell.e2e;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.List;
import java.util.stream.IntStream;

/** A MarketCalendar that is edited, and what the operator keeps of it. */
final class CalendarHistory implements AutoCloseable {

    /** As many as the operator keeps. */
    static final int KEPT = 10;

    private final Tenant tenant;

    /** With the calendar, under the name of the tenant's namespace. */
    CalendarHistory(Tenant tenant) {
        this.tenant = tenant;
        tenant.apply(
                """
                apiVersion: openbell.dev/v1alpha1
                kind: MarketCalendar
                metadata: {name: %s}
                spec: {extends: XNYS, closures: [{date: "2027-03-01", reason: First}]}
                """
                        .formatted(name()));
        await(List.of(1L));
    }

    /** So many edits, each answered with a revision of its own. */
    CalendarHistory edits(int times) {
        for (int edit = 1; edit <= times; edit++) {
            close("2027-03-%02d".formatted(edit + 1));
            long last = edit + 1L;
            await(IntStream.rangeClosed(1, edit + 1).mapToObj(n -> (long) n).toList(), last);
        }
        return this;
    }

    /** One edit: the calendar is closed on this day alone. */
    void close(String date) {
        tenant.patch(
                "marketcalendars",
                name(),
                "spec: {closures: [{date: \"%s\", reason: Edit}]}".formatted(date));
    }

    private void await(List<Long> all, long last) {
        await(all.stream().filter(number -> number > last - KEPT).toList());
    }

    /** Waits for these numbers, in order. */
    void await(List<Long> numbers) {
        Tenant.soon("the history is " + numbers)
                .until(
                        () -> revisions().stream().map(ControllerRevision::getRevision).toList(),
                        numbers::equals);
    }

    /** The newest last. */
    List<ControllerRevision> revisions() {
        return tenant
                .testbed()
                .client()
                .apps()
                .controllerRevisions()
                .inNamespace("openbell-system")
                .withLabel("openbell.dev/calendar", name())
                .list()
                .getItems()
                .stream()
                .sorted((a, b) -> Long.compare(a.getRevision(), b.getRevision()))
                .toList();
    }

    String name() {
        return tenant.namespace();
    }

    /** The calendar belongs to no namespace, so it does not go with the tenant's. */
    @Override
    public void close() {
        tenant.delete("marketcalendars", name());
    }
}
