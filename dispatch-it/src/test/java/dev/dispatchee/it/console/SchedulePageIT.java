// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The next fires of a trigger, in its zone and in others. */
class SchedulePageIT extends ConsoleTest {

  @Test
  void comparesWithAZoneThatIsPickedAndTellsWhereEitherChangesItsClocks() {
    var trigger =
        given.aTrigger().withCron("0 0 7 1 * ?").with("timeZoneId", "Europe/Berlin").create();
    var browser = browser().signIn(User.VIEWER);

    browser.open("triggers/" + trigger.id() + "/schedule");
    browser.awaitText("Next 10 fires");
    // Ten months hold at least one change of each.
    assertThat(browser.text("main table"))
        .contains("07:00:00")
        .containsPattern("clocks go (forward|back) in Europe/Berlin")
        .doesNotContain("America/New_York");

    browser
        .field("Compare with a zone")
        .findElement(By.cssSelector("option[value='America/New_York']"))
        .click();
    browser.awaitText("in America/New_York");
    assertThat(browser.text("main table"))
        .contains("01:00")
        .containsPattern("clocks go (forward|back) in Europe/Berlin")
        .containsPattern("clocks go (forward|back) in America/New_York");
    assertThat(browser.address()).contains("compare=America%2FNew_York");
  }
}
