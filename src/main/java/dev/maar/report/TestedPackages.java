package dev.maar.report;

import java.util.Arrays;

/// Remembers which packages were tested, in eight bytes each.
///
/// Two ids of a million have the same 64 bits once in some millions of reports; then a package reads as tested that was not.
final class TestedPackages {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] hashes = new long[1024];
    private int size;
    private boolean sorted;

    void add(String id) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash(id);
        sorted = false;
    }

    boolean contains(String id) {
        if (!sorted) {
            Arrays.sort(hashes, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, size, hash(id)) >= 0;
    }

    /// Fowler, Noll and Vo's, with 64 bits.
    private static long hash(String id) {
        long hash = BASIS;
        for (int index = 0; index < id.length(); index++) {
            hash = (hash ^ id.charAt(index)) * PRIME;
        }
        return hash;
    }
}
