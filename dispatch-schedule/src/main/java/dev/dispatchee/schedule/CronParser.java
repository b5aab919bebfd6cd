// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.StringTokenizer;

/** Reads a whole cron expression. */
final class CronParser {

  private static final String EXPRESSION = "expression";
  private static final int LONGEST = 255;
  private static final String BLANKS = " \t";
  private static final String LINE_ENDS = "\r\n";
  private static final String NAMES =
      "@yearly, @annually, @monthly, @weekly, @daily, @midnight or @hourly";

  private CronParser() {}

  static CronFields parse(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidCronException(EXPRESSION, text, "at most " + LONGEST + " characters");
    }
    var words = words(line(text));
    if (words.size() == 1 && words.get(0).startsWith("@")) {
      words = words(named(words.get(0)));
    }
    return switch (words.size()) {
      case 5 -> {
        words.add(0, "0");
        words.add("*");
        yield read(Dialect.UNIX, words);
      }
      case 6 -> {
        words.add("*");
        yield read(Dialect.QUARTZ, words);
      }
      case 7 -> read(Dialect.QUARTZ, words);
      default ->
          throw new InvalidCronException(
              EXPRESSION, text, "5, 6 or 7 fields parted by blanks, or one of " + NAMES);
    };
  }

  /** The text without the blanks and line ends round it. */
  private static String line(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    var line = text.substring(start, end);
    if (line.chars().anyMatch(letter -> LINE_ENDS.indexOf(letter) >= 0)) {
      throw new InvalidCronException(EXPRESSION, line, "written on one line");
    }
    return line;
  }

  private static boolean isBlank(char letter) {
    return BLANKS.indexOf(letter) >= 0 || LINE_ENDS.indexOf(letter) >= 0;
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var tokens = new StringTokenizer(text, BLANKS);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private static String named(String name) {
    return switch (Letters.upper(name)) {
      case "@YEARLY", "@ANNUALLY" -> "0 0 1 1 *";
      case "@MONTHLY" -> "0 0 1 * *";
      case "@WEEKLY" -> "0 0 * * 0";
      case "@DAILY", "@MIDNIGHT" -> "0 0 * * *";
      case "@HOURLY" -> "0 * * * *";
      default -> throw new InvalidCronException(EXPRESSION, name, NAMES);
    };
  }

  /** Reads all seven fields; what was not written has been filled in. */
  private static CronFields read(Dialect dialect, List<String> words) {
    var word = words.iterator();
    var typed = new EnumMap<Field, String>(Field.class);
    var parts = new EnumMap<Field, List<Part>>(Field.class);
    for (var field : Field.values()) {
      var text = word.next();
      typed.put(field, text);
      parts.put(field, new FieldParser(dialect, field).parse(text));
    }
    var ofMonth = typed.getOrDefault(Field.DAY_OF_MONTH, "");
    var ofWeek = typed.getOrDefault(Field.DAY_OF_WEEK, "");
    checkDays(dialect, ofMonth, ofWeek);
    return new CronFields(parts, beginsOpen(ofMonth) || beginsOpen(ofWeek));
  }

  private static void checkDays(Dialect dialect, String ofMonth, String ofWeek) {
    if (ofMonth.equals("?") && ofWeek.equals("?")) {
      throw refusedDay(ofWeek, "days or * where the day-of-month is ?");
    }
    if (dialect == Dialect.QUARTZ && !isOpen(ofMonth) && !isOpen(ofWeek)) {
      throw refusedDay(ofWeek, "? or * where the day-of-month is given");
    }
  }

  private static InvalidCronException refusedDay(String found, String allowed) {
    return new InvalidCronException(Field.DAY_OF_WEEK.label(), found, allowed);
  }

  private static boolean isOpen(String days) {
    return days.equals("?") || days.equals("*");
  }

  // As cron has it: days of month and of week add up, unless one field begins with a star. That one
  // says nothing or, with a step, narrows the other.
  private static boolean beginsOpen(String days) {
    return days.startsWith("*") || days.startsWith("/") || days.equals("?");
  }
}
