// SPDX-License-Identifier: Apache-2.0
/**
 * Creates, changes and deletes triggers.
 *
 * <p>{@code DispatchTriggerService} is the transaction boundary for one trigger: it checks the
 * role, has the draft validated, keeps names unique and writes the audit. Uses the trigger, the
 * draft and the firing; the bulk changes, the web and the remote bean use it.
 */
@NullMarked
package dev.dispatchee.trigger.edit;

import org.jspecify.annotations.NullMarked;
