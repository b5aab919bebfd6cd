// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

/** The names of misfire instructions that tables have as numbers. */
final class Misfires {

  private Misfires() {}

  static String name(String type, long number) {
    if (number == 0) {
      return "SMART_POLICY";
    }
    if (number == -1) {
      return "IGNORE_MISFIRE_POLICY";
    }
    return type.equals("SIMPLE") ? ofSimple(number) : ofOthers(number);
  }

  private static String ofSimple(long number) {
    return switch ((int) number) {
      case 1 -> "FIRE_NOW";
      case 2 -> "RESCHEDULE_NOW_WITH_EXISTING_REPEAT_COUNT";
      case 3 -> "RESCHEDULE_NOW_WITH_REMAINING_REPEAT_COUNT";
      case 4 -> "RESCHEDULE_NEXT_WITH_REMAINING_COUNT";
      case 5 -> "RESCHEDULE_NEXT_WITH_EXISTING_COUNT";
      default -> Long.toString(number);
    };
  }

  private static String ofOthers(long number) {
    return switch ((int) number) {
      case 1 -> "FIRE_ONCE_NOW";
      case 2 -> "DO_NOTHING";
      default -> Long.toString(number);
    };
  }
}
