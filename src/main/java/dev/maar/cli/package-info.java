/// The commands: parse, call, print, exit status.
///
/// Standard output carries results only; progress and messages go to standard error.
@NullMarked
package dev.maar.cli;

import org.jspecify.annotations.NullMarked;
