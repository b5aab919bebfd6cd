/**
 * The entry point for EJB remote calls: {@code DispatchRemoteBean} translates to the services that
 * the admin API calls, so rules, roles and the audit are the same. Records of dispatch-client are
 * all that goes in and out; what is refused is an answer, never an exception.
 *
 * <p>Uses the trigger, the log and the audit; nobody uses it.
 */
@NullMarked
package dev.dispatchee.remote;

import org.jspecify.annotations.NullMarked;
