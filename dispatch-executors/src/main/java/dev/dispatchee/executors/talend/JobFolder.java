// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import dev.dispatchee.executors.spawned.MarkedProcesses;
import dev.dispatchee.executors.spawned.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folders in which archives are unpacked, one for each run, and which only the server's user
 * may enter. Their names tell who made them and which processes work in them, so that what a server
 * that was killed has left can be told from what others work with.
 *
 * @param parent where they are made
 * @param owner the process that makes them
 */
record JobFolder(Path parent, ProcessHandle owner) {

  private static final String PREFIX = "dispatch-talend-";

  /** Who made it, since when that runs, in milliseconds, and the mark of the processes in it. */
  private static final Pattern NAME =
      Pattern.compile(PREFIX + "([0-9]{1,18})-([0-9]{1,18})-([0-9a-f]{32})-[0-9]{1,25}");

  /** As the start of a process is told to within some hundredths of a second. */
  private static final long SAME_START_MILLIS = Duration.ofSeconds(2).toMillis();

  /** In the server's temporary folder, made by it. */
  static JobFolder ofThisServer() {
    var temporary =
        System.getProperty("jboss.server.temp.dir", System.getProperty("java.io.tmpdir"));
    return new JobFolder(Path.of(temporary), ProcessHandle.current());
  }

  /**
   * Makes one.
   *
   * @param mark of the processes that will work in it
   * @throws IOException if it cannot be made
   */
  WorkFolder make(MarkedProcesses mark) throws IOException {
    var prefix =
        "%s%d-%d-%s-".formatted(PREFIX, owner.pid(), start(owner), mark.mark().replace("-", ""));
    return new WorkFolder(Files.createTempDirectory(parent, prefix), true);
  }

  /**
   * Ends and removes what servers have left that are gone: processes that go on, and folders. What
   * cannot be removed stays for the next time.
   *
   * @return how many folders were removed
   */
  int sweep() {
    int removed = 0;
    for (var folder : found()) {
      var name = NAME.matcher(folder.getFileName().toString());
      if (name.matches() && !isAlive(name.group(1), name.group(2))) {
        new MarkedProcesses(withDashes(name.group(3)))
            .find()
            .forEach(ProcessHandle::destroyForcibly);
        removed += remove(folder) ? 1 : 0;
      }
    }
    return removed;
  }

  private List<Path> found() {
    try (var entries = Files.newDirectoryStream(parent, PREFIX + "*")) {
      var folders = new ArrayList<Path>();
      entries.forEach(folders::add);
      folders.removeIf(folder -> !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS));
      return folders;
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static boolean remove(Path folder) {
    try {
      new WorkFolder(folder, true).remove();
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }

  private static boolean isAlive(String pid, String start) {
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .filter(process -> Math.abs(start(process) - Long.parseLong(start)) <= SAME_START_MILLIS)
        .isPresent();
  }

  private static long start(ProcessHandle process) {
    Optional<Instant> start = process.info().startInstant();
    return start.map(Instant::toEpochMilli).orElse(0L);
  }

  private static String withDashes(String mark) {
    return "%s-%s-%s-%s-%s"
        .formatted(
            mark.substring(0, 8),
            mark.substring(8, 12),
            mark.substring(12, 16),
            mark.substring(16, 20),
            mark.substring(20));
  }
}
