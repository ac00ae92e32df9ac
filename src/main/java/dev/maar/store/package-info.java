/// What is kept: experiments, crates, lockfiles, attempts and their logs, and the verdicts on them, in one SQLite file.
///
/// Attempts are unique per experiment, crate, toolchain and number, written in one transaction and never changed.
/// SQL stays in this room; other rooms see the records of `experiment` and `outcome`.
@NullMarked
package dev.maar.store;

import org.jspecify.annotations.NullMarked;
