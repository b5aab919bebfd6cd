// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.server.Downloads;
import dev.dispatchee.it.server.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows the guide block by block on several machines, and knows at the end what was left out. Of
 * the machines it knows that one is {@code server-1} and the other {@code server-2}.
 */
public final class Walk {

  private static final String DATABASE_PASSWORD = "pass word of the database";

  /** What asks, by the end of its question, and is answered with the administrator's password. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "Password: ", Administrator.PASSWORD,
          "user 'admin':", Administrator.PASSWORD);

  private static final Path PSQL = Path.of("/usr/bin/psql");

  private static final String EDITED =
      "cp $RELEASE/wildfly-config/postgresql.cli my-postgresql.cli\n";

  private final Path release;
  private final PostgresServer postgres;
  private final Set<String> done = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();

  /**
   * Begins.
   *
   * @param release the folder of the unpacked release archive
   * @param postgres where the database is to be made
   */
  public Walk(Path release, PostgresServer postgres) {
    this.release = release;
    this.postgres = postgres;
  }

  /** What is typed in place of what the guide writes; all else is typed as it stands there. */
  private Map<String, String> instead(Machine machine) {
    return Map.of(
        // All is on one machine, on which others use the ordinary ports.
        "127.0.0.1:8080",
        machine.application().getAuthority(),
        "192.0.2.12",
        "127.0.0.1",
        // To be chosen.
        "CHOOSE ONE",
        DATABASE_PASSWORD,
        // Each server has its own.
        "server-2",
        machine.name(),
        // "Edit the first values": all but one are right.
        EDITED,
        "%ssed -i 's/^set db_port=5432$/set db_port=%2$d/' my-postgresql.cli\ngrep -q '^set db_port=%2$d$' my-postgresql.cli\n"
            .formatted(EDITED, postgres.port()));
  }

  /**
   * Another machine, on which nothing of ours is but what was downloaded.
   *
   * @param name which its server gets
   */
  public Machine machine(String name) {
    var environment =
        Map.of(
            "RELEASE",
            release.toString(),
            // Where psql looks when nobody tells it.
            "PGHOST",
            "127.0.0.1",
            "PGPORT",
            Integer.toString(postgres.port()));
    var machine = new Machine(name, environment, ANSWERS);
    try {
      Files.copy(Downloads.driver(), machine.folder().resolve(Downloads.driver().getFileName()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return machine;
  }

  /**
   * Types a block on a machine; one that starts the server is not waited for, but the server is.
   */
  public void type(Machine machine, String block) {
    done.add(block);
    var typed = block;
    for (var one : instead(machine).entrySet()) {
      if (typed.contains(one.getKey())) {
        replaced.add(one.getKey());
        typed = typed.replace(one.getKey(), one.getValue());
      }
    }
    if (typed.contains("standalone.sh")) {
      machine.start(typed);
    } else if (typed.startsWith("psql") && !Files.isExecutable(PSQL)) {
      execute(typed);
    } else {
      machine.run(typed);
    }
  }

  /** Fails if a block of a section was left out, or something to be replaced was not there. */
  public void mustBeComplete(Machine any, List<GuideSection> sections) {
    for (var section : sections) {
      assertThat(done).as("done of '%s'", section.title()).containsAll(section.blocks());
    }
    assertThat(replaced).as("replaced").isEqualTo(instead(any).keySet());
  }

  // What psql would do, which has each statement in quotation marks.
  private void execute(String typed) {
    for (var statement : typed.split("\"")) {
      if (statement.startsWith("create")) {
        postgres.execute(statement);
      }
    }
  }
}
