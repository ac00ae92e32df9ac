/// Throw-away containers in which foreign code runs.
///
/// A [dev.maar.sandbox.Sandbox] is one container without network and without capabilities; commands run in it as an unprivileged
/// user, each with a time limit, and end as a [dev.maar.sandbox.CommandResult] that says how. Everything made on the machine is
/// labelled, so that the next start sweeps what a crash left behind. Nobody else speaks to the engine.
@NullMarked
package dev.maar.sandbox;

import org.jspecify.annotations.NullMarked;
