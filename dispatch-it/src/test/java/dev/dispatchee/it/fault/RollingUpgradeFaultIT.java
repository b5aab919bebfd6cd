// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.NewerEar;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two nodes fire twenty times a second while they are upgraded one after the other: for a time two
 * releases work on one database, whose schema is that of the newer one.
 */
class RollingUpgradeFaultIT {

  private static final String NEWER = "900.0.0";
  private static final String SCHEMA = "900";

  /** As a minor release may: see docs/adr/0031. */
  private static final String EXPANDS =
      """
      alter table dispatch_trigger add column newer_owner character varying(75);
      alter table dispatch_log add column newer_weight integer default 1 not null;
      alter table dispatch_node add column newer_zone character varying(40);
      create table dispatch_newer (id bigint not null primary key, name character varying(75) not null);
      create index dispatch_trigger_newer_owner on dispatch_trigger (newer_owner);
      """;

  private static final PostgresServer POSTGRES = PostgresServer.start("rolling-data");
  private static final WitnessedServer FIRST =
      WitnessedServer.makeQuickOnPostgres("rolling-first", POSTGRES);
  private static final ServerProcess SECOND = FIRST.mate("rolling-second", POSTGRES);
  private static final Path NEWER_EAR =
      NewerEar.make(NEWER, "V900__expand_newer_things.sql", EXPANDS);

  /** Those of the usual load come to some eight. */
  private static final int FIRES_A_SECOND_BESIDES = 12;

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(FIRST.process().log());

  private enum Step {
    SECOND_IS_UPGRADED {
      @Override
      void befall() {
        SECOND.stop();
        SECOND.replaceEar(NEWER_EAR);
        SECOND.start();
        // While the first one, which does not know it, goes on.
        assertThat(schema()).isEqualTo(Long.parseLong(SCHEMA));
        bothAreThere(2);
      }
    },
    FIRST_STARTS_AGAIN_AS_THE_OLDER_ONE {
      @Override
      void befall() {
        FIRST.stop();
        long end = FIRST.process().log().mark();
        FIRST.start();
        assertThat(FIRST.process().log().since(end)).anyMatch(line -> line.contains("DISP00551"));
        bothAreThere(2);
      }
    },
    SECOND_IS_KILLED {
      @Override
      void befall() {
        SECOND.kill();
        SECOND.start();
      }
    },
    FIRST_IS_UPGRADED {
      @Override
      void befall() {
        FIRST.stop();
        FIRST.process().replaceEar(NEWER_EAR);
        FIRST.start();
        bothAreThere(1);
      }
    };

    abstract void befall();
  }

  @AfterAll
  static void end() {
    SECOND.close();
    FIRST.close();
    POSTGRES.close();
  }

  @Test
  void keepsItsPromisesWhileOneNodeAfterTheOtherIsUpgraded()
      throws InterruptedException, ExecutionException {
    var soak = Soak.ofSteps(FIRST).withMore(FIRES_A_SECOND_BESIDES);
    FIRST.start();
    SECOND.start();
    bothAreThere(1);

    soak.goThrough(List.of(Step.values()), Step::befall);

    assertThat(errors(FIRST.process())).isEmpty();
    assertThat(errors(SECOND)).isEmpty();
  }

  private static long schema() {
    return POSTGRES.number("select max(cast(version as integer)) from flyway_schema_history");
  }

  private static void bothAreThere(int versions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> nodes(),
            nodes -> nodes.size() == 2 && nodes.values().stream().distinct().count() == versions);
  }

  /** The versions of those that are alive, by their names. */
  private static Map<String, String> nodes() {
    var nodes = new TreeMap<String, String>();
    for (var one : Cluster.admin(SECOND).get("nodes").mustBe(200).json().path("items")) {
      if (one.path("alive").asBoolean()) {
        nodes.put(one.path("name").asText(), one.path("productVersion").asText());
      }
    }
    return nodes;
  }

  // What the load has fail is no error of ours; what the database refuses is.
  private static List<String> errors(ServerProcess node) {
    return node.log().since(0).stream()
        .filter(line -> line.contains("ERROR") || line.contains("SQLState"))
        .filter(line -> line.contains("DISP0"))
        .toList();
  }
}
