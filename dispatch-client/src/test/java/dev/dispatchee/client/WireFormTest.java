// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why records can grow: a side that is older or newer than the other reads what it knows. */
class WireFormTest {

  record Older(long id, String name) {}

  record Newer(long id, String name, @Nullable Long more, int number, boolean flag, long large) {}

  @Test
  void isReadByAnOlderSideWithoutWhatThatDoesNotKnow() throws InvalidObjectException {
    var sent = new HashMap<String, @Nullable Object>(Map.of("id", 7L, "name", "x", "more", 8L));

    assertThat(WireForm.read(Older.class, sent)).isEqualTo(new Older(7, "x"));
  }

  @Test
  void isReadByANewerSideWithNothingForWhatWasNotSent() throws InvalidObjectException {
    var sent = new HashMap<String, @Nullable Object>(Map.of("id", 7L, "name", "x"));

    assertThat(WireForm.read(Newer.class, sent)).isEqualTo(new Newer(7, "x", null, 0, false, 0));
  }

  @Test
  void refusesValuesOfOtherTypes() {
    var sent = new HashMap<String, @Nullable Object>(Map.of("id", "seven", "name", "x"));

    assertThatThrownBy(() -> WireForm.read(Older.class, sent))
        .isInstanceOf(InvalidObjectException.class);
  }
}
