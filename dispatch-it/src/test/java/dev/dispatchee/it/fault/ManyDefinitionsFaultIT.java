// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.cli.CommandLine;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** As many definitions as a large installation has, applied by the command line on PostgreSQL. */
class ManyDefinitionsFaultIT {

  private static final int MANY = 10_000;

  private static final PostgresServer POSTGRES = PostgresServer.start("definitions-data");
  private static final ServerProcess SERVER =
      ServerProcess.makeOnPostgres("definitions", POSTGRES.port(), Map.of());

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());

  @RegisterExtension private final Given given = new Given(SERVER.application());

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void end() {
    SERVER.close();
    POSTGRES.close();
  }

  @Test
  void appliesTenThousandTriggersAndAgainWithoutAChange() throws IOException {
    var text = new StringBuilder("triggers:\n");
    for (int i = 0; i < MANY; i++) {
      text.append(
          """
            - externalReferenceCode: many-%1$05d
              name: One of many, %1$05d
              description: A line that says what it is for.
              dispatchTaskExecutorType: http-request
              dispatchTaskSettings: {url: "https://example.com/orders/%1$d", method: GET}
              cronExpression: 0 %2$d 3 1 1 ?
              timeZoneId: Europe/Berlin
              active: true
          """
              .formatted(i, i % 60));
    }
    Files.writeString(folder.resolve("many.yaml"), text);
    var command = CommandLine.of(SERVER.application(), User.ADMIN, folder);

    apply(command, "10000 created, 0 changed, 0 deleted, 0 unchanged");
    apply(command, "0 created, 0 changed, 0 deleted, 10000 unchanged");
    var kept = given.admin().get("triggers?label=managed-by:many&pageSize=1").mustBe(200).json();
    assertThat(kept.path("totalCount").asInt()).isEqualTo(MANY);
  }

  private static void apply(CommandLine command, String expected) {
    long start = System.nanoTime();
    var result = command.run("apply", "-f", "many.yaml", "--managed-by", "many");
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains(expected);
    System.out.printf("10,000 triggers, %s: %d ms%n", expected, millis);
  }
}
