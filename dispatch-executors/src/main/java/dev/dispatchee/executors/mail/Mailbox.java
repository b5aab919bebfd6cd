// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import java.util.Locale;

/**
 * An address that a mail goes to, in ASCII, without a name beside it.
 *
 * @param local what stands before the {@code @}
 * @param domain what stands after it, in lower case
 */
record Mailbox(String local, String domain) {

  /** The characters of one; whether they make an address is judged by {@link #parse}. */
  static final String PATTERN = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+";

  /** What is allowed, for people. */
  static final String ALLOWED = "an address such as ops@example.com, without a name beside it";

  /** By RFC 5321. */
  static final int LONGEST = 254;

  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_LABEL = 63;
  private static final String MARKS = "!#$%&'*+/=?^_`{|}~-";

  /** Refuses what is no address. */
  Mailbox {
    if (local.length() + domain.length() + 1 > LONGEST
        || local.length() > LONGEST_LOCAL
        || !isOfWords(local)
        || !isDomain(domain)) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException saying what would be accepted
   */
  static Mailbox parse(String text) {
    int at = text.indexOf('@');
    if (at < 0 || text.length() > LONGEST) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return new Mailbox(text.substring(0, at), text.substring(at + 1).toLowerCase(Locale.ROOT));
  }

  /** Whether a text is the name of a domain, in lower case. */
  static boolean isDomain(String text) {
    for (var label : text.split("\\.", -1)) {
      if (label.isEmpty()
          || label.length() > LONGEST_LABEL
          || label.startsWith("-")
          || label.endsWith("-")
          || !label.chars().allMatch(c -> isAlphanumeric(c) || c == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfWords(String text) {
    for (var word : text.split("\\.", -1)) {
      if (word.isEmpty() || !word.chars().allMatch(Mailbox::isOfWord)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfWord(int c) {
    return isAlphanumeric(c) || (c >= 'A' && c <= 'Z') || MARKS.indexOf(c) >= 0;
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
