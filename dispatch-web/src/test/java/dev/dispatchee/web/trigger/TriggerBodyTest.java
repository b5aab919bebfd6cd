// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.edit.TriggerView;
import dev.dispatchee.web.json.Json;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TriggerBodyTest {

  @Test
  void whatIsAnsweredCanBeSentBack() {
    assertThat(names(TriggerBody.class))
        .containsExactlyInAnyOrderElementsOf(names(TriggerView.class).toList());
  }

  @Test
  void everyFieldIsEitherWrittenOrReadOnly() {
    assertThat(Stream.concat(names(TriggerDraft.class), TriggerBody.READ_ONLY.stream()).toList())
        .containsExactlyInAnyOrderElementsOf(names(TriggerBody.class).toList());
  }

  @Test
  void noFieldIsMixedUpOnItsWayToTheDraft() {
    var sent = (ObjectNode) Json.readTree("{}".getBytes(StandardCharsets.UTF_8));
    for (var field : TriggerDraft.class.getRecordComponents()) {
      if (field.getType() == String.class) {
        sent.put(field.getName(), "the " + field.getName());
      }
    }
    sent.put("priority", 1).put("maxAttempts", 2).put("active", true).put("system", false);
    sent.put("pauseAfterFailures", 3).put("requestsRecovery", true);

    var draft = (ObjectNode) Json.tree(Json.convert(sent, TriggerBody.class).draft());

    // As text: a number is of another kind of node when it has been read.
    for (var field : sent.properties()) {
      assertThat(draft.path(field.getKey()).toString()).isEqualTo(field.getValue().toString());
    }
  }

  @Test
  void numbersBeyondAllLimitsComeToTheRulesAsTheyWereSent() {
    for (var number : List.of("99999999999999999999", "-99999999999999999999", "4294967300", "9")) {
      assertThat(priorityOf(number)).isEqualTo(new BigInteger(number));
    }
  }

  private static BigInteger priorityOf(String number) {
    var body = "{\"priority\":" + number + "}";
    return Json.read(body.getBytes(StandardCharsets.UTF_8), TriggerBody.class).draft().priority();
  }

  private static Stream<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
  }
}
