// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Lateness;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A peer in a plain JVM of its own, with the heap that the server of Dispatch EE has. */
public final class PeerProcess implements ContestantProcess {

  private static final long STOP_SECONDS = 30;

  private final Peer peer;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  private PeerProcess(Peer peer, Process process) {
    this.peer = peer;
    this.process = process;
    this.answers = process.inputReader(UTF_8);
    this.orders = process.outputWriter(UTF_8);
  }

  /** Starts it on a new database and waits until it is ready. */
  public static PeerProcess start(Peer peer, PostgresDatabase database) {
    try {
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xms64m",
                  "-Xmx512m",
                  "-Duser.timezone=UTC",
                  "-classpath",
                  System.getProperty("java.class.path"),
                  PeerMain.class.getName(),
                  peer.name(),
                  database.url())
              .redirectError(Redirect.INHERIT)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var started = new PeerProcess(peer, process);
      started.answer();
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String name() {
    return peer.title();
  }

  @Override
  public Duration drain(Drain drain) {
    return Duration.ofNanos(
        Long.parseLong(
            ask("drain %s %s %d".formatted(drain.work(), drain.arrival(), drain.runs()))));
  }

  @Override
  public Lateness burst(int runs) {
    var late = ask("burst " + runs).split(" ", 3);
    return new Lateness(Long.parseLong(late[0]), Long.parseLong(late[1]), Long.parseLong(late[2]));
  }

  @Override
  public void keep(int schedules) {
    ask("keep " + schedules);
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try {
      orders.close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String ask(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
      return answer();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String answer() throws IOException {
    var line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException(peer + " has failed, see its errors above");
    }
    return line;
  }
}
