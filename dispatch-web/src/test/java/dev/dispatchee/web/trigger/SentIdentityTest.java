// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentIdentityTest {

  @Test
  void theIdAndTheCodeOfThePathMayBeSentBackOrLeftOut() {
    var sent = body("{\"id\":7,\"externalReferenceCode\":\"x\"}");

    assertThat(SentIdentity.forId(sent, new DispatchTriggerId(7))).isEmpty();
    assertThat(SentIdentity.forCode(sent, new DispatchTriggerId(7), "x")).isEmpty();
    assertThat(SentIdentity.forCode(body("{}"), new DispatchTriggerId(7), "x")).isEmpty();
    assertThat(SentIdentity.forCode(body("{}"), null, "x")).isEmpty();
  }

  @Test
  void allThatDiffersIsNamedAtOnce() {
    var sent = body("{\"id\":7,\"externalReferenceCode\":\"x\"}");

    assertThat(fields(SentIdentity.forCode(sent, new DispatchTriggerId(8), "y")))
        .containsExactly("id", "externalReferenceCode");
    assertThat(SentIdentity.forId(sent, new DispatchTriggerId(8)).get(0).message()).contains("'7'");
  }

  @Test
  void aNewOneIsGivenItsIdByTheServer() {
    assertThat(fields(SentIdentity.onCreation(body("{\"id\":7}")))).containsExactly("id");
  }

  private static List<String> fields(List<Violation> violations) {
    return violations.stream().map(Violation::field).toList();
  }

  private static TriggerBody body(String json) {
    return TriggerBody.of(Json.readTree(json.getBytes(StandardCharsets.UTF_8)));
  }
}
