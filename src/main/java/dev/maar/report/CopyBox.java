package dev.maar.report;

/// A text to be copied as it is, with a title that says what for. It is plain text: whoever puts it on a page escapes it.
public record CopyBox(String title, String text) {}
