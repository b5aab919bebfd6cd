// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.profile;

import dev.dispatchee.it.server.Jcmd;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the threads of a Java process have used of the processors since it began, those that have
 * ended left out.
 *
 * @param byThread by the number of the thread in its process and its name
 */
public record ThreadTimes(Map<String, Duration> byThread) {

  private static final int MOST_LINES = 15;

  // "name" #12 prio=5 os_prio=0 cpu=1.23ms elapsed=… tid=0x… nid=…; threads of the VM have no
  // number.
  private static final Pattern LINE =
      Pattern.compile("^\"(.*)\" .*?cpu=([0-9.]+)ms .* nid=(\\S+)", Pattern.MULTILINE);
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

  /** Copies it. */
  public ThreadTimes {
    byThread = Map.copyOf(byThread);
  }

  /** Asks a process. */
  public static ThreadTimes of(ProcessHandle process) {
    return parse(Jcmd.ask(process, "Thread.print"));
  }

  static ThreadTimes parse(String dump) {
    var times = new TreeMap<String, Duration>();
    var lines = LINE.matcher(dump);
    while (lines.find()) {
      times.put(
          lines.group(3) + " " + lines.group(1),
          Duration.ofNanos(Math.round(Double.parseDouble(lines.group(2)) * 1_000_000)));
    }
    return new ThreadTimes(times);
  }

  /** What was used since then, by the names of the threads without their numbers. */
  Map<String, Duration> since(ThreadTimes before) {
    return byThread.entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> kind(each.getKey()),
                each ->
                    each.getValue()
                        .minus(before.byThread.getOrDefault(each.getKey(), Duration.ZERO)),
                Duration::plus,
                TreeMap::new));
  }

  /**
   * What was used since then, as a table of Markdown, the most first.
   *
   * @param watched for how long
   */
  public String table(ThreadTimes before, Duration watched) {
    return since(before).entrySet().stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_LINES)
        .map(
            each ->
                "| %s | %.3f |\n"
                    .formatted(
                        each.getKey(), 100.0 * each.getValue().toNanos() / watched.toNanos()))
        .collect(Collectors.joining("", "| threads | percent of a core |\n| --- | --- |\n", ""));
  }

  private static String kind(String thread) {
    var name = thread.substring(thread.indexOf(' ') + 1);
    return NUMBERS.matcher(name).replaceAll("*").replace("|", "/");
  }
}
