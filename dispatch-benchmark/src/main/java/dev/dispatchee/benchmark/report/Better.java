// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

/** Which values of a measure are the better ones. */
public enum Better {
  /** The more, the better: a rate. */
  MORE,
  /** The less, the better: a cost, or a time. */
  LESS
}
