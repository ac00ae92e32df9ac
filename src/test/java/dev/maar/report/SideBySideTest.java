package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SideBySideTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void doesTheWorkInEveryLaneWhileSomethingElseIsDone() throws IOException {
        var begun = new CountDownLatch(1);
        try (var lanes = new SideBySide<>(List.of(1, 2, 3))) {
            String made = lanes.each(lane -> {
                await(begun);
                done.addAndGet(lane);
            }, () -> {
                begun.countDown();
                return "made";
            });

            assertThat(made).isEqualTo("made");
            assertThat(done).hasValue(6);
        }
    }

    @Test
    void throwsWhatALaneThrew() {
        try (var lanes = new SideBySide<>(List.of(1, 2))) {
            assertThatThrownBy(() -> lanes.each(lane -> {
                if (lane == 2) {
                    throw new IOException("no room");
                }
            })).isInstanceOf(IOException.class).hasMessage("no room");
        }
    }

    @Test
    void waitsForTheLanesWhereWhatIsDoneMeanwhileFails() {
        var failed = new CountDownLatch(1);
        try (var lanes = new SideBySide<>(List.of(1, 2))) {
            assertThatThrownBy(() -> lanes.each(lane -> {
                await(failed);
                done.addAndGet(lane);
            }, () -> {
                failed.countDown();
                throw new IllegalStateException("unreadable");
            })).hasMessage("unreadable");
            assertThat(done).hasValue(3);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
