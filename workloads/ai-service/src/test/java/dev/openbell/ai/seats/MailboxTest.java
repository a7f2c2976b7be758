package dev.openbell.ai.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void oneMoreThanItHoldsIsNotTaken() {
        var mailbox = new Mailbox(2, turns::add);
        assertThat(mailbox.offer(() -> done.add("a"))).isTrue();
        assertThat(mailbox.offer(() -> done.add("b"))).isTrue();
        assertThat(mailbox.offer(() -> done.add("c"))).isFalse();
        run();
        assertThat(mailbox.offer(() -> done.add("d"))).isTrue();
        run();
        assertThat(done).containsExactly("a", "b", "d");
    }

    @Test
    void sessionsTakeTurns() {
        var flooder = new Mailbox(100, turns::add);
        var honest = new Mailbox(100, turns::add);
        for (int i = 0; i < 3; i++) {
            flooder.offer(() -> done.add("flood"));
        }
        honest.offer(() -> done.add("honest"));
        run();
        assertThat(done).containsExactly("flood", "honest", "flood", "flood");
    }

    @Test
    void workThatFailsHarmsNoneAfterIt() {
        var mailbox = new Mailbox(4, task -> turns.add(() -> ignoring(task)));
        mailbox.offer(
                () -> {
                    throw new IllegalStateException("broken");
                });
        mailbox.offer(() -> done.add("next"));
        run();
        assertThat(done).containsExactly("next");
    }

    @Test
    void whatWaitsInAClosedOneIsForgotten() {
        var mailbox = new Mailbox(4, turns::add);
        mailbox.offer(() -> done.add("a"));
        mailbox.close();
        assertThat(mailbox.offer(() -> done.add("b"))).isFalse();
        run();
        assertThat(done).isEmpty();
    }

    @Test
    void manyWorkersKeepTheOrderAndOneAtATime() throws InterruptedException {
        int count = 10_000;
        var order = new ConcurrentLinkedQueue<Integer>();
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var ended = new CountDownLatch(count);
        try (var workers = Executors.newFixedThreadPool(4)) {
            var mailbox = new Mailbox(count, workers);
            for (int i = 0; i < count; i++) {
                int number = i;
                assertThat(
                                mailbox.offer(
                                        () -> {
                                            most.accumulateAndGet(
                                                    atOnce.incrementAndGet(), Math::max);
                                            order.add(number);
                                            atOnce.decrementAndGet();
                                            ended.countDown();
                                        }))
                        .isTrue();
            }
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(List.copyOf(order)).isSorted().hasSize(count);
        assertThat(most).hasValue(1);
    }

    private void run() {
        while (!turns.isEmpty()) {
            turns.poll().run();
        }
    }

    private static void ignoring(Runnable task) {
        try {
            task.run();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("broken");
        }
    }
}
