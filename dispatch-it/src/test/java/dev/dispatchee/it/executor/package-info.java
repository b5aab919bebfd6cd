/**
 * The executors that come with the product, on the shared server and by its API: from the trigger
 * that is saved to the run that has ended. Uses the server and the client of the tests.
 */
@NullMarked
package dev.dispatchee.it.executor;

import org.jspecify.annotations.NullMarked;
