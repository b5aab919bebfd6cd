// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.web.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlBodyTest {

  @Test
  void saysTheSameAsJson() {
    var json = YamlBody.toJson("triggers:\n- {name: a, priority: 3, active: true}".getBytes(UTF_8));

    assertThat(new String(json, UTF_8))
        .isEqualTo("{\"triggers\":[{\"name\":\"a\",\"priority\":3,\"active\":true}]}");
  }

  @Test
  void isReadAsItIsWritten() {
    var trigger = new LinkedHashMap<String, Object>();
    trigger.put("name", "yes");
    trigger.put("timeout", null);
    trigger.put("priority", 3);
    var written = YamlBody.write(Map.of("triggers", List.of(trigger)));

    assertThat(written).isEqualTo("triggers:\n- name: 'yes'\n  timeout: null\n  priority: 3\n");
    assertThat(new String(YamlBody.toJson(written.getBytes(UTF_8)), UTF_8))
        .isEqualTo("{\"triggers\":[{\"name\":\"yes\",\"timeout\":null,\"priority\":3}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [b]   | line 1, column 4: an anchor or alias",
        "a: !!x b    | line 1, column 4: a tag",
        "a: [        | it cannot be read as YAML",
      })
  void refusesWhatStandsForMoreThanItSays(String text, String fault) {
    assertThatThrownBy(() -> YamlBody.toJson(text.getBytes(UTF_8)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void refusesWhatIsNoUtf8() {
    assertThatThrownBy(() -> YamlBody.toJson(new byte[] {'a', (byte) 0xff}))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not UTF-8");
  }
}
