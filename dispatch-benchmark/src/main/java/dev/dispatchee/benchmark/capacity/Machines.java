// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

/**
 * What an installation runs on. Processors are as fast as the one that was measured on.
 *
 * @param nodes how many servers
 * @param nodeCores processors of each
 * @param slots runs that each may have in progress: {@code max-threads}
 * @param pool connections that each may have: {@code max-pool-size}
 * @param databaseCores processors of the database
 * @param alarmHeapBytes heap of each node that its alarms may take
 * @param writtenBytesASecond what the disks of the database write
 */
public record Machines(
    int nodes,
    int nodeCores,
    int slots,
    int pool,
    int databaseCores,
    double alarmHeapBytes,
    double writtenBytesASecond) {

  /** Refuses an installation without anything. */
  public Machines {
    if (nodes < 1
        || nodeCores < 1
        || slots < 1
        || pool < 1
        || databaseCores < 1
        || !(alarmHeapBytes > 0)
        || !(writtenBytesASecond > 0)) {
      throw new IllegalArgumentException("allowed: at least one of each");
    }
  }

  /** How many connections the database must allow, besides those of others. */
  public int connections() {
    return nodes * pool;
  }

  /** So many nodes as install.cli sets them up, on machines of today. */
  public static Machines of(int nodes) {
    return new Machines(nodes, 4, 16, 40, 16, 256e6, 200e6);
  }
}
