// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.crontab;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Verdict;
import java.util.ArrayList;

/** Reads a crontab line by line: variables count for the lines below them. */
public final class Crontab {

  /** As many characters as a line may have. */
  static final int LONGEST_LINE = 10_000;

  private static final String BLANKS = " \t";

  private final Conversion conversion;
  private final boolean hasUsers;
  private final Environment environment = new Environment();
  private final StringBuilder comment = new StringBuilder();
  private int number;

  private Crontab(Conversion conversion, boolean hasUsers) {
    this.conversion = conversion;
    this.hasUsers = hasUsers;
  }

  /**
   * Converts one.
   *
   * @param hasUsers whether it is that of the system, whose lines name users
   */
  public static void convert(String text, boolean hasUsers, Conversion conversion) {
    var crontab = new Crontab(conversion, hasUsers);
    text.lines().forEach(crontab::line);
  }

  private void line(String raw) {
    number++;
    var line = raw.strip();
    if (line.isEmpty()) {
      comment.setLength(0);
    } else if (line.startsWith("#")) {
      comment.append(line.substring(1).strip()).append('\n');
    } else if (raw.length() > LONGEST_LINE) {
      refuse("it has %d characters, allowed: %d".formatted(raw.length(), LONGEST_LINE));
    } else if (!environment.take(line)) {
      entry(line);
    }
  }

  private void entry(String line) {
    var rest = new Words(line);
    var schedule = line.startsWith("@") ? rest.next() : rest.next(5);
    var user = hasUsers ? rest.next() : "";
    var command = rest.rest();
    if (schedule.isEmpty() || command.isEmpty() || (hasUsers && user.isEmpty())) {
      refuse(
          "found '%s', allowed: NAME=value, or %s%s and a command"
              .formatted(line, "five fields or a name such as @daily", hasUsers ? ", a user" : ""));
    } else if (hasUsers && looksLikeACommand(user)) {
      refuse(
          "found '%s' for the user; if the lines name no users: without --system".formatted(user));
    } else {
      new Entry(conversion, environment, number, schedule, user, command)
          .convert(comment.toString());
    }
    comment.setLength(0);
  }

  private static boolean looksLikeACommand(String user) {
    return user.contains("/");
  }

  private void refuse(String problem) {
    conversion.remark(Verdict.CANNOT, Topic.SCHEDULE, "line %d: %s".formatted(number, problem));
    comment.setLength(0);
  }

  /** The words of a line, one after the other. */
  private static final class Words {

    private final String line;
    private int at;

    Words(String line) {
      this.line = line;
    }

    /** The next word; empty at the end. */
    String next() {
      skipBlanks();
      int begin = at;
      while (at < line.length() && BLANKS.indexOf(line.charAt(at)) < 0) {
        at++;
      }
      return line.substring(begin, at);
    }

    /** The next words, with a blank between them; empty if there are not so many. */
    String next(int count) {
      var words = new ArrayList<String>();
      for (int i = 0; i < count; i++) {
        words.add(next());
      }
      return words.contains("") ? "" : String.join(" ", words);
    }

    String rest() {
      skipBlanks();
      return line.substring(at);
    }

    private void skipBlanks() {
      while (at < line.length() && BLANKS.indexOf(line.charAt(at)) >= 0) {
        at++;
      }
    }
  }
}
