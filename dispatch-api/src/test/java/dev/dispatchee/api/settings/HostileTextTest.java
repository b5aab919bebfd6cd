// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a setting, it is judged in no time: 64 KiB of it within 100 ms. */
class HostileTextTest {

  private static final int SIZE = 64 * 1024;
  private static final long LONGEST_MILLIS = 100;
  private static final int TRIES = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final SettingsForm<AllKinds> form = SettingsForm.of(AllKinds.class);

  static Stream<String> shapes() {
    var starts =
        Stream.of("", "x:", "http:", "http://", "P", "PT", "2026-", "-", "${secret:", "1.");
    return starts.flatMap(start -> repeated().flatMap(text -> ends(start + text)));
  }

  private static Stream<String> repeated() {
    var visible =
        "/ // /@ @ ( () ) , 1, ,,1 \\ \\\\ a aA 0 9 . .. .1 : :: [ ] [] ? # ?# % %41 %e6 - -- +1"
            + " 1H T1 e 1e = * { | ^ ${ } ü 日本 \ud83d\ude00 \ud800 \u202e \u0000";
    var blank = Stream.of(" ", "\t \n", "\n", "\r", "\r\n", "a=b\n", "a\n", "a ");
    return Stream.concat(Stream.of(visible.split(" ")), blank)
        .map(piece -> piece.repeat(SIZE / piece.length()));
  }

  private static Stream<String> ends(String text) {
    return Stream.of("", "!", " ", "@", "\u0001").map(text::concat);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void judgesAHostileTextInNoTime(String key) {
    shapes()
        .forEach(
            text ->
                assertThat(millis(() -> form.faultsOfStored(Map.of(key, text))))
                    .as("%s of %s…", key, text.substring(0, 20))
                    .isLessThan(LONGEST_MILLIS));
  }

  static Stream<String> fields() {
    return Stream.of(AllKinds.class.getRecordComponents()).map(component -> component.getName());
  }

  // Of the thread, not of the clock: the machine may be busy. Up to three times: code that is new
  // to the JVM is slow.
  private static long millis(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < TRIES && best >= LONGEST_MILLIS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
    return best;
  }

  private enum Mode {
    FAST,
    SLOW
  }

  private record AllKinds(
      Optional<String> text,
      @Setting(pattern = "[a-z]+|[0-9]+", maxLength = 100) Optional<String> shortText,
      @Setting(pattern = "(a|b|aa)*c") Optional<String> costly,
      @Setting(pattern = "(\\s|[^!])*") Optional<String> deep,
      Optional<URI> address,
      Optional<Integer> count,
      Optional<Long> bytes,
      Optional<Double> share,
      Optional<LocalDate> day,
      Optional<List<String>> names,
      @Setting(pattern = "(a|b|aa)*") Optional<List<String>> costlyNames,
      Optional<List<URI>> addresses,
      Optional<Map<String, Double>> shares,
      Optional<Boolean> flag,
      Optional<Duration> pause,
      Optional<Instant> from,
      Optional<Mode> mode,
      @Secret Optional<String> token) {}
}
