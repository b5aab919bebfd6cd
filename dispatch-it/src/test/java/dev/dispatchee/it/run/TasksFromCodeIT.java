// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.probe.HandsOver;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that a web application beside the EAR hands over, in transactions of all kinds. */
class TasksFromCodeIT extends SharedServerTest {

  private static final Api PROBE = Api.of(SharedServer.application().resolve("/handing/"));

  private static final String DESCRIPTOR =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>known</web-resource-name>
            <url-pattern>/known</url-pattern>
          </web-resource-collection>
          <auth-constraint><role-name>**</role-name></auth-constraint>
        </security-constraint>
        <login-config><auth-method>BASIC</auth-method></login-config>
      </web-app>
      """;

  @Deployment(name = "handing", testable = false)
  static WebArchive probe() {
    return Probes.webArchive("handing", HandsOver.class, HandsOver.Greeting.class)
        // Nothing in it is a bean, so that the server has to be told.
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setWebXML(new StringAsset(DESCRIPTOR));
  }

  @Test
  void withoutATransactionItRunsAtOnce() {
    var name = given.aName();

    assertThat(hand("enqueue,await,ids", name)).startsWith("SUCCESSFUL");
    var log = onlyLogOf(name);
    assertThat(log.path("triggerName").asText()).isEqualTo("Tasks: hello");
    assertThat(log.path("cause").asText()).isEqualTo("ENQUEUED");
    assertThat(log.path("requestedBy").asText()).isEqualTo("deployment:handing.war");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin,enqueue,state,commit,await",
        // The data source of the engine is used by the caller, too, before or after.
        "begin,dispatch,enqueue,state,commit,await",
        "begin,enqueue,state,dispatch,commit,await",
        // Another one without XA, of which a transaction may have one.
        "begin,example,enqueue,state,commit,await",
        "begin,enqueue,state,example,commit,await",
        // Resources with XA, of which it may have many.
        "begin,jms,enqueue,state,commit,await",
        "begin,enqueue,state,jms,commit,await",
        "begin,enqueue,state,jms,dispatch,commit,await",
        "begin,enqueue,state,jms,example,commit,await"
      })
  void itRunsWhenTheTransactionHasCommitted(String steps) {
    assertThat(hand(steps, given.aName()).lines()).containsExactly("PENDING", "SUCCESSFUL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin,enqueue,rollback,state",
        "begin,dispatch,enqueue,rollback,state",
        "begin,enqueue,example,rollback,state",
        "begin,jms,enqueue,rollback,state"
      })
  void nothingIsLeftOfARollback(String steps) {
    var name = given.aName();

    assertThat(hand(steps, name)).isEqualTo("DISCARDED");
    assertThat(hand("count", name)).isEqualTo("rows 0 0");
    assertThat(logsOf(name)).isEmpty();
  }

  @Test
  void isRolledBackWithTheCallerWhenItCannotBeStored() {
    // A failure in the caller's own data source, told at its commit, leaves nothing of ours either.
    var name = given.aName();

    assertThat(hand("begin,dispatch,enqueue,doom,commit,state", name)).startsWith("rolled back");
    assertThat(hand("count", name)).isEqualTo("rows 0 0");
    assertThat(logsOf(name)).isEmpty();
  }

  @Test
  void takesNothingInATransactionThatCanOnlyBeRolledBack() {
    assertThat(hand("begin,doom,enqueue", given.aName())).contains("marked for rollback");
  }

  @Test
  void isAtomicWithWhatTheCallerWritesThere() {
    var name = given.aName();

    assertThat(hand("begin,dispatch,enqueue,commit,count,await", name).lines())
        .containsExactly("rows 1 0", "SUCCESSFUL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin,enqueue,commit,state", "begin,dispatch,jms,enqueue,commit,state"})
  void isThereAsSoonAsTheTransactionHasCommittedThatTakesItIn(String steps) {
    // What is stored after a commit by another thread would be PENDING at least once.
    for (int i = 0; i < 20; i++) {
      assertThat(hand(steps, given.aName())).isNotEqualTo("PENDING");
    }
  }

  @Test
  void cannotBeAwaitedInItsOwnTransaction() {
    assertThat(hand("begin,enqueue,await", given.aName()))
        .contains("IllegalStateException", "before the transaction has ended");
  }

  @Test
  void isFoundByItsIdWhenItIsCommitted() {
    var name = given.aName();
    long id = Long.parseLong(hand("enqueue,ids", name).substring(3));

    assertThat(hand("find", name, "id", Long.toString(id))).startsWith("found ");
    assertThat(hand("find", name, "id", "999999999")).isEqualTo("not found");
    assertThat(hand("find", name, "id", "-1")).isEqualTo("not found");
  }

  @Test
  void isCanceledBeforeAndAfterItIsStored() {
    var name = given.aName();

    assertThat(hand("begin,enqueue,cancel,commit,state,cancel", name).lines())
        .containsExactly("canceled true", "DISCARDED", "canceled false");
    assertThat(logsOf(name)).isEmpty();
    assertThat(hand("enqueue,cancel,await", name, "seconds", "30").lines())
        .hasSize(2)
        .startsWith("canceled true")
        .last()
        .asString()
        .startsWith("CANCELED");
  }

  @Test
  void tellsWhatBecameOfItAndWhy() {
    assertThat(hand("texts,await", "out of order", "key", "fail")).isEqualTo("FAILED out of order");
  }

  @Test
  void runsWhenItsTimeHasComeAndNotBefore() {
    var name = given.aName();
    var at = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    assertThat(hand("schedule,state", name, "at", at.toString())).isEqualTo("QUEUED");
    var log = onlyLogOf(name);
    assertThat(log.path("plannedDate").asText()).isEqualTo(at.toString());
    given.admin().post("logs/" + log.path("id").asLong() + "/cancel").mustBe(202);

    var soon = Instant.now().plus(1, ChronoUnit.SECONDS);
    assertThat(hand("schedule,await", given.aName(), "at", soon.toString()))
        .isEqualTo("SUCCESSFUL");
    var past = Instant.now().minus(1, ChronoUnit.DAYS);
    assertThat(hand("schedule,await", given.aName(), "at", past.toString()))
        .isEqualTo("SUCCESSFUL");
    assertThat(hand("schedule", name, "at", "2099-01-01T00:00:00Z"))
        .startsWith("refused validation-failed");
  }

  @Test
  void manyAreAllOrNone() {
    var name = given.aName();

    assertThat(hand("begin,all,number,rollback", name, "count", "3")).isEqualTo("tasks 3");
    assertThat(hand("all,await", name, "count", "3").lines())
        .containsExactly("SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL");
    assertThat(logsOf(name + "0")).hasSize(1);
    assertThat(hand("all,number", name, "count", "0")).isEqualTo("tasks 0");
  }

  @Test
  void runsATriggerThatIsKnownByItsCode() {
    var code = "run-by-code-" + System.nanoTime();
    var trigger =
        given.aTrigger().with("externalReferenceCode", code).withSetting("message", "own").create();

    assertThat(hand("run,await", "other", "code", code)).isEqualTo("SUCCESSFUL");
    assertThat(hand("begin,runWith,commit,await", "other", "code", code)).isEqualTo("SUCCESSFUL");

    assertThat(trigger.logs().stream().map(trigger::output)).containsExactly("own\n", "other\n");
    assertThat(trigger.logs()).extracting(Log::cause).containsOnly("ENQUEUED");
    assertThat(hand("run", "other", "code", "no-such-code")).startsWith("refused not-found");
  }

  @Test
  void whatIsNotAllowedIsRefusedAndNothingIsDone() {
    var name = given.aName();

    assertThat(hand("texts", name, "type", "no-such-executor"))
        .startsWith("refused unknown-executor-type: dispatchTaskExecutorType: found");
    assertThat(hand("texts", name, "key", "mesage"))
        .startsWith("refused validation-failed: dispatchTaskSettings.mesage: unknown setting");
    assertThat(logsOf(name)).isEmpty();
  }

  @Test
  void aRestrictedExecutorOfOthersIsNotReachedUnlessAnAdministratorSaysSo() {
    assertThat(
            hand(
                "texts",
                SharedServer.application() + "health/live",
                "type",
                "http-request",
                "key",
                "url"))
        .startsWith("refused forbidden: ")
        .contains("'handing.war'", "dispatch.tasks.restricted");
    // Its own triggers it may run, as those who may run them: with the settings that are stored.
    var code = "restricted-" + System.nanoTime();
    given
        .aTrigger()
        .ofExecutor("http-request")
        .with("externalReferenceCode", code)
        .withSetting("url", SharedServer.application() + "health/live")
        .create();
    assertThat(hand("run,await", "", "code", code)).startsWith("SUCCESSFUL");
    assertThat(hand("runWith", "", "code", code)).startsWith("refused forbidden");
  }

  @ParameterizedTest
  @EnumSource(
      value = User.class,
      names = {"OUTSIDER", "VIEWER"})
  void isInTheNameOfWhoCallsTheDeployment(User user) {
    var name = given.aName();

    assertThat(hand(PROBE.as(user), "known", "enqueue,await", name)).isEqualTo("SUCCESSFUL");
    assertThat(onlyLogOf(name).path("requestedBy").asText()).isEqualTo(user.login());
    var audited =
        given
            .admin()
            .get("audit?pageSize=1&user=" + user.login())
            .mustBe(200)
            .json()
            .at("/items/0");
    assertThat(audited.path("action").asText()).isEqualTo("RUN");
    assertThat(audited.path("entityName").asText()).isEqualTo("Tasks: hello");
    assertThat(audited.path("after").toString()).contains("handing.war", name);
  }

  @Test
  void itsTriggerIsTheServersOwn() {
    hand("enqueue,await", given.aName());
    var code = "dispatch:tasks:hello";
    var path = "triggers/by-external-reference-code/" + code;
    var trigger = given.admin().get(path).mustBe(200).json();
    var id = trigger.path("id").asLong();

    assertThat(trigger.path("system").asBoolean()).isTrue();
    assertThat(trigger.path("active").asBoolean()).isFalse();
    assertThat(trigger.path("overlapAllowed").asBoolean()).isTrue();
    // Which run is its newest is noted by and by; it may be one that another test has planned
    // ahead.
    await()
        .until(
            () -> given.admin().get(path).json().path("status").asText(),
            status -> !status.equals("NEVER_RAN"));
    given.admin().delete("triggers/" + id).mustBe(409);
    given.caller(User.EDITOR).patch("triggers/" + id, Map.of("priority", 5)).mustBe(403);
    given.admin().patch("triggers/" + id, Map.of("name", "mine")).mustBe(409);
    given.admin().patch("triggers/" + id, Map.of("priority", 5)).mustBe(200);
    given.admin().patch("triggers/" + id, Map.of("priority", 4)).mustBe(200);
    given
        .admin()
        .post(
            "triggers",
            Map.of(
                "name",
                "squatter",
                "externalReferenceCode",
                "dispatch:tasks:sql",
                "dispatchTaskExecutorType",
                "hello"))
        .mustBe(422);
  }

  private String hand(String steps, String message, String... more) {
    return hand(PROBE, "open", steps, message, more);
  }

  private static String hand(
      Api caller, String path, String steps, String message, String... more) {
    var query = new StringBuilder("/%s?do=%s&message=%s".formatted(path, steps, encoded(message)));
    for (int i = 0; i < more.length; i += 2) {
      query.append('&').append(more[i]).append('=').append(encoded(more[i + 1]));
    }
    return caller.get(query.toString()).mustBe(200).text();
  }

  private JsonNode onlyLogOf(String message) {
    assertThat(logsOf(message)).hasSize(1);
    return logsOf(message).get(0);
  }

  /** The logs of hello that were given a message. */
  private List<JsonNode> logsOf(String message) {
    return given
        .admin()
        .get("logs?pageSize=100&cause=ENQUEUED")
        .mustBe(200)
        .items(Log.class)
        .stream()
        .map(log -> given.admin().get("logs/" + log.id()).mustBe(200).json())
        .filter(log -> log.path("dispatchTaskSettings").path("message").asText().equals(message))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
