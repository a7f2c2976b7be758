package dev.openbell.bench.figures;

import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditLog;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Counts the objects that were written in some way, by reading on in the audit log. */
public final class Distinct {

    private final AuditLog log;
    private final Predicate<AuditEvent> wanted;
    private final Set<String> objects = new HashSet<>();
    private AuditLog.Mark mark;

    /**
     * From a mark on.
     *
     * @param wanted writes of objects of one kind
     */
    public Distinct(AuditLog log, AuditLog.Mark mark, Predicate<AuditEvent> wanted) {
        this.log = log;
        this.mark = mark;
        this.wanted = wanted;
    }

    /** How many, up to now. */
    public int count() {
        var next = log.mark();
        Requests.matching(log, mark, wanted)
                .forEach(write -> objects.add(write.namespace() + "/" + write.name()));
        mark = next;
        return objects.size();
    }
}
