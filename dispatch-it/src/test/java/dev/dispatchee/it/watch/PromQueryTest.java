// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQueryTest {

  @Test
  void findsMetricsAndLabels() {
    assertThat(
            PromQuery.of(
                "histogram_quantile(0.99, sum by (le, executor) (rate(a_bucket{b=~\"$c\",d!=\"}\"}[5m])))"
                    + " > 10 or max(e) == 0"))
        .isEqualTo(new PromQuery(Set.of("a_bucket", "e"), Set.of("le", "executor", "b", "d")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum(1)", "a{b}", "a{b=c}", "a % 2", "a[5m", "sum by a"})
  void refusesWhatItDoesNotKnow(String query) {
    assertThatThrownBy(() -> PromQuery.of(query)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void readsTheTextOfPrometheus() {
    var read =
        Exposition.of(
            "# HELP a_total A.\n# TYPE a_total counter\na_total{b=\"\\\"\\n\",c=\"\"} 2.0\nd NaN\n");

    assertThat(read.value("a_total", Map.of("b", "\"\n", "c", ""))).isEqualTo(2);
    assertThat(read.value("d")).isNaN();
    assertThat(read.labelsByName()).isEqualTo(Map.of("a_total", Set.of("b", "c"), "d", Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1",
        "a{b=\"c} 1\n",
        "a{b=\"\\x\"} 1\n",
        "a one\n",
        "a 1\na 2\n",
        "# TYPE a weight\na 1\n",
        "{b=\"c\"} 1\n"
      })
  void refusesTextThatIsNone(String text) {
    assertThatThrownBy(() -> Exposition.of(text)).isInstanceOf(RuntimeException.class);
  }
}
