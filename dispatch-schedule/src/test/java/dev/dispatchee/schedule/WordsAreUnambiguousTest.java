// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsAreUnambiguousTest {

  private static final int COUNT = Integer.getInteger("schedule.words", 20_000);
  private static final int FIRES = 30;
  private static final Instant START = Instant.parse("2025-04-01T00:00:00Z");

  private final RandomExpressions expressions =
      new RandomExpressions(Seed.random(WordsAreUnambiguousTest.class));

  @Test
  void equalWordsMeanEqualFires() {
    var byWords = new HashMap<String, String>();
    int met = 0;
    for (int i = 0; i < COUNT; i++) {
      var text = i % 2 == 0 ? expressions.quartz() : expressions.unix();
      try {
        var words = CronExpression.parse(text).describe();
        var other = byWords.putIfAbsent(words, text);
        if (other != null) {
          met++;
          assertThat(fires(text)).as("%s = %s: %s", text, other, words).isEqualTo(fires(other));
        }
      } catch (NeverFiresException never) {
        // No words for it.
      }
    }
    assertThat(met).isPositive();
  }

  private static List<Occurrence> fires(String text) {
    return Times.utc(text).walk(START).limit(FIRES).toList();
  }
}
