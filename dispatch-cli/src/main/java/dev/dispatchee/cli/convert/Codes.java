// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.definition.SafeText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * External reference codes and names that are allowed, told apart, and the same whenever the source
 * is converted again.
 */
final class Codes {

  private static final int LONGEST = 75;
  private static final int DIGITS = 8;

  private final Set<String> codes = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  // How often one was asked for: a source of the same name a thousand times is no square of work.
  private final Map<String, Integer> asked = new HashMap<>();

  /**
   * A code that nobody has: what is not allowed in one is replaced, and then told by a checksum.
   */
  String code(String wanted) {
    boolean isAllowed =
        !wanted.isEmpty() && wanted.length() <= LONGEST && wanted.equals(allowed(wanted));
    return isAllowed ? free(wanted, codes, "code ", "~") : code(wanted, wanted);
  }

  /** A code that nobody has, of something to read and a checksum of what tells it from others. */
  String code(String readable, String identity) {
    var code = beginning(allowed(readable), LONGEST - DIGITS - 1) + "~" + digits(identity);
    return free(code, codes, "code ", "~");
  }

  /** A name that nobody has, in one line. */
  String name(String wanted) {
    var line = SafeText.line(wanted).strip();
    var name = line.isEmpty() ? "(no name)" : line;
    var first = name.length() <= LONGEST ? name : beginning(name, LONGEST - 1) + "…";
    return free(first, names, "name ", " ");
  }

  private String free(String wanted, Set<String> taken, String kind, String mark) {
    var free = wanted;
    while (!taken.add(free)) {
      int number = asked.merge(kind + wanted, 2, (before, first) -> before + 1);
      free = beginning(wanted, LONGEST - 10) + mark + number;
    }
    return free;
  }

  private static String beginning(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean isHalf = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, isHalf ? longest - 1 : longest);
  }

  private static String allowed(String text) {
    var allowed = new StringBuilder();
    text.codePoints().forEach(c -> allowed.append(isAllowed(c) ? (char) c : '-'));
    return allowed.toString();
  }

  private static String digits(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isAllowed(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "._~:-".indexOf(c) >= 0;
  }
}
