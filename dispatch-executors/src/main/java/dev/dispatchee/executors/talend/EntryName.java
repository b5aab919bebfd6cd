// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The name of an entry of an archive, which may be anything: only plain paths within it pass. */
final class EntryName {

  private static final int LONGEST_SHOWN = 100;
  private static final int LONGEST = 4_000;

  private EntryName() {}

  /**
   * Where an entry belongs.
   *
   * @param folder the folder of the archive
   * @throws TalendException if it would be anywhere else
   */
  static Path within(Path folder, String name) throws TalendException {
    var plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    var steps = List.of(plain.split("/", -1));
    if (name.length() > LONGEST
        || steps.size() > ArchiveLimits.DEEPEST
        || !steps.stream().allMatch(EntryName::isStep)) {
      throw new TalendException(
          "the archive has an entry '%s', allowed: plain paths within it".formatted(shown(name)));
    }
    var path = folder;
    for (var step : steps) {
      path = path.resolve(step);
    }
    return path;
  }

  private static boolean isStep(String step) {
    return !step.isEmpty()
        && !step.equals(".")
        && !step.equals("..")
        && step.indexOf('\\') < 0
        && step.codePoints().noneMatch(EntryName::isOdd)
        && step.getBytes(StandardCharsets.UTF_8).length <= ArchiveLimits.LONGEST_NAME;
  }

  private static boolean isOdd(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  private static String shown(String name) {
    var shown = new StringBuilder();
    name.codePoints()
        .limit(LONGEST_SHOWN)
        .forEach(each -> shown.appendCodePoint(isOdd(each) ? '\ufffd' : each));
    return shown.toString();
  }
}
