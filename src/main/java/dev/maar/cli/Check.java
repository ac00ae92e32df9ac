package dev.maar.cli;

/// One thing that maar needs on a machine: whether it is there, what was seen, and, where it is missing, how to get it.
record Check(String thing, boolean good, String seen, String cure) {

    static Check good(String thing, String seen) {
        return new Check(thing, true, seen, "");
    }

    static Check missing(String thing, String seen, String cure) {
        return new Check(thing, false, seen, cure);
    }
}
