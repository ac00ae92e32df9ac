package dev.maar.crates;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names for what is being made, beside or apart from what is whole: each tells which process makes it, so that what a killed one left is
/// known at once.
public final class UnfinishedName {
    private static final Pattern MADE_BY = Pattern.compile("\\.([0-9]{1,18})-[0-9a-f-]{36}$");

    private UnfinishedName() {
    }

    /// A name that nothing else has, of this process: `NAME.PID-UUID`.
    public static String of(String name) {
        return name + "." + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }

    /// Whether it is such a name, and of a process that is no more.
    public static boolean isLeft(String name) {
        Matcher maker = MADE_BY.matcher(name);
        return maker.find() && ProcessHandle.of(Long.parseLong(maker.group(1))).isEmpty();
    }
}
