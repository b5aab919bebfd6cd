/**
 * What an administrator writes into the configuration for an executor, as far as it has the same
 * form for all of them. The executors of this module use it.
 */
@NullMarked
package dev.dispatchee.executors.configured;

import org.jspecify.annotations.NullMarked;
