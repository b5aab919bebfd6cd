/**
 * Alerts on a real server: what is sent, to whom, and what becomes of what cannot be sent.
 *
 * <p>Uses the server that tests share.
 */
@NullMarked
package dev.dispatchee.it.alert;

import org.jspecify.annotations.NullMarked;
