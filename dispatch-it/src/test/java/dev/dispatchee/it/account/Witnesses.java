// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what executors wrote down, see {@code WitnessExecutor}. */
final class Witnesses {

  private Witnesses() {}

  /** All runs of a folder; one that started twice is there twice. */
  static List<Witness> read(Path folder) {
    try (var files = Files.list(folder)) {
      var all = new ArrayList<Witness>();
      for (var file : files.sorted().toList()) {
        all.addAll(of(String.valueOf(file.getFileName()), Files.readString(file)));
      }
      return all;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static List<Witness> of(String process, String text) {
    var ended = new ArrayList<Witness>();
    // Of a run that has started twice the first to start counts as the first to end.
    Map<Long, Deque<Witness>> open = new HashMap<>();
    // A kill may have cut the last line.
    var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    for (var line : lines) {
      var words = line.split(" ", -1);
      var log = Long.valueOf(words[1]);
      var at = Instant.parse(words[words.length - 1]);
      if (words[0].equals("start")) {
        open.computeIfAbsent(log, any -> new ArrayDeque<>())
            .add(
                new Witness(
                    log,
                    Long.parseLong(words[2]),
                    Integer.parseInt(words[3]),
                    process,
                    at,
                    null,
                    null));
      } else {
        ended.add(open.get(log).remove().ended(at, words[2]));
      }
    }
    open.values().forEach(ended::addAll);
    return ended;
  }
}
