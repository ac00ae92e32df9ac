/// What goes wrong that is not a crate's fault: one clear message with what, where, what was expected and the cure.
///
/// Every room may throw these; `cli` turns them into words on standard error and an exit status. Anything else that is thrown is
/// a bug of ours.
@NullMarked
package dev.maar.problem;

import org.jspecify.annotations.NullMarked;
