/** The database that all contestants share, and what who measures asks of it. */
@NullMarked
package dev.dispatchee.benchmark.postgres;

import org.jspecify.annotations.NullMarked;
