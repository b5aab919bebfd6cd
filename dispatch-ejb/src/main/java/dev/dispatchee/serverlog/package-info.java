/**
 * The server's log and runs: what runs log through the loggers of the server is put into their
 * output, and what is logged during a run says which run.
 *
 * <p>Uses the API alone; the listener and the configurator use it.
 */
@NullMarked
package dev.dispatchee.serverlog;

import org.jspecify.annotations.NullMarked;
