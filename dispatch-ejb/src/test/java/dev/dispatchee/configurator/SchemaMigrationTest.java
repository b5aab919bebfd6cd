// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    assertThat(SchemaMigration.migrate(engine.database)).isEqualTo(newest());

    assertThat(engine.number("select count(*) from %s".formatted(history()))).isEqualTo(applied);
  }

  @Test
  void bringsAnEmptySchemaUpInWhichTheServerHasMadeItsTimers() {
    var newest = newest();
    engine.update("drop table %s".formatted(history()));
    dropAll("table", "select table_name from information_schema.tables where %s");
    dropAll("sequence", "select sequence_name from information_schema.sequences where %s");
    engine.update("create table jboss_ejb_timer (id character varying(255) primary key)");

    assertThat(SchemaMigration.migrate(engine.database)).isEqualTo(newest);
    assertThat(engine.number("select count(*) from dispatch_trigger")).isZero();
  }

  @Test
  void goesOnWithASchemaToWhichANewerReleaseHasAdded() {
    addToHistory(98, "98", "expand owners", true);
    addToHistory(99, "99", "contract %s old column".formatted(newest("98")), true);

    assertThat(SchemaMigration.migrate(engine.database)).isEqualTo("99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owners", "expanded owners", "expand", "contract old column", "contract"})
  void refusesASchemaThatIsNewerAndDoesNotSayThatItCanBeUsed(String description) {
    addToHistory(98, "98", "expand owners", true);
    addToHistory(99, "99", description, true);

    assertThatThrownBy(() -> SchemaMigration.migrate(engine.database))
        .hasMessageContaining("version 99")
        .hasMessageContaining("newer")
        .hasMessageContaining("does not start");
  }

  @Test
  void refusesASchemaFromWhichWasTakenWhatThisReleaseUses() {
    addToHistory(98, "98", "expand owners", true);
    addToHistory(99, "99", "contract 98 old column", true);

    assertThatThrownBy(() -> SchemaMigration.migrate(engine.database))
        .hasMessageContaining("version 99");
  }

  @Test
  void refusesASchemaThatANewerReleaseCouldNotFinish() {
    addToHistory(99, "99", "expand owners", false);

    assertThatThrownBy(() -> SchemaMigration.migrate(engine.database))
        .hasMessageContaining("version 99");
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

  private void addToHistory(int rank, String version, String description, boolean success) {
    engine.update(
        """
        insert into %s (%s, %s, %s, %s, %s, %s, %s, %s, %s)
        values (%d, '%s', '%s', 'SQL', 'V99__later.sql', 1, 'test', 1, %s)
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
                description,
                success));
  }

  private String newest() {
    return newest("99");
  }

  private String newest(String before) {
    return engine.text(
        "select %s from %s where %s <> '%s' order by %s desc limit 1"
            .formatted(
                quoted("version"), history(), quoted("version"), before, quoted("installed_rank")));
  }

  private void dropAll(String kind, String select) {
    var names =
        engine.database.withConnection(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      select.formatted("lower(%s_name) like 'dispatch\\_%%'".formatted(kind)))) {
                return Rows.list(statement, row -> row.getString(1));
              }
            });
    // Some go with others that they are partitions of.
    names.forEach(
        name ->
            engine.update(
                "drop %s if exists %s %s"
                    .formatted(kind, name, kind.equals("table") ? "cascade" : "")));
  }

  private static String history() {
    return quoted("flyway_schema_history");
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
