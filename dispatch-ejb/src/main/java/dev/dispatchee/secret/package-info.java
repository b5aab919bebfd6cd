/**
 * Secrets: where their values come from.
 *
 * <p>Settings hold references. The listener has them resolved for a run by the {@code SecretStore},
 * and keeps the values out of what the run says with a {@code SecretMask} of the API. Uses the API
 * and MicroProfile Config; the listener and the configurator use it.
 */
@NullMarked
package dev.dispatchee.secret;

import org.jspecify.annotations.NullMarked;
