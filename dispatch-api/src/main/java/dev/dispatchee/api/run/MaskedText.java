// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import java.util.BitSet;
import java.util.List;

/**
 * A text that comes in pieces and leaves without secrets, wherever they are cut. What may be the
 * beginning of one is held back until it is known; that is always less than the longest secret.
 * Where the text ends and nobody can know any more, it is kept out too.
 *
 * <p>Secrets that touch or overlap become one {@code ***}. Not safe for several threads.
 */
public final class MaskedText {

  private static final String MASK = "***";

  private final List<String> secrets;
  private final int longest;
  private final StringBuilder held = new StringBuilder();

  // How many of the characters held belong to a secret that began before them.
  private int covered;
  private boolean inSecret;

  MaskedText(List<String> secrets) {
    this.secrets = secrets;
    this.longest = secrets.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Takes a piece; what can be told by now. */
  public String next(CharSequence piece) {
    if (secrets.isEmpty()) {
      return piece.toString();
    }
    held.append(piece);
    int end = startOfWhatMayGoOn();
    return tellTo(end, end);
  }

  /**
   * What was held back, because nothing comes after it. The beginning of a secret is not told, but
   * for three characters, which stand at the end of many texts.
   */
  public String rest() {
    int start = startOfWhatMayGoOn();
    boolean many = held.length() - start >= SecretMask.SHORTEST;
    return tellTo(held.length(), many ? start : held.length());
  }

  /** What was held back of a text that was cut here; what comes next is another text. */
  public String cut() {
    var told = tellTo(held.length(), startOfWhatMayGoOn());
    covered = 0;
    inSecret = false;
    return told;
  }

  private String tellTo(int end, int startOfHidden) {
    var hidden = new BitSet(held.length());
    hidden.set(0, covered);
    hidden.set(startOfHidden, end);
    int reach = covered;
    for (var secret : secrets) {
      for (int at = held.indexOf(secret); at >= 0; at = held.indexOf(secret, at + 1)) {
        hidden.set(at, at + secret.length());
        if (at < end) {
          reach = Math.max(reach, at + secret.length());
        }
      }
    }
    var told = told(hidden, end);
    covered = Math.max(0, reach - end);
    held.delete(0, end);
    return told;
  }

  private String told(BitSet hidden, int end) {
    var told = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      if (!hidden.get(i)) {
        told.append(held.charAt(i));
      } else if (!inSecret) {
        told.append(MASK);
      }
      inSecret = hidden.get(i);
    }
    return told.toString();
  }

  private int startOfWhatMayGoOn() {
    for (int i = Math.max(0, held.length() - longest + 1); i < held.length(); i++) {
      if (mayGoOnFrom(i)) {
        return i;
      }
    }
    return held.length();
  }

  private boolean mayGoOnFrom(int start) {
    int length = held.length() - start;
    for (var secret : secrets) {
      if (length < secret.length() && isPrefix(secret, start, length)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPrefix(String secret, int start, int length) {
    for (int i = 0; i < length; i++) {
      if (secret.charAt(i) != held.charAt(start + i)) {
        return false;
      }
    }
    return true;
  }
}
