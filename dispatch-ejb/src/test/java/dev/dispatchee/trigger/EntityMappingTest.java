// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.database.EntitySessions;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLog;
import dev.dispatchee.trigger.draft.Drafts;
import dev.dispatchee.trigger.draft.TriggerValidation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntityMappingTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void fitsTheSchemaAndKeepsEveryPartOfADefinition(TestDatabase kind) {
    var engine = new EngineOnDatabase(kind);
    try (var sessions = sessions(engine)) {
      sessions.getSchemaManager().validateMappedObjects();
      var definition =
          TriggerValidation.validate(
              Drafts.aDraft()
                  .with("description", "with everything")
                  .with("dispatchTaskSettings", Map.of("message", "Grüße"))
                  .with("interval", "PT1H")
                  .with("timeZoneId", "Europe/Berlin")
                  .with("daylightSavingRule", "RUN_TWICE")
                  .with("startDate", "2026-11-24T12:00:00.123Z")
                  .with("endDate", "2027-11-24T12:00:00Z")
                  .with("misfirePolicy", "FIRE_ALL")
                  .with("overlapAllowed", true)
                  .with("dispatchTaskClusterMode", "ALL_NODES")
                  .with("priority", 9)
                  .with("timeout", "PT1M")
                  .with("maxAttempts", 3)
                  .with("retryDelay", "PT1S")
                  .with("retryMaxDelay", "PT2S")
                  .with("logRetention", "P1D")
                  .with("failedLogRetention", "P9D")
                  .with("canceledLogRetention", "PT1H")
                  .with("logLimit", 100)
                  .with("successfulLogLimit", 3)
                  .with("failedLogLimit", 50)
                  .with("canceledLogLimit", 0)
                  .with("pauseAfterFailures", 3)
                  .with("requestsRecovery", true)
                  .with("rateLimit", 5)
                  .with("rateWindow", "PT1M")
                  .with("startJitter", "PT30S")
                  .with("system", true)
                  .with("labels", List.of("b", "a"))
                  .with("active", true)
                  .build(),
              type -> Optional.of(Drafts.HELLO),
              CalendarLookup.NONE,
              null,
              NOON);

      var id =
          sessions.fromTransaction(
              session -> {
                var trigger = DispatchTrigger.create(definition, "admin", NOON);
                session.persist(trigger);
                return trigger.triggerId();
              });

      sessions.inTransaction(
          session -> {
            var read = session.find(DispatchTrigger.class, id.value());
            assertThat(read.definition()).isEqualTo(definition);
            assertThat(read.createdBy()).isEqualTo("admin");
            assertThat(read.dateCreated()).isEqualTo(NOON);
          });
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void countsChangesOfTheDefinitionOnly(TestDatabase kind) {
    var engine = new EngineOnDatabase(kind);
    var subject = engine.aTrigger().every(Duration.ofSeconds(1)).dueAt(NOON).create();
    try (var sessions = sessions(engine)) {
      engine.dueTriggers.fireDue();
      long id = subject.trigger().value();

      long version =
          sessions.fromTransaction(session -> session.find(DispatchTrigger.class, id).version());
      assertThat(version).isZero();
    }
  }

  private static SessionFactory sessions(EngineOnDatabase engine) {
    return EntitySessions.on(
        engine.database.dataSource(), DispatchTrigger.class, DispatchLog.class);
  }
}
