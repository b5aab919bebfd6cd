// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.configurator.About.ConfigurationEntry;
import dev.dispatchee.configurator.About.Kind;
import java.util.List;
import java.util.Map;
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
        entriesOf(Map.of("dispatch.secret.mail", "swordfish", "DISPATCH_SECRET_SHOP", "swordfish"));

    assertThat(entries)
        .contains(
            new ConfigurationEntry("dispatch.secret.mail", null, Kind.SECRET),
            new ConfigurationEntry("DISPATCH_SECRET_SHOP", null, Kind.SECRET))
        .noneMatch(entry -> "swordfish".equals(entry.value()));
  }

  @Test
  void tellsOfAKeyThatNothingReadsButNotItsValue() {
    var entries = entriesOf(Map.of("dispatch.sweep.intervall", "PT2S", "other.key", "x"));

    assertThat(entries)
        .contains(new ConfigurationEntry("dispatch.sweep.intervall", null, Kind.UNKNOWN))
        .noneMatch(entry -> entry.key().startsWith("other"));
  }

  private static List<ConfigurationEntry> entriesOf(Map<String, String> given) {
    var config = new GivenConfig(given);
    return ConfigurationEntries.of(DispatchConfiguration.of(config), config);
  }
}
