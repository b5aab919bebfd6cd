// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
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
    "rome, Europe/Rome",
    "Asia/Berlin, Europe/Berlin",
    "Amerika/New_York, America/New_York",
    "Amerika/New_Yorkk, America/New_York",
    "America/New York, America/New_York",
    "new_york, America/New_York",
    "America/Louisvile, America/Louisville",
    "indianapolis, America/Indianapolis",
    "' Europe/Berlin', Europe/Berlin",
    "utc, UTC",
    "est5edt, EST5EDT",
    "Asia/Beijing, Asia/Shanghai",
    "beijing, Asia/Shanghai",
    "Asia/Mumbai, Asia/Kolkata",
    "Asia/New Delhi, Asia/Kolkata",
    "America/San_Francisco, America/Los_Angeles",
    "America/Boston, America/New_York",
    "Europe/Munich, Europe/Berlin",
    "Europe/Barcelona, Europe/Madrid",
    "MSK, Europe/Moscow",
    "cest, Europe/Berlin",
    "EDT, America/New_York",
    "PDT, America/Los_Angeles",
    "JST, Asia/Tokyo",
    "Z, UTC",
    "UTC+0, UTC",
    "+00:00, UTC",
    "UTC+05:30, Asia/Kolkata",
    "GMT+5:45, Asia/Kathmandu",
  })
  void suggestTheOneThatIsMeant(String typed, String suggestion) {
    var refusal = refusal(typed);

    assertThat(refusal.suggestions()).containsExactly(suggestion);
    assertThat(refusal)
        .hasMessage(
            "The time zone must be a name such as Europe/Berlin, but '%s' was found, which may mean"
                + " %s.",
            typed, suggestion);
  }

  @ParameterizedTest
  @CsvSource({
    "GMT+8, Etc/GMT-8, +08:00",
    "UTC+2, Etc/GMT-2, +02:00",
    "UT+1, Etc/GMT-1, +01:00",
    "utc +1, Etc/GMT-1, +01:00",
    "GMT+02:00, Etc/GMT-2, +02:00",
    "+02:00, Etc/GMT-2, +02:00",
    "+0200, Etc/GMT-2, +02:00",
    "+2, Etc/GMT-2, +02:00",
    "UTC-5, Etc/GMT+5, -05:00",
    "GMT-0500, Etc/GMT+5, -05:00",
    "UTC\u22125, Etc/GMT+5, -05:00",
    "-11:00, Etc/GMT+11, -11:00",
    "UTC+14, Etc/GMT-14, +14:00",
  })
  void turnTheSignOfAnOffset(String typed, String suggestion, String offset) {
    var refusal = refusal(typed);

    assertThat(refusal.suggestions()).containsExactly(suggestion);
    assertThat(ZoneId.of(suggestion).getRules().getOffset(Instant.EPOCH)).hasToString(offset);
    assertThat(refusal)
        .hasMessageEndingWith(
            "' was found, which may mean %s (UTC%s; the sign in its name is the other way round)."
                .formatted(suggestion, offset));
  }

  @ParameterizedTest
  @CsvSource({
    "CST, 'America/Chicago, Asia/Shanghai or America/Havana'",
    "EST, 'America/New_York or America/Panama'",
    "PST, 'America/Los_Angeles or Asia/Manila'",
    "IST, 'Asia/Kolkata, Europe/Dublin or Asia/Jerusalem'",
    "BST, 'Europe/London or Asia/Dhaka'",
    "AST, 'America/Halifax, America/Puerto_Rico or Asia/Riyadh'",
    "mst, 'America/Denver or America/Phoenix'",
    "UTC+9:30, 'Australia/Darwin or Australia/Adelaide'",
  })
  void suggestAllThatMayBeMeant(String typed, String suggestions) {
    assertThat(refusal(typed))
        .hasMessageEndingWith("' was found, which may mean " + suggestions + ".");
  }

  @Test
  void suggestWhatThereIs() {
    assertThat(ZoneNames.all())
        .allSatisfy(name -> assertThat(ZoneId.getAvailableZoneIds()).contains(name))
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "Middle/Earth_and_beyond",
        "\n\n",
        "１２",
        "XST",
        "ABC",
        "CETT",
        "Roma",
        "Oslu",
        "Asia/Beijin",
        "GMT+15",
        "UTC+99",
        "UTC-13",
        "+02:17",
        "UTC+2:3",
        "GMT+",
        "+",
        "Etc/GMT+15",
        "Etc/GMT-8x",
      })
  void suggestNothingWhereNoneIsNear(String typed) {
    var refusal = refusal(typed);

    assertThat(refusal.suggestions()).isEmpty();
    assertThat(refusal.getMessage()).endsWith("' was found.").doesNotContain("\n");
  }

  @Test
  void cutWhatTheyShow() {
    var refusal = refusal("Europe/Berlin".repeat(20));

    assertThat(refusal.getMessage()).hasSizeLessThan(200);
    assertThat(refusal.suggestions()).isEmpty();
  }

  private static UnknownZoneException refusal(String typed) {
    return catchThrowableOfType(UnknownZoneException.class, () -> TimeZones.parse(typed));
  }
}
