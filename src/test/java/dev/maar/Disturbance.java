package dev.maar;

import java.util.List;

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
    ENGINE_BLINKS,
    /** `kill -9` of the engine. */
    ENGINE,
    /** `kill -9` of the engine, which is started again at once. */
    ENGINE_RESTARTED,
    /** `kill -9` of the engine's containerd. */
    CONTAINERD;

    /// What can be done on an engine that others use, too, in the order of a test's points.
    static final List<Disturbance> ON_ANY_ENGINE = List.of(MAAR, CONTAINER, MAAR_AND_TOOLS, FIRST_PROCESS, MAAR,
            ENGINE_BLINKS, CONTAINER_AND_MAAR, CONTAINER_REMOVED, MAAR_AND_TOOLS, ENGINE_GONE);
    /// What needs an engine of one's own.
    static final List<Disturbance> ON_OWN_ENGINE = List.of(ENGINE, CONTAINERD, ENGINE_RESTARTED);

    /// What maar does after it.
    enum End {
        /** It was killed. */
        KILLED,
        /** It may end and say that the machine lacks something. */
        MAY_STOP,
        /** It goes on. */
        GOES_ON
    }

    End end() {
        return switch (this) {
            case MAAR, MAAR_AND_TOOLS, CONTAINER_AND_MAAR -> End.KILLED;
            case ENGINE_GONE, ENGINE_BLINKS, ENGINE, ENGINE_RESTARTED, CONTAINERD -> End.MAY_STOP;
            case CONTAINER, FIRST_PROCESS, CONTAINER_REMOVED -> End.GOES_ON;
        };
    }

    boolean needsContainer() {
        return switch (this) {
            case CONTAINER, FIRST_PROCESS, CONTAINER_REMOVED, CONTAINER_AND_MAAR -> true;
            case MAAR, MAAR_AND_TOOLS, ENGINE_GONE, ENGINE_BLINKS, ENGINE, ENGINE_RESTARTED, CONTAINERD -> false;
        };
    }
}
