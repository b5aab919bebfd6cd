// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale.LanguageRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedLanguagesTest {

  @Test
  void theBestIsFirst() {
    assertThat(WantedLanguages.read("en;q=0.3, de-CH, fr;q=0.8"))
        .extracting(LanguageRange::getRange)
        .containsExactly("de-ch", "fr", "en");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "de;q=2", "de;q=x", "german language", "d_e", ";", ",,", "\u0000"})
  void whatCannotBeReadIsNoWish(String text) {
    assertThat(WantedLanguages.read(text)).isEmpty();
  }

  @Test
  void whatIsTooLongIsNoWish() {
    assertThat(WantedLanguages.read("de,".repeat(400) + "de")).isEmpty();
  }
}
