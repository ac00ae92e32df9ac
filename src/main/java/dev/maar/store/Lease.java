package dev.maar.store;

/// A worker's claim on a queued task: a row that still says so lets results be stored, any other refuses them.
///
/// `version` is the row's when it was claimed; heartbeats leave it as it is, another claim does not.
public record Lease(String taskName, String taskInstance, String pickedBy, long version) {}
