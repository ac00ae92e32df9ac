/// maar: what breaks in the world's Rust code when the compiler changes, and why.
///
/// The folders below are the architecture; each tells its own story. [dev.maar.Main] starts the command line,
/// [dev.maar.Wiring] builds the object graph by hand.
@NullMarked
package dev.maar;

import org.jspecify.annotations.NullMarked;
