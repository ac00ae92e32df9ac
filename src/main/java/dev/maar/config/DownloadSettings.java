package dev.maar.config;

/// How packages are fetched: `parallel` is how many transfers may run at once, at least 1.
public record DownloadSettings(int parallel) {}
