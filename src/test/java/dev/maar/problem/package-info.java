@NullMarked
package dev.maar.problem;

import org.jspecify.annotations.NullMarked;
