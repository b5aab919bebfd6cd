/** The schedule engine by itself, without a server or a database. */
@NullMarked
package dev.dispatchee.benchmark.schedule;

import org.jspecify.annotations.NullMarked;
