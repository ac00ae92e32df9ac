/// Who does what next: claims crates from the queue, runs them, stores what came out, and tells the listener.
///
/// A [dev.maar.schedule.CreateExperiment] makes an experiment of what was asked for, a [dev.maar.schedule.CarryOutExperiment] runs it;
/// what both want from the machine is a [dev.maar.schedule.Machine], which `cli` has.
///
/// Work is claimed through db-scheduler on the store's own database, so that a killed process loses at most the builds in flight.
@NullMarked
package dev.maar.schedule;

import org.jspecify.annotations.NullMarked;
