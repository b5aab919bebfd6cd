// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of Quartz.
 *
 * @param place where it stands, for people
 * @param key its group and name
 * @param job whose
 * @param description for people; empty: none
 * @param timing when it fires
 * @param start the first instant
 * @param isStartKnown whether the source says it; else it is that of the conversion
 * @param end the last instant; null: none
 * @param misfire the name of its instruction
 * @param priority 5 unless somebody said otherwise
 * @param calendar the calendar that leaves times out; empty: none
 * @param data what the job is given beside its own
 * @param isPaused whether it is switched off
 * @param faults what of it cannot be read, each in words
 */
record QuartzTrigger(
    String place,
    Key key,
    Key job,
    String description,
    Timing timing,
    Instant start,
    boolean isStartKnown,
    @Nullable Instant end,
    String misfire,
    long priority,
    String calendar,
    JobData data,
    boolean isPaused,
    List<String> faults) {

  /** What Quartz takes if nobody says otherwise. */
  static final int NORMAL_PRIORITY = 5;

  QuartzTrigger {
    faults = List.copyOf(faults);
  }
}
