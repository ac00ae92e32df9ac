package dev.maar.report;

/// A text for the reader to copy, such as a command or a draft of an issue, with what it is for.
public record CopyBox(String title, String text) {}
