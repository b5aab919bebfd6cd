// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.serverlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.DispatchTaskOutput;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What it costs a run that logs nothing that it could: {@code -Dlines.cost=1000000} prints it, as
 * the median of rounds of so many runs. With the diagnostic context of the JDK's logging in place
 * of the server's.
 */
@EnabledIfSystemProperty(named = "lines.cost", matches = "[0-9]+")
class RunLinesCostTest {

  private static final int ROUNDS = 11;

  private final int runs = Integer.getInteger("lines.cost", 1_000);
  private final RunLines lines = new RunLines(LogLevel.INFO);
  private final DispatchTaskOutput output = new Nowhere();

  @Test
  void ofARunThatLogsNothing() {
    lines.open();
    List<Long> nanos = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (long log = 0; log < runs; log++) {
        lines.during(7, log, 1, output).close();
      }
      nanos.add((System.nanoTime() - start) / runs);
    }
    lines.close();
    Collections.sort(nanos);
    System.out.printf("a run that logs nothing: median %d ns, %s%n", nanos.get(ROUNDS / 2), nanos);
    assertThat(nanos).hasSize(ROUNDS);
  }

  private static final class Nowhere implements DispatchTaskOutput {

    @Override
    public void print(CharSequence text) {}

    @Override
    public OutputStream asStream() {
      return OutputStream.nullOutputStream();
    }
  }
}
