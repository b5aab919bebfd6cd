// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.configurator.About.ConfigurationEntry;
import dev.dispatchee.configurator.About.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationEntriesTest {

  @Test
  void tellsWhatIsInForceWhetherItIsSetOrNot() {
    var entries = entriesOf(Map.of("dispatch.sweep.interval", "PT2S"));

    assertThat(entries)
        .contains(
            new ConfigurationEntry("dispatch.sweep.interval", "PT2S", Kind.SET),
            new ConfigurationEntry("dispatch.heartbeat.interval", "PT5S", Kind.DEFAULT),
            new ConfigurationEntry("dispatch.api.origins", null, Kind.DEFAULT));
  }

  @Test
  void neverTellsASecret() {
    var entries =
        entriesOf(
            Map.of(
                "dispatch.secret.mail",
                "swordfish",
                "dispatch.broker.password",
                "swordfish",
                "dispatch.metrics.token",
                "swordfish"));

    assertThat(entries)
        .contains(
            new ConfigurationEntry("dispatch.secret.mail", null, Kind.SECRET),
            new ConfigurationEntry("dispatch.metrics.token", null, Kind.SECRET))
        .noneMatch(entry -> "swordfish".equals(entry.value()));
  }

  @Test
  void tellsOfAKeyThatNothingReadsButNotItsValue() {
    var entries = entriesOf(Map.of("dispatch.sweep.intervall", "PT2S", "other.key", "x"));

    assertThat(entries)
        .contains(new ConfigurationEntry("dispatch.sweep.intervall", null, Kind.UNKNOWN))
        .noneMatch(entry -> entry.key().startsWith("other"));
  }

  @Test
  void knowsAllKeysOfTheGuideAndTheirDefaults() throws IOException {
    var row = Pattern.compile("\\| `(dispatch\\.[a-z.-]+)` \\| `?([^|`]+)`? \\| [^|]+ \\|");
    var guide = Files.readString(Path.of("../docs/configuration.md"));
    var table =
        guide.substring(guide.indexOf("| key | default |"), guide.indexOf("| key | effect"));

    var told =
        row.matcher(table)
            .results()
            .filter(found -> !found.group(1).equals("dispatch.h2.path"))
            .collect(toMap(found -> found.group(1), found -> found.group(2).strip()));

    assertThat(entriesOf(Map.of()))
        .extracting(ConfigurationEntry::key)
        .containsExactlyInAnyOrderElementsOf(told.keySet());
    assertThat(entriesOf(Map.of()))
        .allSatisfy(
            entry ->
                assertThat(entry.value() == null ? "none" : entry.value())
                    .as(entry.key())
                    .isEqualTo(plain(told.get(entry.key()))));
  }

  // A minute may be written as 60 seconds.
  private static String plain(String told) {
    return told.startsWith("PT") ? Duration.parse(told).toString() : told;
  }

  private static List<ConfigurationEntry> entriesOf(Map<String, String> given) {
    var config = new GivenConfig(given);
    return ConfigurationEntries.of(DispatchConfiguration.of(config), config);
  }
}
