package dev.maar.crates;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Asks a registry for many crates at once; the registry's own bound holds the questions back.
final class FetchEntries {
    private final Registry registry;

    FetchEntries(Registry registry) {
        this.registry = registry;
    }

    /// What the index says of each name; after a failure nobody waits for the rest.
    Map<CrateName, Optional<IndexEntry>> of(Collection<CrateName> names) throws InterruptedException {
        Map<CrateName, Optional<IndexEntry>> found = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<CrateName, Future<Optional<IndexEntry>>> asked = new LinkedHashMap<>();
            names.forEach(name -> asked.computeIfAbsent(name, _ -> threads.submit(() -> registry.fetch(name))));
            try {
                for (Map.Entry<CrateName, Future<Optional<IndexEntry>>> answer : asked.entrySet()) {
                    found.put(answer.getKey(), answer.getValue().get());
                }
            } catch (ExecutionException e) {
                throw rethrown(e);
            } finally {
                asked.values().forEach(future -> future.cancel(true));
            }
        }
        return found;
    }

    /// The name that was perhaps meant: `-` and `_` are the usual mix-up, and the registry lets only one of the two spellings exist.
    Optional<String> otherSpelling(CrateName name) throws InterruptedException {
        List<String> spellings = Stream.of(name.text().replace('_', '-'), name.text().replace('-', '_'))
                .filter(spelling -> !spelling.equals(name.text()))
                .toList();
        for (String spelling : spellings) {
            Optional<String> known = registry.fetch(new CrateName(spelling)).flatMap(IndexEntry::name);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private static RuntimeException rethrown(ExecutionException failure) throws InterruptedException {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case InterruptedException cause -> throw cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
