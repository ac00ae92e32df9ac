/// The commands: parse, call, print, and an exit status.
///
/// [dev.maar.cli.Maar] is the entry point; a command opens the [dev.maar.cli.Application] that `Wiring` makes and calls it.
/// Standard output carries results only, standard error everything else; what comes from foreign code is made visible before a
/// terminal sees it. The console's progress is one [dev.maar.schedule.RunListener] among others.
@NullMarked
package dev.maar.cli;

import org.jspecify.annotations.NullMarked;
