/// From stored outcomes to comparison, causes, pages and files.
///
/// A report is computed anew from the store each time; nothing is decided here that is not stored elsewhere.
@NullMarked
package dev.maar.report;

import org.jspecify.annotations.NullMarked;
