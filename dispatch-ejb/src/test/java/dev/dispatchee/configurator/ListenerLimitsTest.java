// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.file.FileRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenerLimitsTest {

  private static final long ALLOWED = FileRules.DEFAULT.mostBytes();

  private final Map<String, Optional<String>> listeners = new HashMap<>();
  private final ListenerLimits limits =
      new ListenerLimits(
          new ServerModel() {
            @Override
            boolean has(String address) {
              return listeners.containsKey(address);
            }

            @Override
            Optional<String> read(String address, String attribute) {
              return attribute.equals("maxPostSize") ? listeners.get(address) : Optional.empty();
            }
          },
          FileRules.DEFAULT);

  @Test
  void nameListenersThatLetLessPassThanAFileMayHave() {
    set("http-listener=default", Optional.of(Long.toString(ALLOWED - 1)));
    set("https-listener=https", Optional.empty());

    assertThat(limits.tooNarrow())
        .containsOnly(
            Map.entry("http-listener=default", ALLOWED - 1),
            Map.entry("https-listener=https", 10_485_760L));
  }

  @Test
  void takeListenersThatAreWideEnoughUnlimitedOrNotThere() {
    set("http-listener=default", Optional.of(Long.toString(ALLOWED)));
    assertThat(limits.tooNarrow()).isEmpty();

    set("http-listener=default", Optional.of("0"));
    assertThat(limits.tooNarrow()).isEmpty();
  }

  private void set(String listener, Optional<String> maxPostSize) {
    listeners.put("subsystem=undertow,server=default-server," + listener, maxPostSize);
  }
}
