package dev.maar.crates;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one thread at a time work on a key, while other keys go on; forgets a key that nobody holds or waits for.
final class KeyedLocks {

    /// What runs while the key is held.
    interface Work<T> {
        T run() throws InterruptedException;
    }

    private static final class Counted {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    private final ConcurrentHashMap<String, Counted> held = new ConcurrentHashMap<>();

    <T> T holding(String key, Work<T> work) throws InterruptedException {
        Counted counted = held.compute(key, (_, present) -> {
            Counted entry = present == null ? new Counted() : present;
            entry.users++;
            return entry;
        });
        try {
            counted.lock.lockInterruptibly();
            try {
                return work.run();
            } finally {
                counted.lock.unlock();
            }
        } finally {
            held.computeIfPresent(key, (_, entry) -> --entry.users == 0 ? null : entry);
        }
    }

    boolean isIdle() {
        return held.isEmpty();
    }
}
