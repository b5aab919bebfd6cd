// SPDX-License-Identifier: Apache-2.0
/**
 * Crontab files, as cron(5) describes them, of users and of the system.
 *
 * <p>Uses {@code convert}; the command uses it.
 */
@NullMarked
package dev.dispatchee.cli.convert.crontab;

import org.jspecify.annotations.NullMarked;
