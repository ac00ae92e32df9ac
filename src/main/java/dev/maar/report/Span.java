package dev.maar.report;

/// A piece of a drawn text that has one look all through.
///
/// `look` holds words of the style sheet (`bold red`), or nothing; the text is as it was said, without terminal codes of colour.
public record Span(String look, String text) {}
