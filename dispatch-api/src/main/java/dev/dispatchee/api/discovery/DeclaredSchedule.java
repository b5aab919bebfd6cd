// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.DispatchSchedule;

/**
 * A trigger that is declared on the class of its executor; nothing of it is checked.
 *
 * @param executorType the type of the executor
 * @param className the class
 * @param schedule what stands there
 */
public record DeclaredSchedule(String executorType, String className, DispatchSchedule schedule) {}
