// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.Contestant;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.Pool;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * The process of a peer: reads what to do from standard input, a line for each, and answers with a
 * line on standard output. Ends with its input.
 */
public final class PeerMain {

  private PeerMain() {}

  /** Starts a peer, named first, on a database, whose URL is the second argument. */
  public static void main(String[] arguments) throws IOException {
    try (var connections = Pool.ofOne(arguments[1]);
        var peer =
            Peer.valueOf(arguments[0])
                .start(new PostgresDatabase(connections.dataSource(), arguments[1]));
        var orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      System.out.println("ready");
      for (var order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(obey(peer, order.split(" ", -1)));
      }
    }
  }

  private static String obey(Contestant peer, String[] order) {
    return switch (order[0]) {
      case "drain" ->
          String.valueOf(
              peer.drain(
                      new Drain(
                          Work.valueOf(order[1]),
                          Arrival.valueOf(order[2]),
                          Integer.parseInt(order[3])))
                  .toNanos());
      case "burst" -> {
        var late = peer.burst(Integer.parseInt(order[1]));
        yield "%d %d %d".formatted(late.median(), late.p99(), late.last());
      }
      case "keep" -> {
        peer.keep(Integer.parseInt(order[1]));
        yield "kept";
      }
      default -> throw new IllegalArgumentException(order[0]);
    };
  }
}
