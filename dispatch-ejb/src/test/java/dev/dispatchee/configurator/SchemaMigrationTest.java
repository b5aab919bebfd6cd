// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SchemaMigrationTest {

  private final EngineOnDatabase engine;

  SchemaMigrationTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void leavesASchemaThatIsUpToDateAsItIs() {
    long applied = engine.number("select count(*) from %s".formatted(history()));

    assertThat(SchemaMigration.migrate(engine.database)).isEqualTo("12");

    assertThat(engine.number("select count(*) from %s".formatted(history()))).isEqualTo(applied);
  }

  @Test
  void bringsAnEmptySchemaUpInWhichTheServerHasMadeItsTimers() {
    engine.update("drop table %s".formatted(history()));
    engine.update("drop table dispatch_trigger_label");
    engine.update("drop table dispatch_log_output");
    engine.update("drop table dispatch_trigger_state");
    engine.update("drop table dispatch_declaration");
    engine.update("drop table dispatch_chain_member");
    engine.update("drop table dispatch_chain_run");
    engine.update("drop table dispatch_chain_edge");
    engine.update("drop table dispatch_chain");
    for (var table :
        List.of(
            "trigger",
            "log",
            "slot",
            "node",
            "audit",
            "idempotency_key",
            "key_lock",
            "scheduler",
            "trigger_day",
            "trigger_usual",
            "hour",
            "roll_up",
            "roll_up_open",
            "node_executor")) {
      engine.update("drop table dispatch_" + table);
    }
    engine.update("drop sequence dispatch_trigger_seq");
    engine.update("drop sequence dispatch_log_seq");
    engine.update("create table jboss_ejb_timer (id character varying(255) primary key)");

    assertThat(SchemaMigration.migrate(engine.database)).isEqualTo("12");
    assertThat(engine.number("select count(*) from dispatch_trigger")).isZero();
  }

  @Test
  void refusesASchemaThatIsNewer() {
    addToHistory(99, "99", true);

    assertThatThrownBy(() -> SchemaMigration.migrate(engine.database))
        .hasMessageContaining("version 99")
        .hasMessageContaining("newer")
        .hasMessageContaining("does not start");
  }

  @Test
  void refusesASchemaOfWhichAMigrationFailedHalfWay() {
    engine.update(
        "update %s set %s = false where %s = '3'"
            .formatted(history(), quoted("success"), quoted("version")));

    assertThatThrownBy(() -> SchemaMigration.migrate(engine.database))
        .hasMessageContaining("cannot be upgraded")
        .hasMessageContaining("backup");
  }

  private void addToHistory(int rank, String version, boolean success) {
    engine.update(
        """
        insert into %s (%s, %s, %s, %s, %s, %s, %s, %s, %s)
        values (%d, '%s', 'later', 'SQL', 'V99__later.sql', 1, 'test', 1, %s)
        """
            .formatted(
                history(),
                quoted("installed_rank"),
                quoted("version"),
                quoted("description"),
                quoted("type"),
                quoted("script"),
                quoted("checksum"),
                quoted("installed_by"),
                quoted("execution_time"),
                quoted("success"),
                rank,
                version,
                success));
  }

  private static String history() {
    return quoted("flyway_schema_history");
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
