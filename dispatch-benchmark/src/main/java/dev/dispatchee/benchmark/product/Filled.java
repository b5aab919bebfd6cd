// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import java.time.Duration;

/**
 * What filling a database came to.
 *
 * @param took how long it took
 * @param bytes of the whole database
 * @param bytesOfALog in table and indexes; 0 without logs
 * @param bytesOfATrigger in table and indexes
 */
public record Filled(Duration took, long bytes, double bytesOfALog, double bytesOfATrigger) {}
