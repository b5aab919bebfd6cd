// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a line of a report is about; a map file names it to accept a difference. */
public enum Topic {
  /** Which executor does the work. */
  EXECUTOR,
  /** What the job is given: job data, parameters, arguments. */
  DATA,
  /** A file that the job needs. */
  FILE,
  /** When it fires. */
  SCHEDULE,
  /** The time zone in which that is meant. */
  ZONE,
  /** The first and the last instant. */
  WINDOW,
  /** Business calendars and the like. */
  CALENDAR,
  /** What becomes of times that passed while nothing could fire them. */
  MISFIRE,
  /** Whether runs of one job may be in progress together. */
  OVERLAP,
  /** On which node or nodes it runs. */
  NODES,
  /** Which goes first. */
  PRIORITY,
  /** How long it may take. */
  TIMEOUT,
  /** How often it is tried again. */
  RETRY,
  /** What becomes of a run that is lost with its node. */
  RECOVERY,
  /** What else it starts. */
  CHILDREN,
  /** Who is told. */
  MAIL,
  /** As which user of the machine it runs. */
  USER,
  /** In which folder it runs. */
  DIRECTORY,
  /** Variables of its environment. */
  ENVIRONMENT,
  /** Its name and what is said of it. */
  NAME,
  /** Whether it is switched on. */
  STATE,
  /** What the other has in its log. */
  HISTORY;

  /** As it stands in reports and map files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The topic of that name; empty if there is none. */
  static Optional<Topic> of(String name) {
    return Arrays.stream(values()).filter(topic -> topic.toString().equals(name)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Topic::toString).collect(Collectors.joining(", "));
  }
}
