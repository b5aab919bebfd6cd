// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.web.ResourceMethods;
import dev.dispatchee.web.ResourceMethods.Endpoint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestAttemptTest {

  /**
   * The operations that make something; any other POST is something else, and is to be named so.
   */
  private static final Set<String> CREATING = Set.of("/triggers", "/alerts", "/calendars");

  static List<Endpoint> operations() {
    return ResourceMethods.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationHasAnActionOfItsOwn(Endpoint operation) {
    var path = "/dispatch/api/v1" + operation.path().replace("{}", "7");

    var action = RequestAttempt.of(operation.verb(), path).action();

    switch (operation.verb()) {
      case "GET" -> assertThat(action).isEqualTo(Action.READ);
      case "PUT", "PATCH" -> assertThat(action).isEqualTo(Action.UPDATE);
      case "DELETE" ->
          assertThat(action).isEqualTo(path.endsWith("/7/file") ? Action.UPDATE : Action.DELETE);
      case "POST" ->
          assertThat(action == Action.CREATE)
              .as("%s is audited as %s", operation, action)
              .isEqualTo(CREATING.contains(operation.path()));
      default -> fail("nobody has said how %s is audited", operation);
    }
  }

  @Test
  void nothingIsSaidToMakeSomethingThatIsNotThere() {
    assertThat(operations())
        .filteredOn(operation -> operation.verb().equals("POST"))
        .extracting(Endpoint::path)
        .containsAll(CREATING);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /dispatch/api/v1/triggers, CREATE, trigger, , ",
    "PUT, /dispatch/api/v1/triggers/5, UPDATE, trigger, 5, ",
    "PATCH, /dispatch/api/v1/triggers/5, UPDATE, trigger, 5, ",
    "DELETE, /dispatch/api/v1/triggers/5, DELETE, trigger, 5, ",
    "PUT, /dispatch/api/v1/triggers/by-external-reference-code/a.b, UPDATE, trigger, , a.b",
    "POST, /dispatch/api/v1/triggers/5/run, RUN, trigger, 5, ",
    "POST, /dispatch/api/v1/logs/6/cancel, CANCEL, log, 6, ",
    "POST, /dispatch/api/v1/logs/6/force-close, FORCE_CLOSE, log, 6, ",
    "DELETE, /dispatch/api/v1/logs, DELETE, log, , ",
    "POST, /dispatch/api/v1/nodes/n 1/drain, DRAIN, node, , n 1",
    "POST, /dispatch/api/v1/nodes/n1/resume, RESUME, node, , n1",
    "POST, /dispatch/api/v1/import, IMPORT, import, , ",
    "POST, /dispatch/api/v1/alerts, CREATE, alert, , ",
    "POST, /dispatch/api/v1/alerts/3/test, RUN, alert, 3, ",
    "POST, /dispatch/api/v1/schedules/preview, READ, schedules, , preview",
    "POST, /dispatch/api/v1/triggers/5/pause, PAUSE, trigger, 5, ",
    "POST, /dispatch/api/v1/triggers/bulk/delete, DELETE, trigger, , bulk",
    "POST, /dispatch/api/v1/logs/6/rerun, RUN, log, 6, ",
    "GET, /dispatch/api/v1/audit, READ, audit, , ",
    "GET, /dispatch/index.html, READ, dispatch, , index.html",
    "GET, /, READ, '', , ",
    "GET, '', READ, '', , ",
    "GET, /dispatch/api/v1/, READ, '', , ",
    "post, /dispatch/api/v1/triggers, CREATE, trigger, , ",
    "delete, /dispatch/api/v1/triggers/5, DELETE, trigger, 5, ",
    "Patch, /dispatch/api/v1/triggers/5, UPDATE, trigger, 5, ",
    "head, /dispatch/api/v1/triggers/5, READ, trigger, 5, ",
    "OPTIONS, /dispatch/api/v1/triggers, READ, trigger, , ",
    "PURGE, /dispatch/api/v1/triggers/5, UNKNOWN, trigger, 5, ",
    "ü, /dispatch/, UNKNOWN, dispatch, , ",
  })
  void isReadFromMethodAndPath(
      String method, String path, Action action, String entity, Long id, String name) {
    assertThat(RequestAttempt.of(method, path))
        .isEqualTo(new RequestAttempt(action, entity, id, name));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "01", "9999999999999999999", "1x"})
  void takesForAnIdOnlyWhatCanBeOne(String text) {
    var attempt = RequestAttempt.of("DELETE", "/dispatch/api/v1/triggers/" + text);

    assertThat(attempt.entityId()).isNull();
    assertThat(attempt.entityName()).isEqualTo(text);
  }
}
