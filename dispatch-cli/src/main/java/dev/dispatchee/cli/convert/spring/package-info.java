// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code @Scheduled} methods of a Spring application do, as {@code /actuator/scheduledtasks}
 * lists it.
 *
 * <p>Uses {@code convert}, and {@code file} to read JSON; the command uses it.
 */
@NullMarked
package dev.dispatchee.cli.convert.spring;

import org.jspecify.annotations.NullMarked;
