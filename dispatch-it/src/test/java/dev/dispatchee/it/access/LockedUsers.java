// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.SharedServer;

/** What the log says of users whom too many wrong passwords have locked. */
final class LockedUsers {

  /** How many wrong passwords in a row lock a user. */
  static final int LOCKING = 10;

  private LockedUsers() {}

  /** Nobody has been told of since then. */
  static void mustBeNone(long mark) {
    assertThat(SharedServer.log().since(mark)).noneMatch(line -> line.contains("DISP00605"));
  }

  /** Waits until one has been told of, once. */
  static void awaitTold(long mark, String user) {
    await()
        .untilAsserted(
            () ->
                assertThat(SharedServer.log().since(mark))
                    .filteredOn(line -> line.contains("DISP00605"))
                    .singleElement()
                    .asString()
                    .contains(LOCKING + " sign-ins", "'" + user + "'", "from 127.0.0.1"));
  }
}
