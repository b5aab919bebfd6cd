/**
 * Sends alerts: makes messages of what the outbox holds, claims them, and sends each by the
 * executor of its channel until it is accepted.
 *
 * <p>All nodes send. The database decides who has a message: a claim is one conditional statement
 * with a token, and lasts until its node is dead or its time is up.
 */
@NullMarked
package dev.dispatchee.alert.send;

import org.jspecify.annotations.NullMarked;
