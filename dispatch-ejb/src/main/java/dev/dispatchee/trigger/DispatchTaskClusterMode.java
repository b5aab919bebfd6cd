// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

/** Where a fire runs. */
public enum DispatchTaskClusterMode {
  /** On one node, whichever it is. */
  SINGLE_NODE,
  /** On each node that is alive when it fires. */
  ALL_NODES
}
