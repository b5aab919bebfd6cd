// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, how, and that nothing comes of it; what exactly, say those that extend it. */
abstract class BadInputTest extends SharedServerTest {

  private long triggerId;
  private String name = "";

  @BeforeEach
  void aTriggerThatIsThere() {
    name = "taken";
    triggerId = given.aTrigger().named(name).with("externalReferenceCode", "taken").create().id();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void refusesWithoutATrace(BadRequest bad) {
    var viewer = given.caller(User.VIEWER);
    var triggers = viewer.get("triggers?pageSize=200").text();
    var logs = viewer.get("logs?count=true&pageSize=1").json().path("totalCount").asLong();
    var mark = SharedServer.log().mark();

    var answer = bad.request().apply(given.admin().forTrigger(triggerId));

    answer.mustBeProblem(bad.status(), bad.code());
    if (!bad.violations().isEmpty()) {
      assertThat(answer.violations()).containsExactlyInAnyOrderElementsOf(bad.violations());
    }
    assertThat(answer.text()).doesNotContain("Exception", "\tat ", "dev.dispatchee", "<html");
    assertThat(viewer.get("triggers?pageSize=200").text()).isEqualTo(triggers);
    assertThat(viewer.get("logs?count=true&pageSize=1").json().path("totalCount").asLong())
        .isEqualTo(logs);
    assertThat(SharedServer.log().since(mark)).hasSizeLessThanOrEqualTo(1);
  }
}
