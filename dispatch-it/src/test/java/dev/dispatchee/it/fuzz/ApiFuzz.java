// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Calls each operation of the document many times, with values at random. */
public final class ApiFuzz {

  private static final int CALLS_ON_A_STAGE = 500;

  private final Stage stage;
  private final Wire wire;
  private final Judge judge;
  private final List<Operation> operations;
  private final Calls calls;
  private final Findings findings = new Findings();

  /**
   * On one server.
   *
   * @param application where it answers
   * @param admin an administrator there
   * @param node the name of its node
   * @param seed decides what is called
   */
  public ApiFuzz(URI application, Api admin, String node, long seed) {
    var api =
        new OpenApi(admin.with("Accept", "application/json").get("openapi").mustBe(200).json());
    wire = new Wire(application);
    judge = new Judge(api);
    operations = api.operations();
    stage = new Stage(admin, node);
    calls = new Calls(api, new Dice(seed), stage);
  }

  /** Calls all operations by turns, so often in all. */
  public void call(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      if (i % CALLS_ON_A_STAGE == 0 || stage.isEmpty()) {
        stage.set();
      }
      call(operations.get(i % operations.size()), i);
    }
  }

  private void call(Operation operation, int number) throws IOException {
    var call = calls.of(operation);
    Answer answer;
    try {
      answer = wire.send(call);
    } catch (IOException silent) {
      // Whatever it did is not to be taken for what the next call did.
      stage.changed();
      // A body that nobody awaits is not read, and closing what is unread may reset the connection.
      boolean isUnawaited = call.body() != null && operation.body().isEmpty();
      if (!isUnawaited || !(silent instanceof SocketException)) {
        fault(operation, "no answer: " + silent.getMessage(), number + " " + call);
      }
      return;
    }
    findings.answered(answer.status());
    for (var fault : judge.faults(operation, answer)) {
      fault(operation, answer.status() + " " + fault, number + " " + answer);
    }
    var before = stage.state();
    if (operation.isChange() && stage.changed() && answer.status() >= 400) {
      fault(
          operation,
          answer.status() + " and something has changed",
          "%d %s%n    from %s%n    to   %s".formatted(number, answer, before, stage.state()));
    }
  }

  private void fault(Operation operation, String what, String details) {
    findings.fault(operation + " -> " + what, details);
  }

  /** What was found at fault, the first of each kind. */
  public List<String> faults() {
    return findings.faults();
  }

  /** How often each status was answered. */
  public Map<Integer, Integer> statuses() {
    return findings.statuses();
  }
}
