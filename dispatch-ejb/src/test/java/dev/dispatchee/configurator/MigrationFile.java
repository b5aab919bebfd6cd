// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A migration as it stands in its file.
 *
 * @param version the number in its name
 * @param description the rest of its name, without underscores
 * @param sql what it does
 */
record MigrationFile(int version, String description, String sql) {

  private static final Pattern NAME = Pattern.compile("V([0-9]+)__(.+)\\.sql");
  private static final Path ALL = Path.of("src/main/resources/db/migration");

  private static final List<Pattern> ADDS =
      Stream.of(
              "create table .*",
              "create sequence .*",
              // A unique one refuses what an older release may write.
              "create index .*",
              "insert into .*",
              "comment on .*",
              "set local statement_timeout .*")
          .map(Pattern::compile)
          .toList();
  private static final Pattern ALTER = Pattern.compile("alter table (?:if exists )?\\S+ (.*)");
  private static final Pattern ADD_COLUMN = Pattern.compile("add column (.*)");
  private static final Pattern BARE_NOT_NULL = Pattern.compile(".*\\bnot null\\b.*");
  private static final Pattern DEFAULT = Pattern.compile(".*\\b(default|generated)\\b.*");
  private static final Pattern RULE =
      Pattern.compile(".*\\b(check|unique|references|primary key|constraint)\\b.*");

  /** Those of a folder, in no order. */
  static List<MigrationFile> all() {
    try (var files = Files.walk(ALL)) {
      return files.filter(file -> file.toString().endsWith(".sql")).map(MigrationFile::of).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static MigrationFile of(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException("no name of a migration: " + file);
    }
    try {
      return new MigrationFile(
          Integer.parseInt(name.group(1)), name.group(2).replace('_', ' '), Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What an older release that goes on working meanwhile might stumble over. */
  List<String> stumblingBlocks() {
    return statements().filter(statement -> !onlyAdds(statement)).toList();
  }

  private Stream<String> statements() {
    var uncommented =
        sql.lines().map(line -> line.replaceFirst("--.*", "")).reduce("", (a, b) -> a + " " + b);
    return Arrays.stream(uncommented.split(";", -1))
        .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
        .filter(statement -> !statement.isEmpty());
  }

  private static boolean onlyAdds(String statement) {
    if (ADDS.stream().anyMatch(adds -> adds.matcher(statement).matches())) {
      return true;
    }
    var alter = ALTER.matcher(statement);
    return alter.matches() && parts(alter.group(1)).stream().allMatch(MigrationFile::addsAColumn);
  }

  // An older release leaves the column out of what it inserts, and knows of no rule.
  private static boolean addsAColumn(String part) {
    var add = ADD_COLUMN.matcher(part);
    return add.matches()
        && !RULE.matcher(add.group(1)).matches()
        && (!BARE_NOT_NULL.matcher(add.group(1)).matches()
            || DEFAULT.matcher(add.group(1)).matches());
  }

  /** What stands between the commas that are in no brackets. */
  private static List<String> parts(String actions) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < actions.length(); i++) {
      switch (actions.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(actions.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(actions.substring(start).strip());
    return parts;
  }
}
