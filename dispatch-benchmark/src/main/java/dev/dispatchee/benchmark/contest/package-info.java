/** What all contestants are asked to do, and how the time that they take is measured. */
@NullMarked
package dev.dispatchee.benchmark.contest;

import org.jspecify.annotations.NullMarked;
