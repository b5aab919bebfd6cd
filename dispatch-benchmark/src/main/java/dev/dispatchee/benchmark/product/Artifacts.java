// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import java.nio.file.Path;

/**
 * What is deployed beside the EAR.
 *
 * @param executors the jar with the executors of the benchmark
 */
public record Artifacts(Path executors) {}
