@NullMarked
package dev.maar.experiment;

import org.jspecify.annotations.NullMarked;
