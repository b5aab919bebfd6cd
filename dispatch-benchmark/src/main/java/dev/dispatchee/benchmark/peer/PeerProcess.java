// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import dev.dispatchee.benchmark.contest.CommandProcess;
import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Lateness;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.nio.file.Path;
import java.time.Duration;

/** A peer in a plain JVM of its own, with the heap that the server of Dispatch EE has. */
public final class PeerProcess implements ContestantProcess {

  private final Peer peer;
  private final CommandProcess process;

  private PeerProcess(Peer peer, CommandProcess process) {
    this.peer = peer;
    this.process = process;
  }

  /** Starts it on a new database and waits until it is ready. */
  public static PeerProcess start(Peer peer, PostgresDatabase database) {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms64m",
            "-Xmx512m",
            "-Duser.timezone=UTC",
            "-classpath",
            System.getProperty("java.class.path"),
            PeerMain.class.getName(),
            peer.name(),
            database.url());
    return new PeerProcess(peer, CommandProcess.start(command));
  }

  @Override
  public String name() {
    return peer.title();
  }

  @Override
  public Duration drain(Drain drain) {
    return Duration.ofNanos(
        Long.parseLong(
            process.ask("drain %s %s %d".formatted(drain.work(), drain.arrival(), drain.runs()))));
  }

  @Override
  public Lateness burst(int runs) {
    var late = process.ask("burst " + runs).split(" ", 3);
    return new Lateness(Long.parseLong(late[0]), Long.parseLong(late[1]), Long.parseLong(late[2]));
  }

  @Override
  public void keep(int schedules) {
    process.ask("keep " + schedules);
  }

  @Override
  public ProcessHandle process() {
    return process.handle();
  }

  @Override
  public void close() {
    process.close();
  }
}
