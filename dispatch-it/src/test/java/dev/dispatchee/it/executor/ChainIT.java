// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Chains on a real server. */
class ChainIT extends ExecutorTest {

  private static final String TYPE = "chain";
  private static final Duration SOON = Duration.ofSeconds(60);

  /** As many as two servers have workers, and more. */
  private static final int MANY = 40;

  @Test
  void runsTheChainOfItsPage() {
    given
        .aTrigger()
        .ofExecutor("http-request")
        .with("externalReferenceCode", "load-orders")
        .withSetting("url", SharedServer.application() + "health/ready")
        .withSetting("resultPointer", "/checks/0")
        .create();
    var bill = coded("bill").create();
    coded("pack").create();
    var tell = coded("tell").create();
    coded("clean").create();
    var alarm = coded("alarm").create();
    var chain = Example.of(TYPE).create(given);

    var log = chain.awaitEnded(chain.runNow());

    assertThat(log.error()).isNull();
    assertThat(log.isSuccessful()).isTrue();
    assertThat(log.node()).isNull();
    assertThat(tell.output(tell.logs().get(0))).isEqualTo("Orders are UP\n");
    assertThat(alarm.logs()).isEmpty();
    assertThat(members(log)).hasSize(5);
    assertThat(bill.logs().get(0).cause()).isEqualTo("CHAIN");
    assertThat(
            given
                .admin()
                .get("logs/" + bill.logs().get(0).id())
                .json()
                .path("parentLogId")
                .asLong())
        .isEqualTo(log.id());
    assertThat(chain.output(log)).contains("load: SUCCESSFUL, run ", "alarm: SKIPPED");
  }

  @Test
  void cancelsItsMembers() {
    var member = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var chain = chainOf(member).create();
    var log = chain.awaitStarted(chain.runNow());
    await().atMost(SOON).until(() -> member.logs().stream().anyMatch(Log::isInProgress));

    chain.cancel(log).mustBe(202);

    assertThat(chain.awaitEnded(log).status()).isEqualTo("CANCELED");
    assertThat(member.logs().get(0).status()).isEqualTo("CANCELED");
  }

  @Test
  void aTimeOutCancelsItsMembers() {
    var member = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var chain = chainOf(member).withTimeout(Duration.ofSeconds(1)).create();

    var log = chain.awaitEnded(chain.runNow());

    assertThat(log.status()).isEqualTo("TIMED_OUT");
    assertThat(member.logs().get(0).status()).isEqualTo("CANCELED");
  }

  // Were a worker taken by each chain that waits, none of these would ever end.
  @Test
  void moreChainsThanThereAreWorkersAllEnd() {
    var member = given.aTrigger().withOverlap().thatTakes(Duration.ofSeconds(1)).create();
    var inner = chainOf(member).withOverlap().create();
    var outer = chainOf(inner).withOverlap().create();

    var runs = IntStream.range(0, MANY).mapToObj(i -> outer.runNow()).toList();

    for (var run : runs) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(outer.log(run.id()).status()).isEqualTo("SUCCESSFUL"));
    }
    var page = given.admin().get("logs?count=true&triggerId=" + member.id()).mustBe(200).json();
    assertThat(page.path("totalCount").asInt()).isEqualTo(MANY);
  }

  @Test
  void aCircleIsRefusedAndAMemberThatIsUnknown() {
    var inner = chainOf(given.aTrigger().create()).create();
    var outer = chainOf(inner).create();
    var refused =
        given
            .admin()
            .send(
                "PATCH",
                inner.path(""),
                "application/merge-patch+json",
                "{\"dispatchTaskSettings\":{\"members\":\"[{\\\"trigger\\\":%d}]\"}}"
                    .formatted(outer.id()))
            .mustBeProblem(422, "validation-failed");
    assertThat(refused.text()).contains("member '%d' runs this chain again".formatted(outer.id()));

    mustBeRefused(
        given.aTrigger().ofExecutor(TYPE).withSetting("members", "[{\"trigger\":\"nobody\"}]"),
        "members");
    mustBeRefused(given.aTrigger().ofExecutor(TYPE).withSetting("members", "[]"), "members");
  }

  @Test
  void anEditorCannotPutWhatOnlyAdministratorsWriteIntoAChain() {
    var restricted =
        given.aTrigger().ofExecutor("process").withSetting("command", "/bin/true").create();
    chainOf(restricted).createBy(given.caller(User.EDITOR)).mustBeProblem(403, "forbidden");

    var chain = chainOf(given.aTrigger().create()).create();
    var asEditor = new Trigger(given.caller(User.EDITOR), chain.id());
    asEditor
        .api()
        .send(
            "POST",
            chain.path("/run"),
            "application/json",
            "{\"dispatchTaskSettings\":{\"members\":\"[{\\\"trigger\\\":%d}]\"}}"
                .formatted(restricted.id()))
        .mustBe(202);
    var log = chain.awaitLogs(1, Log::hasEnded).get(0);
    assertThat(log.reason()).isEqualTo("PERMANENT_FAILURE");
    assertThat(log.error()).contains("executor 'process' in a chain needs role dispatch-admin");
    assertThat(restricted.logs()).isEmpty();
  }

  @Test
  void anImportMayBringMembersAndChainTogether() {
    var code = given.aName().replace(' ', '-');
    var answer =
        given
            .admin()
            .send(
                "POST",
                "import?dryRun=false",
                "application/json",
                """
                {"triggers":[
                  {"externalReferenceCode":"%1$s-chain","name":"%1$s chain","dispatchTaskExecutorType":"chain",
                   "dispatchTaskSettings":{"members":"[{\\"trigger\\":\\"%1$s-member\\"}]"}},
                  {"externalReferenceCode":"%1$s-member","name":"%1$s member","dispatchTaskExecutorType":"hello"}]}
                """
                    .formatted(code));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    for (var one : List.of("-chain", "-member")) {
      given.willRemove(
          given.admin().get("triggers/by-external-reference-code/" + code + one).mustBe(200));
    }
  }

  private TriggerDraft coded(String code) {
    return given.aTrigger().with("externalReferenceCode", code);
  }

  private TriggerDraft chainOf(Trigger... members) {
    var json = new ArrayList<String>();
    for (var member : members) {
      json.add("{\"trigger\":%d}".formatted(member.id()));
    }
    return given
        .aTrigger()
        .ofExecutor(TYPE)
        .withSetting("members", "[" + String.join(",", json) + "]");
  }

  private List<Long> members(Log chain) {
    var ids = new ArrayList<Long>();
    for (JsonNode one :
        given.admin().get("logs?parentLogId=" + chain.id()).mustBe(200).json().path("items")) {
      ids.add(one.path("id").asLong());
    }
    return ids;
  }
}
