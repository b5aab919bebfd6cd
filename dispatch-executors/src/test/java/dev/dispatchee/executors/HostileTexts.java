// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.settings.SettingsForm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of 64 KiB that keep a careless reader busy. */
public final class HostileTexts {

  /** How long each is. */
  public static final int SIZE = 64 * 1024;

  private static final long LONGEST_MILLIS = 100;
  private static final int TRIES = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final List<String> PIECES =
      List.of(
          "a",
          "@",
          ".",
          "a@b.example\n",
          "a.",
          "a@",
          "-",
          " ",
          "\t",
          "\r\n",
          "\u0000",
          "\u2028",
          "ü",
          "\ud800",
          "=",
          "a=b\n",
          ":",
          "a:int=1\n",
          "[",
          "]",
          "{\"a\":",
          "[[",
          "1",
          "1,",
          "\"",
          "\\",
          "\\u0000",
          "java:",
          "/",
          "!",
          "$",
          "#",
          "JMSX",
          "\ud83d\ude00");

  private HostileTexts() {}

  /** Fails unless settings with such a text in any place are judged within 100 ms each. */
  public static void areJudgedSoon(Class<? extends Record> type, Map<String, String> good) {
    var form = SettingsForm.of(type);
    for (var component : type.getRecordComponents()) {
      for (var piece : PIECES) {
        for (var start : Arrays.asList("", good.getOrDefault(component.getName(), ""))) {
          var settings = new HashMap<>(good);
          settings.put(component.getName(), start + piece.repeat(SIZE / piece.length()) + "!");
          isDoneSoon(
              "%s of %s".formatted(component.getName(), piece),
              () -> form.faultsOfStored(settings));
        }
      }
    }
  }

  /** Fails unless something that is done to such a text is done within 100 ms. */
  public static void isDoneSoon(String what, Runnable work) {
    assertThat(millis(work)).as(what).isLessThan(LONGEST_MILLIS);
  }

  // Of the thread, not of the clock: the machine may be busy; up to three times, as code that is
  // new to the JVM is slow.
  private static long millis(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < TRIES && best >= LONGEST_MILLIS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
    return best;
  }
}
