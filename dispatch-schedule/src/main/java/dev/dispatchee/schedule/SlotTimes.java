// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.BitSet;

/**
 * The local times of a rule whose periods are hours, minutes or seconds: certain of the slots of a
 * day, of these every so many counted from the start, and in each slot the same seconds.
 *
 * <p>Whether a day has any is known without looking through it, so that a rule whose slots never
 * meet its interval costs no more than its days.
 */
final class SlotTimes implements LocalTimes {

  private final RecurrenceDays days;
  private final int length;
  private final int perDay;
  private final long interval;
  private final long anchor;
  private final BitSet slots;
  private final int[] seconds;
  private final int[] byRest;
  // Of each slot, how many come before it that leave the same rest.
  private final int[] before;

  /**
   * Takes them.
   *
   * @param length how long a slot is, in seconds
   * @param interval every how many slots
   * @param start the local time that they are counted from
   * @param slots those of a day that suit the rule
   * @param seconds the seconds of a slot that suit it, in order
   */
  SlotTimes(
      RecurrenceDays days, int length, long interval, long start, BitSet slots, int[] seconds) {
    this.days = days;
    this.length = length;
    this.perDay = (int) (SECONDS_OF_DAY / length);
    this.interval = interval;
    this.anchor = Math.floorDiv(start, (long) length);
    this.slots = slots;
    this.seconds = seconds;
    this.byRest = new int[(int) Math.min(interval, perDay)];
    this.before = new int[perDay];
    for (int slot = 0; slot < perDay; slot++) {
      int rest = (int) (slot % interval);
      before[slot] = byRest[rest];
      if (slots.get(slot)) {
        byRest[rest]++;
      }
    }
  }

  @Override
  public long next(long local) {
    if (seconds.length == 0) {
      return NEVER;
    }
    long today = Math.floorDiv(local, SECONDS_OF_DAY);
    for (long day = days.next(today); day != RecurrenceDays.NEVER; day = days.next(dayAfter(day))) {
      if (slotsOn(day) > 0) {
        long time = nextOn(day, day == today ? (int) (local - day * SECONDS_OF_DAY) : 0);
        if (time != NEVER) {
          return time;
        }
      }
    }
    return NEVER;
  }

  /** The first day after one that can have a slot of the rule. */
  private long dayAfter(long day) {
    long slot = (day + 1) * perDay;
    return (slot + Math.floorMod(anchor - slot, interval)) / perDay;
  }

  private long nextOn(long day, int second) {
    int within = second % length;
    for (int slot = slot(day, second / length); slot >= 0; slot = slot(day, slot + 1)) {
      for (int one : seconds) {
        if (slot > second / length || one >= within) {
          return day * SECONDS_OF_DAY + (long) slot * length + one;
        }
      }
    }
    return NEVER;
  }

  /** The first slot of a day at or after one, or -1. */
  private int slot(long day, int from) {
    int rest = rest(day);
    int slot = slots.nextSetBit(from);
    while (slot >= 0) {
      long late = Math.floorMod(slot - (long) rest, interval);
      if (late == 0) {
        return slot;
      }
      long candidate = slot + interval - late;
      if (candidate >= perDay) {
        return -1;
      }
      slot = slots.nextSetBit((int) candidate);
    }
    return -1;
  }

  /** The rest that the rule's slots of a day leave when divided by the interval. */
  private int rest(long day) {
    return (int) Math.floorMod(anchor - day * perDay, interval);
  }

  private int slotsOn(long day) {
    int rest = rest(day);
    return rest < byRest.length ? byRest[rest] : 0;
  }

  @Override
  public long count(long from, long before) {
    long count = 0;
    long last = Math.floorDiv(before - 1, SECONDS_OF_DAY);
    for (long day = days.next(Math.floorDiv(from, SECONDS_OF_DAY), last);
        day <= last;
        day = days.next(day + 1, last)) {
      if (slotsOn(day) > 0) {
        count += countBefore(day, before - day * SECONDS_OF_DAY);
        count -= countBefore(day, from - day * SECONDS_OF_DAY);
      }
    }
    return count;
  }

  private long countBefore(long day, long second) {
    if (second <= 0) {
      return 0;
    }
    if (second >= SECONDS_OF_DAY) {
      return (long) slotsOn(day) * seconds.length;
    }
    int end = (int) (second / length);
    int rest = rest(day);
    long count = (long) suitingBefore(day, rest, end) * seconds.length;
    boolean suits = slots.get(end) && end % interval == rest;
    return suits ? count + secondsBefore((int) (second % length)) : count;
  }

  /** How many slots of a day suit the rule before one. */
  private int suitingBefore(long day, int rest, int end) {
    long next = end + Math.floorMod(rest - (long) end, interval);
    return next < perDay ? before[(int) next] : slotsOn(day);
  }

  private int secondsBefore(int second) {
    int count = 0;
    while (count < seconds.length && seconds[count] < second) {
      count++;
    }
    return count;
  }
}
