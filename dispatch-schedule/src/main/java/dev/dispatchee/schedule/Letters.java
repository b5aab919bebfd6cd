// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** The case of the letters A to Z and of no others: a Turkish i or a long s are no letters here. */
final class Letters {

  private Letters() {}

  static String upper(String text) {
    var upper = text.toCharArray();
    for (int i = 0; i < upper.length; i++) {
      if (upper[i] >= 'a' && upper[i] <= 'z') {
        upper[i] = (char) (upper[i] - 'a' + 'A');
      }
    }
    return new String(upper);
  }
}
