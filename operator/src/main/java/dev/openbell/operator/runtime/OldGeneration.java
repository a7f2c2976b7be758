package dev.openbell.operator.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;

/**
 * The generation of objects that live long.
 *
 * @param used bytes, garbage included
 * @param live bytes that were left by the last collection; 0 before the first
 */
record OldGeneration(long used, long live) {

    /** Less garbage than this is not worth a collection. */
    private static final long LEAST_GARBAGE = 32L << 20;

    static OldGeneration of(MemoryPoolMXBean pool) {
        return new OldGeneration(pool.getUsage().getUsed(), pool.getCollectionUsage().getUsed());
    }

    /** Its pool; empty with a collector that has no such generation. */
    static Optional<MemoryPoolMXBean> find() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(
                        pool ->
                                pool.getName().contains("Tenured")
                                        || pool.getName().contains("Old"))
                .filter(pool -> pool.getCollectionUsage() != null)
                .findFirst();
    }

    /** Whether most of it is likely to be garbage, and enough of it. */
    boolean isMostlyGarbage() {
        return used > 2 * live && used - live >= LEAST_GARBAGE;
    }
}
