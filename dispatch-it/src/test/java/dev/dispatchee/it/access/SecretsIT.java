// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A secret from the environment of the server reaches the executor and is told nowhere. */
class SecretsIT extends SharedServerTest {

  private static final String CANARY = System.getenv("DISPATCH_SECRET_IT_CANARY");
  private static final String REFERENCE = "${secret:it.canary}";

  @Test
  void givesAnExecutorTheSecretAndTellsItNowhere() {
    long mark = SharedServer.log().mark();
    var trigger =
        given
            .aTrigger()
            .withSetting("message", "it is")
            .withSetting("secret", REFERENCE)
            .withSetting("seconds", "1")
            .create();

    var run = trigger.awaitEnded(trigger.runNow());
    var other = trigger.awaitEnded(trigger.runNowWith("message", "again"));

    assertThat(run.isSuccessful()).isTrue();
    assertThat(trigger.output(run)).isEqualTo("it is\n***\n");
    assertThat(run.outputBytes()).isEqualTo("it is\n***\n".length());
    assertThat(trigger.output(other)).isEqualTo("again\n***\n");
    assertThat(run.dispatchTaskSettings()).containsEntry("secret", REFERENCE);
    assertThat(trigger.json().at("/dispatchTaskSettings/secret").asText()).isEqualTo(REFERENCE);
    var audit = given.admin().get("audit?entity=trigger&entityId=" + trigger.id()).mustBe(200);
    assertThat(audit.text()).contains(REFERENCE).doesNotContain(CANARY);
    assertThat(given.admin().get("logs/" + run.id()).text()).doesNotContain(CANARY);
    assertThat(SharedServer.log().since(mark)).noneMatch(line -> line.contains(CANARY));
    assertThat(CANARY).as("it is there").hasSizeGreaterThan(10);
  }

  @Test
  void refusesPlainTextAndDoesNotRepeatIt() {
    long mark = SharedServer.log().mark();
    var plain = "plain-text-canary";
    var refused =
        given
            .aTrigger()
            .withSetting("secret", plain)
            .createBy(given.admin())
            .mustBeProblem(422, "validation-failed");
    var trigger = given.aTrigger().create();
    var refusedRun =
        given
            .admin()
            .post(trigger.path("/run"), Map.of("dispatchTaskSettings", Map.of("secret", plain)))
            .mustBeProblem(422, "validation-failed");

    assertThat(refused.violations())
        .containsExactly("dispatchTaskSettings.secret validation-failed");
    assertThat(refused.text()).contains("${secret:ALIAS}").doesNotContain(plain);
    assertThat(refusedRun.text()).doesNotContain(plain);
    assertThat(given.admin().get("audit?pageSize=50").mustBe(200).text()).doesNotContain(plain);
    assertThat(SharedServer.log().since(mark)).noneMatch(line -> line.contains(plain));
  }

  @Test
  void failsTheRunWhoseSecretIsMissingAndNamesTheAlias() {
    var trigger = given.aTrigger().withSetting("secret", "${secret:it.nobody}").create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.reason()).isEqualTo("SETTINGS_INVALID");
    assertThat(run.error()).contains("'it.nobody'", "dispatch.secret.it.nobody");
    assertThat(run.startDate()).isNotNull();
  }

  @Test
  void resolvesNoReferenceInASettingThatIsNoSecret() {
    var trigger = given.aTrigger().withSetting("message", REFERENCE).create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(trigger.output(run)).isEqualTo(REFERENCE + "\n");
  }

  @Test
  void showsThatASecretIsWrittenAndNeverRead() {
    var schema =
        given.caller(User.VIEWER).get("executors/hello").json().at("/settingsSchema/properties");

    assertThat(schema.at("/secret/writeOnly").asBoolean()).isTrue();
    assertThat(schema.at("/message/writeOnly").isMissingNode()).isTrue();
  }
}
