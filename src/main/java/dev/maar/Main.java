package dev.maar;

/// Starts maar's command line.
public final class Main {
    private Main() {
    }

    static void main(String[] arguments) {
        System.exit(70);
    }
}
