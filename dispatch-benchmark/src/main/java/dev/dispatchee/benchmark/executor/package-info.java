/**
 * The executors of the benchmark, deployed beside the EAR in a jar of their own like any user's.
 */
@NullMarked
package dev.dispatchee.benchmark.executor;

import org.jspecify.annotations.NullMarked;
