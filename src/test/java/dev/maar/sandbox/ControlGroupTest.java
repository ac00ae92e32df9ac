package dev.maar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlGroupTest {
    private static final String ID = "6d78dcd2";

    @TempDir
    Path root;

    @Test
    void readsTheFiguresOfVersionOneFromEachControllersOwnFolder() throws Exception {
        write("cpuacct/docker/" + ID + "/cpuacct.usage", "1500000000\n");
        write("memory/docker/" + ID + "/memory.oom_control", "under_oom 0\noom_kill 2\n");
        write("memory/docker/memory.max_usage_in_bytes", "99\n");

        ControlGroup group = ControlGroup.parse("""
                8:pids:/docker/%1$s
                4:memory:/docker/%1$s
                2:cpu,cpuacct:/docker/%1$s
                0::/
                """.formatted(ID), ID, root).orElseThrow();

        assertThat(group.figures()).isEqualTo("""
                = cpuacct/cpuacct.usage
                1500000000
                = memory/memory.oom_control
                under_oom 0
                oom_kill 2
                """);
    }

    @Test
    void readsTheFiguresOfVersionTwoFromItsOneFolder() throws Exception {
        write("system.slice/docker-" + ID + ".scope/memory.peak", "4096\n");

        ControlGroup group = ControlGroup.parse("0::/system.slice/docker-" + ID + ".scope\n", ID, root).orElseThrow();

        assertThat(group.figures()).isEqualTo("= memory.peak\n4096\n");
    }

    @Test
    void aContainerInSomebodyElsesGroupHasNone() {
        assertThat(ControlGroup.parse("4:memory:/session/1\n8:pids:/\n0::/\n", ID, root)).isEmpty();
        assertThat(ControlGroup.parse("8:pids:/docker/" + ID + "\n", ID, root)).as("no limit of memory").isEmpty();
        assertThat(ControlGroup.parse("", ID, root)).isEmpty();
    }

    private void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
