// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordReadingTest {

  @Test
  void namesEverythingThatCannotBeDescribedAtOnce() {
    var faults = SettingsForm.faultsOf(AllWrong.class);

    assertThat(faults).hasSize(AllWrong.class.getRecordComponents().length);
    assertThat(faults).allMatch(fault -> fault.contains(AllWrong.class.getName()));
    assertThat(String.join("\n", faults))
        .contains("'list': type java.util.List cannot be described")
        .contains("'lists': type java.util.List<java.lang.String> cannot be described")
        .contains("'byNumber': type java.util.Map<java.lang.Integer, java.lang.String> cannot be")
        .contains("'any': type ?")
        .contains("'orderedNames': min and max are for")
        .contains("'raw': type java.util.Optional cannot be described")
        .contains("'real': type float")
        .contains("'wrongDefault': default '11' is not allowed, allowed: a whole number from 1")
        .contains("'blankDefault': default ' '")
        .contains("'never': an Optional must not have a default")
        .contains("'known': a secret must not have a default")
        .contains("'secretNumber': a secret must be a String")
        .contains("'empty': min 5 and max 4 allow nothing")
        .contains("'soon': min 'soon' is not an ISO-8601 duration")
        .contains("'broken': pattern '[' is not a regular expression")
        .contains("'short_': minLength 3 and maxLength 2 allow nothing")
        .contains("'long_': minLength, maxLength, pattern and allowed are for String and URI")
        .contains("'ordered': min and max are for")
        .contains("'orderedFlag': min and max are for")
        .contains("'nothing': enum " + Nothing.class.getName() + " has no constants");
  }

  @Test
  void makesNoFormOfSuchARecord() {
    assertThatThrownBy(() -> SettingsForm.of(AllWrong.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'list'", "'nothing'");
  }

  @Test
  void refusesWhatIsNoRecord() {
    assertThat(SettingsForm.faultsOf(Record.class))
        .containsExactly("settings java.lang.Record: not a record");
  }

  @SuppressWarnings("rawtypes")
  private record AllWrong(
      List list,
      Optional<List<List<String>>> lists,
      Map<Integer, String> byNumber,
      List<?> any,
      @Setting(min = "2") Map<String, String> orderedNames,
      Optional raw,
      float real,
      @Setting(defaultValue = "11", min = "1", max = "10") int wrongDefault,
      @Setting(defaultValue = " ") String blankDefault,
      @Setting(defaultValue = "x") Optional<String> never,
      @Secret @Setting(defaultValue = "x") String known,
      @Secret int secretNumber,
      @Setting(min = "5", max = "4") long empty,
      @Setting(min = "soon") Duration soon,
      @Setting(pattern = "[") String broken,
      @Setting(minLength = 3, maxLength = 2) URI short_,
      @Setting(maxLength = 2) long long_,
      @Setting(max = "2") String ordered,
      @Setting(max = "2") boolean orderedFlag,
      Nothing nothing) {}

  private enum Nothing {}
}
