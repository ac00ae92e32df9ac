/// From stored outcomes to comparison, causes, pages and files.
///
/// A [dev.maar.report.ReportInput] is what was stored; [dev.maar.report.ReportModel] is everything that is computed from it, once;
/// one class a file turns the model into text; [dev.maar.report.ReportWriter] puts all files into a folder that appears whole.
/// A report is computed anew each time, without a clock: the same outcomes give the same bytes. Nothing is decided here that is
/// stored elsewhere. What crates and compilers said is hostile until it went through [dev.maar.report.VisibleText] and an escape.
@NullMarked
package dev.maar.report;

import dev.maar.problem.VisibleText;
import org.jspecify.annotations.NullMarked;
