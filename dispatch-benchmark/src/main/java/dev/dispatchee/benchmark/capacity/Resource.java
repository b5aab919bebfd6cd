// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

/** What there is a limited amount of. */
public enum Resource {
  SLOTS("slots of all nodes"),
  NODE_PROCESSORS("processors of a node"),
  DATABASE_PROCESSORS("processors of the database"),
  ALARMS("heap for the alarms of ten minutes"),
  DISK("what the database's disks write"),
  ADDING_UP("adding up, by one node at a time"),
  DELETING("deleting what is old, by one node at a time");

  private final String title;

  Resource(String title) {
    this.title = title;
  }

  /** As it stands in a table. */
  public String title() {
    return title;
  }
}
