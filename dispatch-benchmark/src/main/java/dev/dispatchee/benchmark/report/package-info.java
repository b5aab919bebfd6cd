/** Figures of several rounds, and the text that shows them. */
@NullMarked
package dev.dispatchee.benchmark.report;

import org.jspecify.annotations.NullMarked;
