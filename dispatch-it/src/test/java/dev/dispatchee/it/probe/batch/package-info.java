/**
 * Jobs of Jakarta Batch, as an application has them that knows nothing of Dispatch EE. Uses Jakarta
 * Batch; the tests of the executor {@code batch-job} deploy it.
 */
@NullMarked
package dev.dispatchee.it.probe.batch;

import org.jspecify.annotations.NullMarked;
