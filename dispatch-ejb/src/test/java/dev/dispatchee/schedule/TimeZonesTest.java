// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

  @Test
  void areThoseOfTheJdk() {
    assertThat(ZoneId.getAvailableZoneIds())
        .allSatisfy(id -> assertThat(TimeZones.parse(id)).hasToString(id));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berln, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "Europe/Berliin, Europe/Berlin",
    "Berlin, Europe/Berlin",
    "Amerika/New_York, America/New_York",
    "America/New York, America/New_York",
    "new_york, America/New_York",
    "utc, Etc/UTC",
  })
  void suggestTheNearest(String typed, String suggestion) {
    var refusal = refusal(typed);

    assertThat(refusal.suggestion()).contains(suggestion);
    assertThat(refusal)
        .hasMessage(
            "The time zone must be a name such as Europe/Berlin, but '%s' was found, which may mean"
                + " %s.",
            typed, suggestion);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+02:00", "Z", "Middle/Earth_and_beyond", "\n\n", "１２"})
  void suggestNothingWhereNoneIsNear(String typed) {
    var refusal = refusal(typed);

    assertThat(refusal.suggestion()).isEmpty();
    assertThat(refusal.getMessage()).endsWith("' was found.").doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC+2", "GMT+02:00", "UT+1"})
  void areNoOffsets(String typed) {
    assertThat(refusal(typed)).isNotNull();
  }

  @Test
  void cutWhatTheyShow() {
    var refusal = refusal("Europe/Berlin".repeat(20));

    assertThat(refusal.getMessage()).hasSizeLessThan(200);
    assertThat(refusal.suggestion()).isEmpty();
  }

  private static UnknownZoneException refusal(String typed) {
    return catchThrowableOfType(UnknownZoneException.class, () -> TimeZones.parse(typed));
  }
}
