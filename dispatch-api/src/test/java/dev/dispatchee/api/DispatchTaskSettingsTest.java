// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchTaskSettingsTest {

  private final DispatchTaskSettings settings =
      new DispatchTaskSettings(
          Map.of("text", " a ", "blank", " ", "number", " 7 ", "duration", "PT5S", "odd", "x"));

  @Test
  void takesWhatIsBlankForAbsent() {
    assertThat(settings.get("blank")).isEmpty();
    assertThat(settings.get("absent")).isEmpty();
    assertThat(settings.get("text")).contains(" a ");
  }

  @Test
  void namesASettingThatMustBeThere() {
    assertThatThrownBy(() -> settings.require("blank"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("'blank': a value is required");
    assertThat(settings.require("text")).isEqualTo(" a ");
  }

  @Test
  void readsNumbersWithinBounds() {
    assertThat(settings.getLong("number", 0, 7)).contains(7L);
    assertThat(settings.getLong("absent", 0, 7)).isEmpty();
    assertThatThrownBy(() -> settings.getLong("number", 8, 9))
        .hasMessageContaining("'number'")
        .hasMessageContaining("'7'")
        .hasMessageContaining("8 to 9");
    assertThatThrownBy(() -> settings.getLong("odd", 8, 9))
        .isInstanceOf(InvalidSettingsException.class);
  }

  @Test
  void readsDurationsWithinBounds() {
    var second = Duration.ofSeconds(1);
    assertThat(settings.getDuration("duration", second, Duration.ofSeconds(5)))
        .contains(Duration.ofSeconds(5));
    assertThatThrownBy(() -> settings.getDuration("duration", second, second))
        .hasMessageContaining("PT5S");
    assertThatThrownBy(() -> settings.getDuration("odd", second, second))
        .isInstanceOf(InvalidSettingsException.class);
  }

  @Test
  void workDoesNotStartWithSettingsThatAreRefused() throws Exception {
    var executor =
        new BaseDispatchTaskExecutor() {
          @Override
          protected void checkSettings(DispatchTaskSettings checked) {
            checked.require("url");
          }

          @Override
          protected void doExecute(DispatchTaskContext context) {
            context.output().print("worked");
          }
        };
    var refused = new TestContext();
    var accepted = new TestContext(Map.of("url", "http://localhost"));

    assertThatThrownBy(() -> executor.execute(refused))
        .isInstanceOf(InvalidSettingsException.class);
    assertThat(refused.written()).isEmpty();
    executor.execute(accepted);
    assertThat(accepted.written()).isEqualTo("worked");
  }
}
