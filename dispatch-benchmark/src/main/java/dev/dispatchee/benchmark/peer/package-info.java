/**
 * The schedulers that Dispatch EE is compared with, each in a plain JVM and tuned as its
 * documentation says for much work.
 */
@NullMarked
package dev.dispatchee.benchmark.peer;

import org.jspecify.annotations.NullMarked;
