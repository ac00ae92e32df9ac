@NullMarked
package dev.maar.report;

import org.jspecify.annotations.NullMarked;
