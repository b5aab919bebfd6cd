// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.schedule;

import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.NeverFiresException;
import dev.dispatchee.schedule.RandomExpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ten thousand expressions with everything that can be written, the same ones each time. */
final class Corpus {

  static final int SIZE = 10_000;

  private Corpus() {}

  static List<String> expressions() {
    var random = new RandomExpressions(new Random(1));
    var expressions = new ArrayList<String>();
    while (expressions.size() < SIZE) {
      var text = random.quartz();
      if (fires(text)) {
        expressions.add(text);
      }
    }
    return expressions;
  }

  private static boolean fires(String text) {
    try {
      CronExpression.parse(text);
      return true;
    } catch (NeverFiresException never) {
      return false;
    }
  }
}
