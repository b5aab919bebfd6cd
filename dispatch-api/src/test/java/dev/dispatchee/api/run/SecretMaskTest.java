// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {

  @ParameterizedTest
  @CsvSource({
    "hunter2, a hunter2 b, a *** b",
    "hunter2, hunter2, ***",
    "hunter2, hunter2hunter2, ***",
    "hunter2, hunter2 hunter2, *** ***",
    "hunter2, hunthunter2er2, hunt***er2",
    "hunter2, hunter 2, hunter 2",
    "hunter2, Hunter2, Hunter2",
    "abab, xababay, x***ay",
    "abab, xabababy, x***y",
    "abcd|abcdefgh, 1abcdefgh2, 1***2",
    "abcd|abcdefgh, 1abcdefg2, 1***efg2",
    "abcX|bcXdef, 1abcXdef2, 1***2",
    "abcdef|cdef|defg, abcdefg, ***",
    "abc, abc, abc",
    "a.*b, axxb a.*b, axxb ***"
  })
  void replacesAllThatBelongsToASecret(String secrets, String text, String masked) {
    var mask = SecretMask.of(List.of(secrets.split("\\|")));

    assertThat(mask.mask(text)).isEqualTo(masked);
    for (int cut = 0; cut <= text.length(); cut++) {
      assertThat(inPieces(mask, List.of(text.substring(0, cut), text.substring(cut))))
          .as("cut at %d", cut)
          .isEqualTo(masked);
    }
    assertThat(inPieces(mask, text.chars().mapToObj(Character::toString).toList()))
        .isEqualTo(masked);
  }

  @Test
  void tellsTheSameHoweverATextIsCutAndNeverASecret() {
    var random = new Random(1);
    for (int round = 0; round < 5_000; round++) {
      var secrets = new ArrayList<String>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        secrets.add(text(random, 4 + random.nextInt(5)));
      }
      var mask = SecretMask.of(secrets);
      var text = text(random, 60);

      var whole = mask.mask(text);

      assertThat(inPieces(mask, cut(text, random))).as("%s in %s", secrets, text).isEqualTo(whole);
      assertThat(whole).isEqualTo(letterByLetter(secrets, text));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Bearer abc.def; sent abc.def; sent ***",
        "Bearer abc.def; bearer  abc.def; bearer  ***",
        "Bearer abc.def; Bearer abc.de; ***",
        "Bearer abc.def; bearer; bearer",
        "'Bearer abc.def '; abc.def; ***",
        "Digest user=\"u\", response=\"1234\"; got user=\"u\", response=\"1234\"; got ***",
        "Digest a=\"u\"; {\"x\": \"Digest a=\\\"u\\\"\"}; {\"x\": \"***\"}",
        "Basic bWU6aHVudGVyMg==; bWU6aHVudGVyMg==; ***",
        "Basic bWU6aHVudGVyMg==; me:hunter2 and hunter2; *** and ***",
        "Basic bWU6aHVudGVyMg==; bWU6aHVudGVyMg; ***",
        "basic bWU6aHVudGVyMg==; me%3Ahunter2; ***",
        "Basic none of it; none of it; ***",
        "p&ss/wör~d*; ?a=p%26ss%2Fw%C3%B6r~d*; ?a=***",
        "p&ss/wör~d*; ?a=p%26ss%2fw%c3%b6r~d%2a; ?a=***",
        "two words; ?a=two+words&b=two%20words; ?a=***&b=***",
        "me:hunter2; bWU6aHVudGVyMg==; ***"
      })
  void knowsASecretInEachOfItsForms(String secret, String text, String masked) {
    assertThat(SecretMask.of(List.of(secret)).mask(text)).isEqualTo(masked);
  }

  @Test
  void tellsNoBeginningOfASecretWhereTheTextWasCut() {
    var secret = "Bearer abc.def.ghi";
    for (var form : List.of(secret, "abc.def.ghi", "Bearer%20abc.def.ghi", "YWJjLmRlZi5naGk=")) {
      for (int length = 1; length < form.length(); length++) {
        var masked = SecretMask.of(List.of(secret)).stream();

        var told = masked.next("x " + form.substring(0, length)) + masked.cut();

        assertThat(told).as("%s cut after %d", form, length).isEqualTo("x ***");
        assertThat(masked.next("abc.def.ghi, another") + masked.rest()).isEqualTo("***, another");
      }
    }
  }

  @Test
  void tellsNoMoreThanThreeCharactersOfASecretThatATextEndsIn() {
    var mask = SecretMask.of(List.of("hunter2"));

    assertThat(mask.mask("x hun")).isEqualTo("x hun");
    assertThat(mask.mask("x hunt")).isEqualTo("x ***");
    assertThat(mask.mask("x hunter")).isEqualTo("x ***");
    assertThat(mask.mask("x hunters")).isEqualTo("x hunters");
  }

  @Test
  void holdsBackNoMoreThanMayBecomeASecret() {
    var masked = SecretMask.of(List.of("hunter2")).stream();

    assertThat(masked.next("nothing to hide, ")).isEqualTo("nothing to hide, ");
    assertThat(masked.next("hunt")).isEmpty();
    assertThat(masked.next("ed")).isEqualTo("hunted");
    assertThat(masked.next(" hunter2")).isEqualTo(" ***");
    assertThat(masked.next(".")).isEqualTo(".");
  }

  @Test
  void holdsBackLessThanTheSecretHoweverLongItIsRepeated() {
    var masked = SecretMask.of(List.of("aaaa")).stream();
    var told = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      told.append(masked.next("a"));
    }

    assertThat(told.append(masked.rest())).hasToString("***");
  }

  @Test
  void knowsTheFirstOfALongSecretThatAMessageHasCut() {
    var secret = "0123456789".repeat(30);

    assertThat(SecretMask.of(List.of(secret)).mask("found '" + secret.substring(0, 100) + "…'"))
        .isEqualTo("found '***…'");
    assertThat(SecretMask.of(List.of(secret)).mask(secret)).isEqualTo("***");
  }

  private static String inPieces(SecretMask mask, List<String> pieces) {
    var masked = mask.stream();
    var told = pieces.stream().map(masked::next).collect(Collectors.joining());
    return told + masked.rest();
  }

  private static List<String> cut(String text, Random random) {
    var pieces = new ArrayList<String>();
    for (int from = 0; from < text.length(); ) {
      int end = Math.min(text.length(), from + random.nextInt(6));
      pieces.add(text.substring(from, end));
      from = end;
    }
    return pieces;
  }

  // Three letters only: so that secrets meet, overlap and repeat.
  private static String text(Random random, int length) {
    return random
        .ints(length, 'a', 'd')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String letterByLetter(List<String> secrets, String text) {
    var masked = new StringBuilder();
    int open = startOfWhatTheEndHasOfOne(secrets, text);
    boolean before = false;
    for (int i = 0; i < text.length(); i++) {
      boolean hidden = i >= open;
      for (var secret : secrets) {
        for (int start = Math.max(0, i - secret.length() + 1); start <= i; start++) {
          hidden |= text.startsWith(secret, start);
        }
      }
      masked.append(!hidden ? text.substring(i, i + 1) : before ? "" : "***");
      before = hidden;
    }
    return masked.toString();
  }

  private static int startOfWhatTheEndHasOfOne(List<String> secrets, String text) {
    for (int start = 0; start <= text.length() - 4; start++) {
      var end = text.substring(start);
      if (secrets.stream().anyMatch(secret -> secret.startsWith(end) && !secret.equals(end))) {
        return start;
      }
    }
    return text.length();
  }
}
