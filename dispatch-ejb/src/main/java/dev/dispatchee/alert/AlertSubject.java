// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import org.jspecify.annotations.Nullable;

/**
 * The run that something happened to.
 *
 * @param log its log
 * @param trigger its trigger
 * @param triggerName the name of that when it was queued
 * @param executorType what it runs
 * @param node where; null if nowhere yet, or if that does not matter
 */
public record AlertSubject(
    long log, long trigger, String triggerName, String executorType, @Nullable String node) {}
