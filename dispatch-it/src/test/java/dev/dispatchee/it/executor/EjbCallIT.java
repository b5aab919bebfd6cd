// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.probe.OrderCalls;
import dev.dispatchee.it.probe.Orders;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of a bean in another deployment of a real server. */
class EjbCallIT extends ExecutorTest {

  private static final String TYPE = "ejb-call";
  private static final String BEAN = "java:global/shop/Orders!" + OrderCalls.class.getName();

  @Deployment(name = "shop", testable = false)
  static JavaArchive shop() {
    return ShrinkWrap.create(JavaArchive.class, "shop.jar")
        .addClasses(
            Orders.class,
            OrderCalls.class,
            OrderCalls.Order.class,
            OrderCalls.Receipt.class,
            OrderCalls.OrderException.class);
  }

  @Test
  void makesTheCallOfItsPage() {
    var settings = Example.of(TYPE).settings();
    settings.replaceAll(
        (key, value) ->
            value.replace("com.example.shop.", OrderCalls.class.getPackageName() + "."));
    var trigger = given.aTrigger().ofExecutor(TYPE).with("dispatchTaskSettings", settings).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.error()).isNull();
    assertThat(trigger.output(log))
        .isEqualTo("{\"article\":\"nuts\",\"count\":3,\"until\":\"2026-12-24\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add | [1, 2] | 3",
        "add | [1, 2, 3] | 6",
        "later | [\"x\"] | \"x later\"",
        "callerWithoutTransaction | [] | \"anonymous\"",
        "inTransaction | [] | true"
      })
  void tellsTheResult(String method, String arguments, String result) {
    var trigger = call(method, arguments).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.error()).isNull();
    assertThat(trigger.output(log)).isEqualTo(result + "\n");
  }

  @Test
  void tellsNoMoreOfTheResultThanItsBeginning() {
    var trigger = call("many", "[100000]").create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("SUCCESSFUL");
    assertThat(trigger.output(log))
        .startsWith("[\"xxx")
        .endsWith("\n\nthe result was longer, the rest is left out\n")
        .hasSizeBetween(60_000, 70_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "twice | [1] | a method that dev.dispatchee.it.probe.OrderCalls has once with 1 parameters",
        "none | [] | a method of dev.dispatchee.it.probe.OrderCalls",
        "hashCode | [] | a method of dev.dispatchee.it.probe.OrderCalls",
        "add | [1] | as many as add has parameters: [2, 3]",
        "add | [1, \"2\"] | for parameter 2 a int",
        "add | [1, 2.5] | for parameter 2 a int",
        "add | [1, null] | for parameter 2 a int",
        "later | [5] | for parameter 1 a java.lang.String",
        "reorder | [{\"article\": \"a\", \"count\": 1, \"cuont\": 1}, \"2026-12-24\"] | see field cuont",
        "closed | [] | OrderCalls.closed needs a role, and a run has none"
      })
  void doesNotTryAgainWhatCannotBeCalled(String method, String arguments, String reason) {
    var trigger = call(method, arguments).withAttempts(3, Duration.ofSeconds(1)).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error()).contains(reason);
    assertThat(trigger.logs()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | OrderCalls.fail failed: OrderException: sold out",
        "true | OrderCalls.fail failed: IllegalStateException: sold out"
      })
  void failsWithWhatTheBeanThrows(boolean bug, String error) {
    var trigger = call("fail", "[\"sold out\", " + bug + "]").create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error()).isEqualTo(error);
  }

  @Test
  void interruptsACallThatIsCanceled() {
    var trigger = call("hang", "[]").create();
    var log = trigger.awaitStarted(trigger.runNow());

    trigger.cancel(log).mustBe(202);

    assertThat(trigger.awaitEnded(log).status()).isEqualTo("CANCELED");
  }

  @ParameterizedTest
  @CsvSource({
    "java:global/dispatch/dispatch-ejb/Alarm!java.lang.Runnable",
    "java:global/shop/Orders!dev.dispatchee.it.probe.Orders"
  })
  void callsNothingElse(String bean) {
    var trigger =
        given
            .aTrigger()
            .ofExecutor(TYPE)
            .withSetting("bean", bean)
            .withSetting("method", "run")
            .create();

    assertThat(endOf(trigger).error())
        .isEqualTo(bean + "#run is not among the methods of dispatch.ejb-call.methods");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arguments | {}",
        "arguments | [1",
        "arguments | [1] 2",
        "arguments | [{\"a\": 1, \"a\": 2}]",
        "method | a.b",
        "bean | java:jboss/datasources/DispatchDS",
        "bean | ldap://evil.example/x!y"
      })
  void refusesWhatIsNoCall(String key, String value) {
    var settings = Example.of(TYPE).settings();
    settings.put(key, value);

    mustBeRefused(given.aTrigger().ofExecutor(TYPE).with("dispatchTaskSettings", settings), key);
  }

  @Test
  void isForAdministrators() {
    call("add", "[1, 2]").createBy(given.caller(User.EDITOR)).mustBeProblem(403, "forbidden");
  }

  private TriggerDraft call(String method, String arguments) {
    return given
        .aTrigger()
        .ofExecutor(TYPE)
        .withSetting("bean", BEAN)
        .withSetting("method", method)
        .withSetting("arguments", arguments);
  }

  private static Log endOf(Trigger trigger) {
    return trigger.awaitEnded(trigger.runNow());
  }
}
