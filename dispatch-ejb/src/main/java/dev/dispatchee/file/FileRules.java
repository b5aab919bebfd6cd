// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which files triggers may have.
 *
 * @param extensions how names may end, each a dot and letters or digits, in small letters
 * @param mostBytes how large one may be, in bytes
 */
public record FileRules(List<String> extensions, long mostBytes) {

  /** How long a name may be, in characters. */
  public static final int LONGEST_NAME = 200;

  private static final long LARGEST = 1024L * 1024 * 1024;
  private static final int MOST_EXTENSIONS = 50;
  private static final Pattern EXTENSION = Pattern.compile("\\.[a-z0-9][a-z0-9.]{0,19}");

  /** What holds until an administrator says something else. */
  public static final FileRules DEFAULT =
      new FileRules(List.of(".zip", ".rar", ".jar", ".properties"), 50_242_880);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException naming what is none
   */
  public FileRules {
    extensions = extensions.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    if (extensions.isEmpty() || extensions.size() > MOST_EXTENSIONS) {
      throw new IllegalArgumentException(
          "%d extensions, allowed: 1 to %d".formatted(extensions.size(), MOST_EXTENSIONS));
    }
    for (var extension : extensions) {
      if (!EXTENSION.matcher(extension).matches()) {
        throw new IllegalArgumentException(
            "extension '%s', allowed: a dot and up to 20 letters, digits or dots"
                .formatted(extension));
      }
    }
    if (mostBytes < 1 || mostBytes > LARGEST) {
      throw new IllegalArgumentException(
          "%d bytes, allowed: 1 to %d".formatted(mostBytes, LARGEST));
    }
  }

  /** Whether a name ends in one of the extensions, with something before it. */
  public boolean allowsExtensionOf(String name) {
    var small = name.toLowerCase(Locale.ROOT);
    return extensions.stream()
        .anyMatch(each -> small.endsWith(each) && small.length() > each.length());
  }

  /**
   * Whether it can be the name of a file on any system: one line, no path, nothing that only looks
   * like something else.
   */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.equals(name.strip())
        && !name.startsWith(".")
        && name.codePoints().allMatch(FileRules::isOfName);
  }

  private static boolean isOfName(int character) {
    return "/\\:*?\"<>|".indexOf(character) < 0
        && (character == ' ' || !Character.isSpaceChar(character))
        && switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }
}
