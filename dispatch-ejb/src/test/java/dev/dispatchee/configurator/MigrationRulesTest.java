// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two releases that follow each other work on one database while servers are upgraded one by one:
 * migrations only add, until a later release takes away. See docs/adr/0031.
 */
class MigrationRulesTest {

  /**
   * The newest version of the schema in the first release; as long as that is not out it rises with
   * each migration.
   */
  private static final int OF_THE_FIRST_RELEASE = 19;

  /** Statements that are more than an addition, by their version, each with its reason. */
  private static final Map<Integer, String> EXCEPTIONS = Map.of();

  private static final Pattern EXPAND = Pattern.compile("expand .+");
  private static final Pattern CONTRACT = Pattern.compile("contract ([0-9]+) .+");

  @Test
  void migrationsSayByTheirNamesWhatOlderReleasesCanWorkWith() {
    for (var migration : MigrationFile.all()) {
      if (migration.version() > OF_THE_FIRST_RELEASE) {
        assertThat(faults(migration)).as("V" + migration.version()).isEmpty();
      }
    }
  }

  @Test
  void theFirstReleaseHasTheMigrationsThatItIsSaidToHave() {
    assertThat(MigrationFile.all())
        .extracting(MigrationFile::version)
        .contains(OF_THE_FIRST_RELEASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table a (b bigint not null primary key); create index c on a (b);",
        "alter table a add column b bigint, add column c numeric(3, 2) default 0 not null;",
        "alter table a\n  add column b -- , drop column c\n  bigint;",
        "insert into a (b) values (1);",
        "set local statement_timeout = 0;",
      })
  void letsAMigrationExpand(String sql) {
    assertThat(faults(new MigrationFile(99, "expand a", sql))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table a;",
        "drop index a;",
        "alter table a drop column b;",
        "alter table a rename to b;",
        "alter table a rename column b to c;",
        "alter table a add column b bigint not null;",
        "alter table a add column b bigint, add column c bigint not null;",
        "alter table a add column b bigint references c (d);",
        "alter table a add column b bigint default 0 check (b > 0);",
        "alter table a add constraint b unique (c);",
        "alter table a alter column b type integer;",
        "alter table a alter column b set not null;",
        "alter table a add column b bigint; truncate table c;",
        "create unique index a on b (c);",
        "update a set b = 1;",
        "delete from a;",
        "do $$ begin execute 'anything'; end $$;",
      })
  void refusesOneThatDoesMore(String sql) {
    assertThat(faults(new MigrationFile(99, "expand a", sql))).isNotEmpty();
    assertThat(faults(new MigrationFile(99, "contract 50 a", sql))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "expands a", "contract a", "contract 99 a", "contract 100 a"})
  void refusesOneThatSaysNothingOfOlderReleases(String description) {
    assertThat(faults(new MigrationFile(99, description, "create table a (b bigint);")))
        .isNotEmpty();
  }

  private static List<String> faults(MigrationFile migration) {
    if (EXCEPTIONS.containsKey(migration.version())) {
      return List.of();
    }
    if (EXPAND.matcher(migration.description()).matches()) {
      return migration.stumblingBlocks();
    }
    var contract = CONTRACT.matcher(migration.description());
    return contract.matches() && Integer.parseInt(contract.group(1)) < migration.version()
        ? List.of()
        : List.of(
            "its name begins with expand, or with contract and the version that a release must know to go on");
  }
}
