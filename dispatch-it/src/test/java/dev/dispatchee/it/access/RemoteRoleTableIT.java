// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.client.Answer;
import dev.dispatchee.client.RunOrder;
import dev.dispatchee.client.RunQuery;
import dev.dispatchee.client.TaskOrder;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.remote.ClientCall;
import dev.dispatchee.it.remote.ClientCalls;
import dev.dispatchee.it.remote.ClientJvm;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every cell of the reviewed table of who may do what by remote calls. */
class RemoteRoleTableIT extends SharedServerTest {

  private static final Path TABLE = Path.of("../docs/roles-remote.csv");
  private static final String DONE = "done";

  @RegisterExtension static final ClientJvm CLIENT = new ClientJvm(SharedServer.application());

  /**
   * A cell of the table.
   *
   * @param method of the interface
   * @param what it is called for
   * @param caller empty for one who names no user
   * @param outcome {@code done}, or the code of the refusal
   */
  record Cell(String method, String what, Optional<User> caller, String outcome) {}

  static List<Cell> cells() throws IOException {
    return RoleTable.cells(TABLE, Cell::new);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void answersAsTheTableSays(Cell cell) {
    var trigger = trigger(cell).create();
    var call = call(cell, trigger);
    int before = trigger.logs().size();

    Answer<?> answer =
        cell.caller().isPresent()
            ? CLIENT.ask(cell.caller().get(), call)
            : CLIENT.askAsNobody(call);

    assertThat(outcome(answer)).as(answer.toString()).isEqualTo(cell.outcome());
    boolean submitted = cell.method().equals("submit") && cell.outcome().equals(DONE);
    assertThat(trigger.logs()).hasSize(submitted ? before + 1 : before);
  }

  private TriggerDraft trigger(Cell cell) {
    var draft = RoleTable.ofOwners(given.aTrigger(), cell.caller());
    if (cell.what().contains("restricted")) {
      return draft
          .ofExecutor("http-request")
          .withSetting("url", SharedServer.application() + "health/live");
    }
    return cell.what().equals("a run") && cell.method().equals("cancel")
        ? draft.thatTakes(Duration.ofSeconds(60))
        : draft;
  }

  private static ClientCall<? extends Answer<?>> call(Cell cell, Trigger trigger) {
    return switch (cell.method()) {
      case "submit" -> ClientCalls.rawSubmit(order(cell, trigger));
      case "enqueue" -> ClientCalls.rawEnqueue(task(cell));
      case "enqueueAll" -> ClientCalls.rawEnqueueAll(tasks(cell));
      case "runs" -> ClientCalls.rawRuns(RunQuery.ofTrigger(trigger.id()));
      case "run" -> ClientCalls.rawRun(run(cell, trigger).id());
      case "cancel" -> ClientCalls.rawCancel(run(cell, trigger).id());
      case "output" -> ClientCalls.rawOutput(run(cell, trigger).id(), 0, 1_000);
      default -> throw new IllegalStateException("no test calls " + cell);
    };
  }

  private static TaskOrder task(Cell cell) {
    return cell.what().contains("restricted")
        ? TaskOrder.ofType("http-request")
            .withSetting("url", SharedServer.application() + "health/live")
        : TaskOrder.ofType("hello").withSetting("message", "handed over");
  }

  private static String tasks(Cell cell) {
    return task(cell).json().replace("\"settings\":{", "\"settings\":[{").replace("}}", "}]}");
  }

  private static RunOrder order(Cell cell, Trigger trigger) {
    var order = RunOrder.ofTrigger(trigger.id());
    if (!cell.what().endsWith("with other settings")) {
      return order;
    }
    return cell.what().contains("restricted")
        ? order.withSetting("method", "HEAD")
        : order.withSetting("message", "other");
  }

  private static Log run(Cell cell, Trigger trigger) {
    var run = trigger.runNow();
    return cell.what().endsWith("has ended") ? trigger.awaitEnded(run) : trigger.awaitOnTheWay(run);
  }

  private static String outcome(Answer<?> answer) {
    assertThat(answer.value() == null).isNotEqualTo(answer.refusal() == null);
    return answer.refusal() == null ? DONE : answer.refusal().code();
  }
}
