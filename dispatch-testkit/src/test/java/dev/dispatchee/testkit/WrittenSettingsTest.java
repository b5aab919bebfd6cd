// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.settings.WrittenSettings;
import dev.dispatchee.testkit.Greeting.Settings;
import dev.dispatchee.testkit.Greeting.Tone;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenSettingsTest {

  private static final Settings ALL =
      new Settings(
          "Ada",
          3,
          Optional.of(Duration.ofMillis(1500)),
          Optional.of(Tone.COOL),
          Optional.of(List.of(URI.create("http://a.example/"), URI.create("http://b.example/"))),
          Optional.of(Map.of("height", 170L)),
          Optional.of("swordfish"));

  @Test
  void areWrittenAsUsersWriteThem() {
    assertThat(WrittenSettings.of(ALL))
        .isEqualTo(
            Map.of(
                "name", "Ada",
                "times", "3",
                "pause", "PT1.5S",
                "tone", "COOL",
                "links", "http://a.example/\nhttp://b.example/",
                "marks", "height=170",
                "token", "swordfish"));
    assertThat(WrittenSettings.of(Settings.NONE)).isEqualTo(Map.of("name", "you", "times", "1"));
  }

  @Test
  void reachTheExecutorAsTheRecordTheyWere() {
    var run = TestRun.of(new Greeting()).with(ALL).prepare();

    assertThat(run.settings().as(Settings.class)).isEqualTo(ALL);
    assertThat(TestRun.of(new Greeting()).with(ALL).execute().output())
        .contains("name=Ada", "token=Optional[***]");
  }

  @Test
  void areRefusedByTheRunWhenTheyAreNotAllowed() {
    var outcome = TestRun.of(new Greeting()).with(Settings.of("Augusta Ada")).execute();

    assertThat(outcome.settingsFaults()).extracting("key").containsExactly("name");
  }

  @Test
  void areRefusedWhenNobodyCouldWriteThem() {
    assertThatThrownBy(() -> WrittenSettings.of(Settings.of(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("read differently");
    assertThatThrownBy(() -> WrittenSettings.of(new OneText(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'text'");
  }

  record OneText(String text) {}
}
