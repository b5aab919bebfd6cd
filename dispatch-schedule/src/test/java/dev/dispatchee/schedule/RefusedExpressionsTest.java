// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedExpressionsTest {

  static List<BadExpressions.Bad> bad() {
    return BadExpressions.all();
  }

  @Test
  void areMany() {
    assertThat(bad()).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void nameTheFieldAtFault(BadExpressions.Bad bad) {
    var refusal = refusal(bad.expression());

    assertThat(refusal.field()).isEqualTo(bad.field());
    assertThat(refusal.allowed()).isNotBlank();
    assertThat(refusal)
        .hasMessageStartingWith(
            "The %s must be %s, but '%s' was found"
                .formatted(refusal.field(), refusal.allowed(), refusal.found()))
        .hasMessageEndingWith(".");
    assertThat(refusal.getMessage()).doesNotContainPattern("\\p{Cntrl}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 60 12 * * ?         | The minute must be 0 to 59, a range of these, *, one of these with a step such as */5, but '60' was found.",
        "0 0 12 5,x * ?        | The day-of-month must be 1 to 31, a range of these, *, one of these with a step such as */5, L, L-3, LW, L-3W, 15W or ?, but 'x' was found.",
        "0 0 12 * jam ?        | The month must be 1 to 12 or JAN to DEC, in full too, a range of these, *, one of these with a step such as */5, but 'jam' was found.",
        "0 0 12 ? * mun        | The day-of-week must be 1 to 7 or SUN to SAT, in full too, where 1 is Sunday, a range of these, *, one of these with a step such as */5, L, FRIL, FRI#3 or ?, but 'mun' was found.",
        "0 12 * * 8            | The day-of-week must be 0 to 7 or SUN to SAT, in full too, where 0 and 7 are Sunday, a range of these, *, one of these with a step such as */5, L, FRIL, FRI#3 or ?, but '8' was found.",
        "0 */0 12 * * ?        | The minute must be written with a step from 1 to 59, but '*/0' was found.",
        "0 0 */24 * * ?        | The hour must be written with a step from 1 to 23, but '*/24' was found.",
        "0 0 12 */32 * ?       | The day-of-month must be written with a step from 1 to 31, but '*/32' was found.",
        "0 0 12 * * ? */230    | The year must be written with a step from 1 to 229, but '*/230' was found.",
        "0 ? 12 * * ?          | The minute must be 0 to 59 or *; ? is for days alone, but '?' was found.",
        "0 1,,2 12 * * ?       | The minute must be a list without empty places, but '1,,2' was found.",
        "0 0 12 L-31 * ?       | The day-of-month must be L, LW, L-n or L-nW with n from 0 to 30 where it counts from the last day, but 'L-31' was found.",
        "0 0 12 0w * ?         | The day-of-month must be one day from 1 to 31 before W, but '0w' was found.",
        "0 0 12 ? * 8L         | The day-of-week must be one day before L: 1 to 7 or SUN to SAT, in full too, where 1 is Sunday, but '8L' was found.",
        "0 0 12 ? * 8#2        | The day-of-week must be one day before #: 1 to 7 or SUN to SAT, in full too, where 1 is Sunday, but '8#2' was found.",
        "0 0 12 ? * 6#6        | The day-of-week must be a day, # and a number from 1 to 5, but '6#6' was found.",
        "0 0 12 ? * ?          | The day-of-week must be days or * where the day-of-month is ?, but '?' was found.",
        "0 0 12 1 * MON        | The day-of-week must be ? or * where the day-of-month is given, but 'MON' was found.",
        "0 0 12 * * ? 2030-2025 | The year must be a range whose first year is not after its last, but '2030-2025' was found.",
        "0 0 12                | The expression must be 5, 6 or 7 fields parted by blanks, or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight or @hourly, but '0 0 12' was found.",
        "@Reboot               | The expression must be @yearly, @annually, @monthly, @weekly, @daily, @midnight or @hourly, but '@Reboot' was found.",
      })
  void sayWhatWasFoundAndWhatIsAllowed(String expression, String message) {
    assertThat(refusal(expression)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "'0\u00A00 12 * * ?', '0\\u00a00', U+00A0 NO-BREAK SPACE",
    "'\u00A00 0 12 * * ?', '\\u00a00', U+00A0 NO-BREAK SPACE",
    "'0 0 12 * * MON\u202f', 'MON\\u202f', U+202F NARROW NO-BREAK SPACE",
    "'0 0 12\u3000* * ?', '12\\u3000*', U+3000 IDEOGRAPHIC SPACE",
    "'0 0 1\u200B2 * * ?', '1\\u200b2', U+200B ZERO WIDTH SPACE",
    "'\uFEFF0 0 12 * * ?', '\\ufeff0', U+FEFF ZERO WIDTH NO-BREAK SPACE",
    "'0\u00A012\u00A0*\u00A0*\u00A0*', '0\\u00a012\\u00a0*\\u00a0*\\u00a0*', U+00A0 NO-BREAK SPACE",
  })
  void nameABlankThatIsNone(String expression, String found, String name) {
    assertThat(refusal(expression).getMessage())
        .endsWith("but '%s' was found, with %s in it.".formatted(found, name));
  }

  @Test
  void areRefusedFrom256Characters() {
    var longest = "0 0 12 * * ?" + " ".repeat(243);

    assertThatCode(() -> CronExpression.parse(longest)).doesNotThrowAnyException();
    var refusal = refusal(longest + " ");
    assertThat(refusal.field()).isEqualTo("expression");
    assertThat(refusal.allowed()).isEqualTo("at most 255 characters");
  }

  @Test
  void areCutTo100Characters() {
    assertThat(refusal("x".repeat(300)).found()).isEqualTo("x".repeat(99) + "…");
    assertThat(refusal("x".repeat(99) + " 0 0").found()).isEqualTo("x".repeat(99) + "…");
    assertThat(refusal("x".repeat(99)).found()).isEqualTo("x".repeat(99));
    assertThat(refusal("x".repeat(97) + " 0 *").found()).isEqualTo("x".repeat(97) + " 0…");
    assertThat(refusal("x".repeat(98) + "\n0").found()).isEqualTo("x".repeat(98) + "…");
    assertThat(new NeverFiresException("y".repeat(120)))
        .hasMessageContaining("'" + "y".repeat(99) + "…'");
  }

  @ParameterizedTest
  @CsvSource({
    "'a\nb', a\\u000ab",
    "'a\u0000', a\\u0000",
    "'\u001b[31m', \\u001b[31m",
    "'\u202eabc', \\u202eabc",
    "'\u2028', \\u2028",
    "'\u2029', \\u2029",
    "'\ue000', \\ue000",
    "'\ud83d\ude00', \\ud83d\\ude00",
    "'\u0378', \\u0378",
    "'\u007f', \\u007f",
    "１２, １２",
    "ä, ä",
  })
  void areShownWithoutControlCharacters(String typed, String shown) {
    assertThat(refusal(typed).found()).isEqualTo(shown);
  }

  private static InvalidCronException refusal(String expression) {
    return catchThrowableOfType(InvalidCronException.class, () -> CronExpression.parse(expression));
  }
}
