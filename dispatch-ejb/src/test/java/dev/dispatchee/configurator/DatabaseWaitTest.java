// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {

  @Test
  void theReasonIsTheInnermostThatSaysSomething() {
    var silent = new SQLException("the connection attempt failed", new EOFException());

    assertThat(DatabaseWait.reason(new SQLException("the pool has none", silent)))
        .isEqualTo("the connection attempt failed");
    assertThat(
            DatabaseWait.reason(
                new SQLException("the pool has none", new SQLException("wrong password"))))
        .isEqualTo("wrong password");
    assertThat(DatabaseWait.reason(new SQLException(" ", new EOFException())))
        .isEqualTo("java.sql.SQLException");
  }
}
