package dev.maar.sandbox;

/// Thrown where a container is asked for something that takes an instant and does not answer in many seconds: nothing is known.
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    NoAnswer() {
        super("the container does not answer");
    }
}
