package dev.maar;

import java.util.List;
import java.util.SplittableRandom;

/// What is done to a run that nobody can prepare for.
enum Disturbance {
    /** `kill -9` of maar. */
    MAAR,
    /** `kill -9` of maar and of the tools that it runs on the host. */
    MAAR_AND_TOOLS,
    /** `docker kill` of one of its containers. */
    CONTAINER,
    /** `kill -9` of a container's first process. */
    FIRST_PROCESS,
    /** `docker rm --force` of a container. */
    CONTAINER_REMOVED,
    /** A container is killed, and maar. */
    CONTAINER_AND_MAAR,
    /** The engine no longer answers. */
    ENGINE_GONE,
    /** The engine breaks everything off and answers again soon. */
    ENGINE_BLINKS;

    private static final List<Disturbance> TURNS = List.of(MAAR, CONTAINER, MAAR_AND_TOOLS, FIRST_PROCESS, MAAR,
            ENGINE_BLINKS, CONTAINER_AND_MAAR, CONTAINER_REMOVED, MAAR_AND_TOOLS, ENGINE_GONE);

    /// Each gets its turn in any ten points, in an order that the seed decides where it begins.
    static Disturbance ofPoint(long seed, int number) {
        int first = new SplittableRandom(seed).nextInt(TURNS.size());
        return TURNS.get((first + number) % TURNS.size());
    }

    boolean endsMaar() {
        return switch (this) {
            case MAAR, MAAR_AND_TOOLS, CONTAINER_AND_MAAR -> true;
            case CONTAINER, FIRST_PROCESS, CONTAINER_REMOVED, ENGINE_GONE, ENGINE_BLINKS -> false;
        };
    }

    boolean needsContainer() {
        return switch (this) {
            case CONTAINER, FIRST_PROCESS, CONTAINER_REMOVED, CONTAINER_AND_MAAR -> true;
            case MAAR, MAAR_AND_TOOLS, ENGINE_GONE, ENGINE_BLINKS -> false;
        };
    }
}
