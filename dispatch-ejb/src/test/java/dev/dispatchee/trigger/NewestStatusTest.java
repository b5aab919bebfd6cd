// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.access.Sight;
import dev.dispatchee.database.EntitySessions;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLog;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One trigger for each status that its newest log can have, and each with an older log of another.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NewestStatusTest {

  private final EngineOnDatabase engine;
  private final SessionFactory sessions;

  NewestStatusTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    engine.aTrigger().create();
    for (var status : RunStatus.values()) {
      var subject = engine.aTrigger().create();
      for (var older : RunStatus.values()) {
        if (older != status) {
          log(
              NewRun.scheduled(
                  subject, EngineOnDatabase.NOON.minusSeconds(60 + older.ordinal()), Node.ANY),
              older);
        }
      }
      log(NewRun.scheduled(subject, EngineOnDatabase.NOON, Node.ANY), status);
    }
    sessions =
        EntitySessions.on(engine.database.dataSource(), DispatchTrigger.class, DispatchLog.class);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void isFoundForEachStatusAndForSeveral() {
    var all = everyStatus().toList();
    for (var one : all) {
      assertThat(statuses(List.of(one), "id", true)).containsExactly(one);
      for (var other : all) {
        if (!other.equals(one)) {
          assertThat(statuses(List.of(one, other), "id", true))
              .containsExactlyInAnyOrder(one, other);
        }
      }
    }
    assertThat(statuses(all, "id", true)).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void isSortedByTheAlphabetAndThatThereIsNoneComesLast() {
    var alphabet =
        new ArrayList<>(Arrays.stream(RunStatus.values()).map(RunStatus::name).sorted().toList());
    alphabet.add(NewestStatus.NEVER_RAN);
    assertThat(statuses(List.of(), "status", true)).containsExactlyElementsOf(alphabet);

    var back = new ArrayList<>(alphabet.subList(0, alphabet.size() - 1));
    Collections.reverse(back);
    back.add(NewestStatus.NEVER_RAN);
    assertThat(statuses(List.of(), "status", false)).containsExactlyElementsOf(back);
  }

  private static Stream<String> everyStatus() {
    return Stream.concat(
        Arrays.stream(RunStatus.values()).map(RunStatus::name), Stream.of(NewestStatus.NEVER_RAN));
  }

  private void log(NewRun run, RunStatus status) {
    var key = engine.queue(run);
    engine.update(
        "update dispatch_log set status = '%s', is_open = %s where id = %d"
            .formatted(status, !status.isEnded(), key.log().value()));
  }

  private List<String> statuses(List<String> wanted, String sort, boolean ascending) {
    var filter = new TriggerFilter(null, null, wanted, List.of(), null, null);
    var query = new TriggerQuery(filter, List.of(new TriggerQuery.Sort(sort, ascending)), 1, 20);
    return sessions.fromTransaction(
        session -> {
          var page = new Triggers(session).list(query, Sight.EVERYTHING);
          assertThat(page.totalCount()).isEqualTo(page.items().size());
          return page.items().stream()
              .map(one -> one.newest() == null ? NewestStatus.NEVER_RAN : one.newest().name())
              .toList();
        });
  }
}
