// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.access.Sight;
import dev.dispatchee.database.EntitySessions;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import dev.dispatchee.trigger.DispatchTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LogSearchTest {

  private final EngineOnDatabase engine;
  private final SessionFactory sessions;

  LogSearchTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    sessions =
        EntitySessions.on(engine.database.dataSource(), DispatchTrigger.class, DispatchLog.class);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void findsRunsOfTriggersByAPartOfTheirNamesInAnyCase() {
    long import1 = run("Nightly IMPORT");
    long export = run("export 100%");
    long import2 = run("import_daily");

    assertThat(found("import")).containsExactly(import2, import1);
    assertThat(found("NIGHTLY")).containsExactly(import1);
    assertThat(found("100%")).containsExactly(export);
    assertThat(found("%import")).isEmpty();
    assertThat(found("t_d")).containsExactly(import2);
    assertThat(found("")).hasSize(3);
    assertThat(found("nothing")).isEmpty();
  }

  @Test
  void findsThemAlsoWhenManyTriggersAreFound() {
    var runs = new ArrayList<Long>();
    for (int i = 0; i <= 501; i++) {
      engine.aTrigger().create();
    }
    engine.update("update dispatch_trigger set name = concat('many ', name)");
    runs.add(run("many of them"));
    run("another");

    assertThat(found("MANY")).containsExactlyElementsOf(runs);
  }

  private long run(String name) {
    var subject = engine.aTrigger().create();
    engine.update(
        "update dispatch_trigger set name = '%s' where id = %s".formatted(name, subject.trigger()));
    engine.clock.tick(Duration.ofSeconds(1));
    return engine.queue(NewRun.scheduled(subject, engine.clock.instant(), Node.ANY)).log().value();
  }

  private List<Long> found(String search) {
    var query =
        new LogQuery(
            null,
            null,
            null,
            search,
            List.of(),
            null,
            null,
            null,
            null,
            LogQuery.Sort.queuedDate,
            false,
            null,
            20,
            false);
    return sessions.fromTransaction(
        session -> {
          var logs = new Logs(session, engine.database);
          var found = logs.list(query, Sight.EVERYTHING).stream().map(DispatchLog::id).toList();
          assertThat(logs.count(query, Sight.EVERYTHING)).isEqualTo(found.size());
          return found;
        });
  }
}
