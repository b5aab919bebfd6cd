// SPDX-License-Identifier: Apache-2.0
/**
 * What people do with runs: read, cancel, close by force, delete; and the end of what has been kept
 * for long enough.
 *
 * <p>{@code DispatchLogService} is the transaction boundary and checks the roles. Uses the rest of
 * the log and the audit; the web and the remote bean use the service, the configurator the
 * retention.
 */
@NullMarked
package dev.dispatchee.log.manage;

import org.jspecify.annotations.NullMarked;
