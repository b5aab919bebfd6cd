/**
 * Secrets: where their values come from, and how they are kept out of what is told of a run.
 *
 * <p>Settings hold references. The listener has them resolved for a run by the {@code SecretStore},
 * and passes everything that the run says through a {@code SecretMask}. Uses the API and
 * MicroProfile Config; the listener and the configurator use it.
 */
@NullMarked
package dev.dispatchee.secret;

import org.jspecify.annotations.NullMarked;
