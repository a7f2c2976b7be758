package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Queue<Runnable> begun = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void oneTaskOfEachNamespaceInTurn() {
        var turns = new Turns(begun::add, 1);
        Stream.of("A1", "A2", "A3", "A4", "B1", "B2", "C1").forEach(task -> execute(turns, task));
        runAll();
        assertThat(done).containsExactly("A1", "B1", "C1", "A2", "B2", "A3", "A4");
    }

    @Test
    void idleBeforeTheFirstTaskAndAfterTheLast() {
        var turns = new Turns(begun::add, 1);
        assertThat(turns.isIdle()).isTrue();
        execute(turns, "A1");
        execute(turns, "B1");
        assertThat(turns.isIdle()).isFalse();
        runAll();
        assertThat(turns.isIdle()).isTrue();
    }

    @Test
    void aFloodLeavesAPlaceForTheNextNamespace() {
        var turns = new Turns(begun::add, 8);
        for (int i = 0; i < 100; i++) {
            execute(turns, "A" + i);
        }
        assertThat(begun).as("begun at once").hasSize(6);
        execute(turns, "B0");
        execute(turns, "C0");
        execute(turns, "D0");
        assertThat(begun).as("one for each newcomer, as long as there is a place").hasSize(8);
        runAll();
        assertThat(done).hasSize(103).contains("D0");
        assertThat(done.indexOf("D0")).as("before the flood").isLessThan(10);
    }

    @Test
    void aTaskThatFailsGivesItsPlaceToTheNext() {
        var turns = new Turns(begun::add, 1);
        turns.execute(
                "A",
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        execute(turns, "A1");
        runAll();
        assertThat(done).containsExactly("A1");
    }

    @Test
    void whatWaitsIsDroppedAtTheEnd() {
        var turns = new Turns(begun::add, 1);
        Stream.of("A1", "A2", "B1").forEach(task -> execute(turns, task));
        turns.close();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> execute(turns, "C1"));
        runAll();
        assertThat(done).containsExactly("A1");
    }

    @Property(tries = 50)
    void allAreRunAndNeverMoreAtOnceThanThereArePlaces(
            @ForAll @IntRange(min = 1, max = 9) int places,
            @ForAll @Size(max = 200) List<@IntRange(max = 4) Integer> namespaces)
            throws InterruptedException {
        var running = new HashMap<Integer, Integer>();
        var most = new ArrayList<Map<Integer, Integer>>();
        var open = new CountDownLatch(namespaces.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new Turns(threads, places);
            for (int namespace : namespaces) {
                turns.execute(
                        "tenant-" + namespace,
                        () -> {
                            synchronized (running) {
                                running.merge(namespace, 1, Integer::sum);
                                most.add(Map.copyOf(running));
                            }
                            Thread.yield();
                            synchronized (running) {
                                running.merge(namespace, -1, Integer::sum);
                            }
                            open.countDown();
                        });
            }
            assertThat(open.await(10, TimeUnit.SECONDS)).as("all are run").isTrue();
        }
        int ofOne = Math.max(1, places - places / 4);
        assertThat(most)
                .allSatisfy(
                        now -> {
                            assertThat(now.values().stream().mapToInt(n -> n).sum())
                                    .isLessThanOrEqualTo(places);
                            assertThat(now.values()).allMatch(n -> n <= ofOne);
                        });
    }

    private void execute(Turns turns, String task) {
        turns.execute(task.substring(0, 1), () -> done.add(task));
    }

    private void runAll() {
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
    }
}
