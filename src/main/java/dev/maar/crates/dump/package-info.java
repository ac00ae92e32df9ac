/// The registry's database dump: a tar.gz with one CSV file a table, as crates.io publishes it every day.
///
/// [dev.maar.crates.dump.ReadDump] goes through the archive row by row, in as many passes as the order of its tables asks for, and hands
/// what selections need to a [dev.maar.crates.dump.DumpSink]. Columns are found by name; those and the tables that maar does not need
/// may come and go. What is held in memory is a few bytes a version and a crate, whatever else the dump holds.
@NullMarked
package dev.maar.crates.dump;

import org.jspecify.annotations.NullMarked;
