package dev.maar.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Lets several lanes do their work at the same time, each its own in order; whoever asks waits for all.
///
/// What one lane did is seen by whoever asked before the next work begins, so that a lane needs no locks of its own. [#close] ends the threads.
final class SideBySide<T> implements Closeable {
    private final List<T> lanes;
    private final ExecutorService threads;

    /// Something to do in a lane.
    @FunctionalInterface
    interface Work<T> {
        void in(T lane) throws IOException;
    }

    SideBySide(List<T> lanes) {
        this.lanes = List.copyOf(lanes);
        this.threads = Executors.newFixedThreadPool(lanes.size(), Thread.ofPlatform().name("report-", 0).factory());
    }

    /// Does this in every lane; throws what the first of them that failed threw.
    void each(Work<T> work) throws IOException {
        each(work, () -> true);
    }

    /// The same, and meanwhile something else here, whose result it returns; the lanes are done when this ends, however it ends.
    <R> R each(Work<T> work, Supplier<R> meanwhile) throws IOException {
        CompletableFuture<?> begun = CompletableFuture.allOf(lanes.stream()
                .map(lane -> CompletableFuture.runAsync(() -> unchecked(work, lane), threads))
                .toArray(CompletableFuture[]::new));
        R made;
        try {
            made = meanwhile.get();
        } catch (RuntimeException | Error e) {
            begun.handle((_, _) -> true).join();
            throw e;
        }
        await(begun);
        return made;
    }

    private static void await(CompletableFuture<?> begun) throws IOException {
        try {
            begun.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException io when io.getCause() != null -> throw io.getCause();
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    private static <T> void unchecked(Work<T> work, T lane) {
        try {
            work.in(lane);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
