// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import java.time.Instant;

/**
 * That due times were not run.
 *
 * @param subject the log that stands for them
 * @param planned the first of them
 * @param count how many
 */
public record MissedTime(AlertSubject subject, Instant planned, int count) {}
