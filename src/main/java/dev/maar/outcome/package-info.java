/// What one build ended as, and what two mean together.
///
/// An [dev.maar.outcome.Outcome] is Crater's "test result" in Crater's spelling; an [dev.maar.outcome.Attempt] adds what was seen on
/// the way there: steps, diagnostics, times, the log. [dev.maar.outcome.Comparison] is the total function over two of them,
/// and a [dev.maar.outcome.Judgement] the one over all attempts of both sides: it decides which differences are believed. Where both
/// sides fail, an [dev.maar.outcome.InsideDifference] says in what.
/// Everything here is pure: no clock, no file, no other room.
@NullMarked
package dev.maar.outcome;

import org.jspecify.annotations.NullMarked;
