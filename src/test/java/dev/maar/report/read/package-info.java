@NullMarked
package dev.maar.report.read;

import org.jspecify.annotations.NullMarked;
