/// What is compared with what: a selection of crates, a baseline and its candidates, a mode; and how far that has come.
@NullMarked
package dev.maar.experiment;

import org.jspecify.annotations.NullMarked;
