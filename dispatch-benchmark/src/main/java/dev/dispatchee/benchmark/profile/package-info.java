/** Where the time of a contestant goes, when a figure is not reached. */
@NullMarked
package dev.dispatchee.benchmark.profile;

import org.jspecify.annotations.NullMarked;
