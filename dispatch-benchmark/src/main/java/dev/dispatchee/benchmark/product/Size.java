// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How large an installation is.
 *
 * @param triggers how many triggers are active
 * @param logs how many runs are in the history
 */
public record Size(int triggers, long logs) {

  /** So many of the triggers fire at a steady rate when asked to. */
  static final int LEAST_TRIGGERS = 200;

  private static final long MOST = 100_000_000;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})x(\\d{1,9})");

  /** Refuses what is too small to be measured, or does not fit on a disk. */
  public Size {
    if (triggers < LEAST_TRIGGERS || triggers > MOST || logs < 0 || logs > MOST) {
      throw new IllegalArgumentException(
          "found %d triggers and %d logs, allowed: %d to %d triggers and 0 to %d logs"
              .formatted(triggers, logs, LEAST_TRIGGERS, MOST, MOST));
    }
  }

  /**
   * Reads several.
   *
   * @param text such as {@code 1000x0,100000x1000000}: triggers, {@code x}, logs
   * @throws IllegalArgumentException if it is not of that form
   */
  public static List<Size> listOf(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(Size::of).toList();
  }

  private static Size of(String text) {
    var numbers = TEXT.matcher(text);
    if (!numbers.matches()) {
      throw new IllegalArgumentException(
          "found size '%s', allowed: TRIGGERSxLOGS such as 100000x1000000".formatted(text));
    }
    return new Size(Integer.parseInt(numbers.group(1)), Long.parseLong(numbers.group(2)));
  }

  /** As it stands in the report. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d triggers, %,d logs", triggers, logs);
  }
}
