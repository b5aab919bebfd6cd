/**
 * Alerts: what a rule is, which rules there are, and the outbox of what happened.
 *
 * <p>The log tells {@link dev.dispatchee.alert.Alerts} of what happens, in the transaction in which
 * it does; rules are kept in memory, so that a run that none is about costs no statement. {@code
 * alert.watch} finds what nobody tells of because nothing happens, {@code alert.send} sends, {@code
 * alert.manage} is for users. Uses the registry, secrets, nodes, the audit and the database; the
 * log uses this package and no other of the part.
 */
@NullMarked
package dev.dispatchee.alert;

import org.jspecify.annotations.NullMarked;
