// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.client.Answer;
import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Refusal;
import dev.dispatchee.client.RunOrder;
import dev.dispatchee.client.RunQuery;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That remote calls are no way round a rule of the admin API, whatever is sent. */
class RemoteRulesIT extends SharedServerTest {

  private static final String LONG = "x".repeat(1_000_000);

  @RegisterExtension static final ClientJvm CLIENT = new ClientJvm(SharedServer.application());

  @ParameterizedTest
  @EnumSource(
      value = User.class,
      names = {"OUTSIDER", "VIEWER", "RUNNER", "EDITOR"})
  void areNoWayRoundARestrictedExecutor(User user) {
    var trigger =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "health/live")
            .create();

    assertRefusedAsOverHttp(user, trigger, Map.of("method", "HEAD"), "forbidden");
  }

  @ParameterizedTest
  @EnumSource(
      value = User.class,
      names = {"OUTSIDER", "VIEWER", "RUNNER"})
  void areNoWayRoundTheSettingsOfASystemTrigger(User user) {
    var trigger = given.aTrigger().with("system", true).create();

    assertRefusedAsOverHttp(user, trigger, Map.of("message", "mine"), "forbidden");
  }

  @Test
  void changeNoTriggerSoASystemTriggerAndAnExecutorTypeStayAsTheyAre() {
    var trigger = given.aTrigger().with("system", true).create();
    var before = trigger.json();

    for (var key : List.of("dispatchTaskExecutorType", "system", "name", "active")) {
      assertRefusedAsOverHttp(
          User.ADMIN, trigger, Map.of(key, "http-request"), "validation-failed");
    }

    assertThat(trigger.json()).isEqualTo(before);
  }

  private static void assertRefusedAsOverHttp(
      User user, Trigger trigger, Map<String, String> settings, String code) {
    var order = RunOrder.ofTrigger(trigger.id()).withSettings(settings);
    var refusal = refusal(CLIENT.ask(user, ClientCalls.rawSubmit(order)));

    var problem =
        trigger.api().as(user).post(trigger.path("/run"), Map.of("dispatchTaskSettings", settings));
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(problem.json().path("type").asText()).endsWith(":" + code);
    // Who has not even the role to run is refused earlier over HTTP.
    assertThat(refusal.message())
        .isIn(
            problem.json().path("detail").asText(),
            "this needs one of the roles dispatch-runner, dispatch-editor, dispatch-admin");
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void standInTheAuditWhenTheyAreRefused() {
    var trigger = given.aTrigger().create();
    var run = trigger.awaitEnded(trigger.runNow());

    awaitRefusal(
        "trigger",
        trigger.id(),
        User.VIEWER,
        ClientCalls.rawSubmit(RunOrder.ofTrigger(trigger.id())),
        "remote call, forbidden: ");
    awaitRefusal(
        "log", run.id(), User.RUNNER, ClientCalls.rawCancel(run.id()), "remote call, run-ended: ");
    awaitRefusal(
        "log", run.id(), User.OUTSIDER, ClientCalls.rawRun(run.id()), "remote call, forbidden: ");
  }

  // At most one a second of each user is noted.
  private void awaitRefusal(
      String entity, long id, User user, ClientCall<? extends Answer<?>> call, String detail) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(400))
        .until(
            () -> {
              refusal(CLIENT.ask(user, call));
              return rows(entity, id).stream()
                  .filter(row -> row.path("user").asText().equals(user.login()))
                  .filter(row -> row.path("outcome").asText().equals("REFUSED"))
                  .anyMatch(row -> row.path("detail").asText().startsWith(detail));
            });
  }

  private List<JsonNode> rows(String entity, long id) {
    return given
        .admin()
        .get("audit?entity=%s&entityId=%d".formatted(entity, id))
        .mustBe(200)
        .items(JsonNode.class);
  }

  @Test
  void fillNoLogWithRefusals() {
    var trigger = given.aTrigger().create();
    long mark = SharedServer.log().mark();

    for (var user : List.of(User.OUTSIDER, User.VIEWER)) {
      refusal(CLIENT.ask(user, ClientCalls.rawSubmit(RunOrder.ofTrigger(trigger.id()))));
      refusal(CLIENT.ask(user, ClientCalls.rawCancel(1)));
    }
    refusal(CLIENT.ask(User.OUTSIDER, ClientCalls.rawRuns(RunQuery.all())));
    refusal(CLIENT.askAsNobody(ClientCalls.rawRun(1)));

    assertThat(SharedServer.log().since(mark))
        .noneMatch(line -> line.contains("DispatchRemoteBean"));
    assertThat(SharedServer.log().since(mark)).noneMatch(line -> line.contains("WFLYEJB0034"));
  }

  @Test
  void letNobodyInWhoNamesNoUser() {
    var trigger = given.aTrigger().create();
    var refusal =
        refusal(CLIENT.askAsNobody(ClientCalls.rawSubmit(RunOrder.ofTrigger(trigger.id()))));

    assertThat(refusal.kind()).isEqualTo(Kind.NOT_ALLOWED.name());
    assertThat(refusal.code()).isEqualTo("unauthenticated");
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void letNobodyInByTheNameOfAUserAlone() {
    // Round our client: with whatever else a client on the server's own machine may try.
    assertThat(CLIENT.failure(User.LOCKED.login(), "", ClientCalls.rawRuns((String) null)))
        .contains("JBOSS-LOCAL-USER", "Server rejected authentication");
  }

  static Stream<Arguments> hostile() {
    var order = RunOrder.ofTrigger(1);
    var nulls = new HashMap<String, String>();
    nulls.put(null, "x");
    nulls.put("y", null);
    return Stream.of(
        hostile(Kind.INVALID, ClientCalls.rawSubmit((String) null)),
        hostile(
            Kind.INVALID, ClientCalls.rawSubmit(new RunOrder(1L, "x", Map.of(), null, null, null))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("null")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("[]")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"triggerId\":1")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"triggerId\":1}{}")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"triggerId\":1,\"triggerId\":2}")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"triggerId\":1.5}")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"triggerId\":1e999999999}")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"triggerId\":1,\"at\":1}")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"triggerId\":1,\"settings\":[]}")),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("{\"settings\":" + "{\"a\":".repeat(100_000))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit("[".repeat(1_000_000))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(LONG + LONG)),
        hostile(Kind.INVALID, ClientCalls.rawRuns("{\"statuses\":\"FAILED\"}")),
        hostile(Kind.INVALID, ClientCalls.rawRuns("{\"pageSize\":99999999999999999999}")),
        hostile(Kind.INVALID, ClientCalls.rawRuns("{\"from\":\"yesterday\"}")),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger(0))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger(-1))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger(Long.MIN_VALUE))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger(Long.MAX_VALUE))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger(""))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger("\u0000"))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger("\uD800"))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger("' or 1=1 --"))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawSubmit(RunOrder.ofTrigger(LONG))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(order.withSettings(nulls))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(order.withSettings(notTexts()))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(order.withIdempotencyKey(LONG))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(order.withIdempotencyKey(""))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(order.withIdempotencyKey("\n"))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(order.at(Instant.MAX))),
        hostile(Kind.INVALID, ClientCalls.rawSubmit(order.at(Instant.MIN))),
        hostile(
            Kind.INVALID,
            ClientCalls.rawSubmit(new RunOrder(1L, null, Map.of(), "CANCEL", null, null))),
        hostile(
            Kind.INVALID,
            ClientCalls.rawSubmit(new RunOrder(1L, null, Map.of(), LONG, Instant.MAX, "\u0000"))),
        hostile(Kind.NOT_FOUND, ClientCalls.rawRun(-1)),
        hostile(Kind.NOT_FOUND, ClientCalls.rawRun(0)),
        hostile(Kind.NOT_FOUND, ClientCalls.rawRun(Long.MIN_VALUE)),
        hostile(Kind.NOT_FOUND, ClientCalls.rawRun(Long.MAX_VALUE)),
        hostile(Kind.NOT_FOUND, ClientCalls.rawCancel(-1)),
        hostile(Kind.NOT_FOUND, ClientCalls.rawCancel(Long.MAX_VALUE)),
        hostile(Kind.NOT_FOUND, ClientCalls.rawOutput(-1, 0, 1_000)),
        hostile(Kind.NOT_FOUND, ClientCalls.rawOutput(Long.MAX_VALUE, 0, 1_000)),
        hostile(Kind.INVALID, ClientCalls.rawOutput(1, -1, 1_000)),
        hostile(Kind.INVALID, ClientCalls.rawOutput(1, 0, 0)),
        hostile(Kind.INVALID, ClientCalls.rawOutput(1, 0, Integer.MAX_VALUE)),
        hostile(Kind.INVALID, ClientCalls.rawOutput(1, Long.MIN_VALUE, Integer.MIN_VALUE)),
        hostile(Kind.INVALID, ClientCalls.rawRuns(RunQuery.all().withPageSize(0))),
        hostile(Kind.INVALID, ClientCalls.rawRuns(RunQuery.all().withPageSize(201))),
        hostile(Kind.INVALID, ClientCalls.rawRuns(RunQuery.all().withStatus("DONE"))),
        hostile(Kind.INVALID, ClientCalls.rawRuns(RunQuery.all().withStatus(LONG))),
        hostile(
            Kind.INVALID,
            ClientCalls.rawRuns(
                new RunQuery(1L, Collections.singletonList(null), null, null, null, 1))),
        hostile(Kind.INVALID, ClientCalls.rawRuns(RunQuery.ofTrigger(-1))),
        hostile(
            Kind.INVALID, ClientCalls.rawRuns(RunQuery.all().planned(Instant.MIN, Instant.MAX))),
        hostile(Kind.INVALID, ClientCalls.rawRuns(new RunQuery(1L, List.of(), null, null, "x", 1))),
        hostile(
            Kind.INVALID, ClientCalls.rawRuns(new RunQuery(1L, List.of(), null, null, LONG, 1))));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void answerWhateverIsSentInTheSameWords(Kind kind, ClientCall<? extends Answer<?>> call) {
    var refusal = refusal(CLIENT.ask(User.EDITOR, call));

    assertThat(refusal.kind()).as(refusal.toString()).isEqualTo(kind.name());
    assertThat(refusal.message()).isNotBlank().hasSizeLessThan(1_000).doesNotContain("Exception");
    assertThat(refusal.violations().isEmpty()).isEqualTo(kind != Kind.INVALID);
  }

  @Test
  void refuseSettingsThatAreTooLarge() {
    var trigger = given.aTrigger().create();
    var order = RunOrder.ofTrigger(trigger.id()).withSetting("message", LONG);

    var refusal = refusal(CLIENT.ask(User.EDITOR, ClientCalls.rawSubmit(order)));

    assertThat(refusal.kind()).isEqualTo(Kind.INVALID.name());
    assertThat(refusal.message()).hasSizeLessThan(1_000);
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void giveAllRunsToWhoSendsNoQuery() {
    given.aTrigger().create().runNow();

    var answer = CLIENT.ask(User.VIEWER, ClientCalls.rawRuns((String) null));

    assertThat(answer.value().items()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource
  void takeNoObjectsInPlaceOfTexts(Forged argument) {
    long mark = SharedServer.log().mark();
    var start = Instant.now();

    assertThat(CLIENT.failure(User.VIEWER, ClientCalls.rawSubmit(argument))).isNotBlank();

    assertThat(Instant.now()).isBefore(start.plusSeconds(20));
    assertThat(CLIENT.ask(User.VIEWER, ClientCalls.rawRuns((String) null)).value()).isNotNull();
    assertThat(SharedServer.log().since(mark)).noneMatch(line -> line.contains("OutOfMemory"));
  }

  private static Arguments hostile(Kind kind, ClientCall<? extends Answer<?>> call) {
    return Arguments.of(kind, call);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, String> notTexts() {
    Map anything = new HashMap();
    anything.put(1, 2L);
    anything.put("when", Instant.EPOCH);
    return anything;
  }

  private static Refusal refusal(Answer<?> answer) {
    assertThat(answer.value()).isNull();
    assertThat(answer.refusal()).isNotNull();
    return answer.refusal();
  }
}
