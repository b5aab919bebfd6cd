// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process and all that came of it, so that nothing of it outlives the run: its children and
 * theirs, those that were seen before their parents ended, and those that carry its mark. Not safe
 * for several threads.
 */
final class ProcessTree {

  private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
  private static final Duration KILL_WITHIN = Duration.ofSeconds(5);
  private static final Duration KILL_AT_MOST = Duration.ofSeconds(60);
  private static final int MOST_REMEMBERED = 10_000;

  private final ProcessHandle root;
  private final MarkedProcesses marked;
  private final Duration killWithin;
  private final Map<Long, ProcessHandle> seen = new LinkedHashMap<>();
  private long looked = System.nanoTime();

  ProcessTree(Process root, MarkedProcesses marked) {
    this(root, marked, KILL_WITHIN);
  }

  ProcessTree(Process root, MarkedProcesses marked, Duration killWithin) {
    this.root = root.toHandle();
    this.marked = marked;
    this.killWithin = killWithin;
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
      await(grace, meanwhile);
    }
    kill(meanwhile);
    return new Remains(others.size(), working().size());
  }

  private void await(Duration time, Runnable meanwhile) {
    long start = System.nanoTime();
    while (!isOver(start, time) && !working().isEmpty()) {
      meanwhile.run();
    }
  }

  // Again and again: what is killed may have started another in the meantime. Looking for them may
  // take longer than all the time there is on a machine that they keep busy: they are killed
  // first, and there is more time as long as there are new ones.
  private void kill(Runnable meanwhile) {
    var killed = new HashSet<Long>();
    var left = working();
    long start = System.nanoTime();
    long newest = start;
    while (!left.isEmpty() && !isOver(newest, killWithin) && !isOver(start, KILL_AT_MOST)) {
      left.forEach(ProcessHandle::destroyForcibly);
      boolean fresh = killed.addAll(left.stream().map(ProcessHandle::pid).toList());
      meanwhile.run();
      left = working();
      if (fresh) {
        newest = System.nanoTime();
      }
    }
  }

  private static boolean isOver(long start, Duration time) {
    return System.nanoTime() - start >= time.toNanos();
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
