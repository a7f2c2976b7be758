package dev.openbell.operator.runtime;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.jboss.logging.Logger;

/**
 * Warns while there is still time: a heap that is full of what is needed is collected again and
 * again, passes crawl, and in the end the lease is lost.
 */
@Singleton
public class HeapAlarm {

    private static final Logger LOG = Logger.getLogger(HeapAlarm.class);
    private static final double FULL = 0.85;
    private static final long MEBIBYTE = 1L << 20;

    void start(@Observes StartupEvent event) {
        begin();
    }

    /** From now on tells each time that a collection has left that share of the heap in use. */
    static void begin() {
        OldGeneration.find().ifPresent(HeapAlarm::watch);
    }

    private static void watch(MemoryPoolMXBean pool) {
        long most = pool.getUsage().getMax();
        if (most <= 0 || !pool.isCollectionUsageThresholdSupported()) {
            return;
        }
        pool.setCollectionUsageThreshold((long) (most * FULL));
        if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
            emitter.addNotificationListener(
                    (notification, ignored) ->
                            usage(notification.getUserData())
                                    .map(HeapAlarm::sentence)
                                    .ifPresent(LOG::warn),
                    notification ->
                            notification
                                    .getType()
                                    .equals(
                                            MemoryNotificationInfo
                                                    .MEMORY_COLLECTION_THRESHOLD_EXCEEDED),
                    null);
        }
    }

    private static Optional<MemoryUsage> usage(Object data) {
        return data instanceof CompositeData composite
                ? Optional.of(MemoryNotificationInfo.from(composite).getUsage())
                : Optional.empty();
    }

    static String sentence(MemoryUsage left) {
        return "the heap is nearly full: %d of %d MiB are in use after a collection; give the operator more memory (a greater -Xmx and memory limit)"
                .formatted(left.getUsed() / MEBIBYTE, left.getMax() / MEBIBYTE);
    }
}
