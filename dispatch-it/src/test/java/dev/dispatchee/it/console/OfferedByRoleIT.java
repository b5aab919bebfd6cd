// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.server.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a role may not do is not offered, and it is said why. The API is asked elsewhere. */
class OfferedByRoleIT extends ConsoleTest {

  @ParameterizedTest
  @EnumSource(names = {"VIEWER", "RUNNER", "EDITOR", "ADMIN"})
  void offersWhatARoleMayDoAndNothingElse(User user) {
    var plain = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var restricted =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", ConsoleServer.application() + "health/live")
            .withCron("0 0 0 1 1 ?")
            .create();
    boolean runs = user != User.VIEWER;
    boolean edits = user == User.EDITOR || user == User.ADMIN;
    boolean rules = user == User.ADMIN;
    var browser = browser().signIn(user);

    browser.open("triggers/" + plain.id());
    assertThat(browser.offers("Run now")).isEqualTo(runs);
    assertThat(browser.offers("Pause")).isEqualTo(edits);
    if (!runs) {
      assertThat(browser.text("main .head")).contains("needs the role dispatch-runner");
    } else if (!edits) {
      assertThat(browser.text("main .head")).contains("needs the role dispatch-editor");
    }

    browser.open("triggers/" + restricted.id());
    assertThat(browser.offers("Pause")).isEqualTo(rules);
    assertThat(browser.offers("Run now")).isEqualTo(runs);

    browser.open("triggers");
    assertThat(browser.offers("New trigger")).isEqualTo(edits);

    browser.open("nodes");
    assertThat(browser.offers("Pause the scheduler…")).isEqualTo(rules);

    browser.open("audit");
    assertThat(browser.text("main").contains("Only dispatch-admin")).isEqualTo(!rules);
  }
}
