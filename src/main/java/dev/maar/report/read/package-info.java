/// From a `results.json`, Crater's or maar's own, back to what a report is made of.
///
/// [dev.maar.report.read.ResultsFile] goes through the file twice: once to check it and to note where each crate stands, and once in the
/// order of ids for each report. What is held in memory is a crate's id and place, whatever else the file says of it.
@NullMarked
package dev.maar.report.read;

import org.jspecify.annotations.NullMarked;
