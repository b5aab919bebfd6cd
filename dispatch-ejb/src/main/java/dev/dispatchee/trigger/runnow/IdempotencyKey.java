// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.log.DispatchTriggerId;

/**
 * The key under which a user asks for a run of a trigger, so that asking again starts nothing.
 *
 * @param user who asks
 * @param trigger what is to run
 * @param text the key as it came, 1 to 200 printable characters of ASCII
 * @param digest of what is asked for, to tell another request under the same key
 */
record IdempotencyKey(String user, DispatchTriggerId trigger, String text, String digest) {}
