package dev.maar.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maar.problem.EnvironmentError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkLockTest {
    @TempDir
    private Path folder;

    @Test
    void isHeldByOneAtATimeAndNamesTheHolder() {
        try (WorkLock _ = WorkLock.take(folder)) {
            assertThatExceptionOfType(EnvironmentError.class).isThrownBy(() -> WorkLock.take(folder))
                    .withMessageContaining(
                            "another maar (process " + ProcessHandle.current().pid() + ") is at work in " + folder);
        }
    }

    @Test
    void isFreeAgainOnceClosed() {
        WorkLock.take(folder).close();
        assertThatCode(() -> WorkLock.take(folder).close()).doesNotThrowAnyException();
    }
}
