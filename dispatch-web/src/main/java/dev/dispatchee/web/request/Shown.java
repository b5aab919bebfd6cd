// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

/** A user's text fit to be shown: cut when it is long, without control characters. */
final class Shown {

  private static final int LONGEST = 100;

  private Shown() {}

  static String of(String text) {
    var clean = text.replaceAll("\\p{Cc}", "\uFFFD");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
