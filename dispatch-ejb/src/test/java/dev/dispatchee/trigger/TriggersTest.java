// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.EntitySessions;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLog;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TriggersTest {

  private final SessionFactory sessions;

  TriggersTest(TestDatabase kind) {
    var engine = new EngineOnDatabase(kind);
    engine.aTrigger().create();
    sessions =
        EntitySessions.on(engine.database.dataSource(), DispatchTrigger.class, DispatchLog.class);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b", "\ud83d", "nothing"})
  void findsNothingByAKeyThatNoTriggerHas(String key) {
    sessions.inTransaction(
        session -> {
          var triggers = new Triggers(session);
          assertThat(triggers.idOfCode(key)).isEmpty();
          assertThat(triggers.idOfName(key)).isEmpty();
        });
  }
}
