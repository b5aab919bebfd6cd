// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A process and all that came of it, so that nothing of it outlives the run: its children and
 * theirs, those that were seen before their parents ended, and those that carry its mark. Not safe
 * for several threads.
 */
final class ProcessTree {

  private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
  private static final long KILL_WITHIN = Duration.ofSeconds(5).toNanos();
  private static final int MOST_REMEMBERED = 10_000;

  private final ProcessHandle root;
  private final MarkedProcesses marked;
  private final Map<Long, ProcessHandle> seen = new LinkedHashMap<>();
  private long looked = System.nanoTime();

  ProcessTree(Process root, MarkedProcesses marked) {
    this.root = root.toHandle();
    this.marked = marked;
  }

  /** Remembers the children there are, once a second. */
  void look() {
    if (System.nanoTime() - looked >= LOOK_EVERY) {
      looked = System.nanoTime();
      seen.values().removeIf(process -> !process.isAlive());
      root.descendants()
          .limit(MOST_REMEMBERED - seen.size())
          .forEach(process -> seen.put(process.pid(), process));
    }
  }

  /**
   * Asks all of them to end, and kills what has not when the grace is over.
   *
   * @param grace how long they may take to end by themselves
   * @param meanwhile what is done while they end; waits a little each time
   * @return how many there were besides the process itself, and how many could not be ended
   */
  Remains end(Duration grace, Runnable meanwhile) {
    // The first before the others: a script whose command was ended would go on with the next one.
    var others = others();
    root.destroy();
    others.forEach(ProcessHandle::destroy);
    if (!grace.isZero()) {
      await(grace.toNanos(), meanwhile, one -> {});
    }
    // Again and again: what is killed may have started another in the meantime.
    await(KILL_WITHIN, meanwhile, ProcessHandle::destroyForcibly);
    return new Remains(others.size(), working().size());
  }

  private void await(long nanos, Runnable meanwhile, Consumer<ProcessHandle> each) {
    long start = System.nanoTime();
    var left = working();
    while (!left.isEmpty() && System.nanoTime() - start < nanos) {
      left.forEach(each);
      meanwhile.run();
      left = working();
    }
  }

  private List<ProcessHandle> working() {
    return Stream.concat(Stream.of(root), others().stream())
        .filter(MarkedProcesses::works)
        .toList();
  }

  private List<ProcessHandle> others() {
    var found = new LinkedHashMap<>(seen);
    Stream.concat(root.descendants(), marked.find())
        .filter(process -> process.pid() != root.pid())
        .forEach(process -> found.put(process.pid(), process));
    return found.values().stream().filter(MarkedProcesses::works).toList();
  }

  /**
   * What there was to end.
   *
   * @param others processes besides the first
   * @param unended those that went on all the same
   */
  record Remains(int others, int unended) {}
}
