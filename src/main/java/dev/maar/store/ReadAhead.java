package dev.maar.store;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Goes through pages in their order while the next few are being read, each on a thread of its own.
///
/// Nothing is read before the first page is asked for. Whoever stops halfway leaves nothing behind: pages under way end by themselves.
final class ReadAhead<T> implements Iterator<T> {
    /// With two processors, one that reads and one that writes keep each other busy; a third page evens out large crates.
    private static final int PAGES = 3;

    private final Iterator<Supplier<T>> pages;
    private final Queue<CompletableFuture<T>> underWay = new ArrayDeque<>();

    ReadAhead(Iterator<Supplier<T>> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        return pages.hasNext() || !underWay.isEmpty();
    }

    @Override
    public T next() {
        while (underWay.size() < PAGES && pages.hasNext()) {
            underWay.add(CompletableFuture.supplyAsync(pages.next(), ReadAhead::start));
        }
        try {
            return underWay.remove().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void start(Runnable page) {
        Thread.ofPlatform().daemon().name("read-ahead").start(page);
    }
}
