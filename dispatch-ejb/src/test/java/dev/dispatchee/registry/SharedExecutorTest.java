// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.discovery.ExecutorTexts.Text;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedExecutorTest {

  private static final SharedExecutor REPORT =
      new SharedExecutor(
          "report",
          "Report",
          "Writes.",
          false,
          false,
          false,
          "a.jar",
          null,
          "en",
          Map.of("de", new Text("Bericht", "Schreibt."), "pt-BR", new Text("Relatório", "")));

  @ParameterizedTest
  @CsvSource({
    "de, de, Bericht",
    "de-CH, de, Bericht",
    "DE, de, Bericht",
    "'fr, de;q=0.5, en;q=0.4', de, Bericht",
    "'en, de', en, Report",
    "'de;q=0.1, en;q=0.2', en, Report",
    "'de;q=0, pt-BR', pt-BR, Relatório",
    "pt, en, Report",
    "fr, en, Report",
    "*, en, Report",
  })
  void isToldInTheBestLanguageThatItHas(String wanted, String language, String name) {
    var told = REPORT.in(LanguageRange.parse(wanted));

    assertThat(told.language()).isEqualTo(language);
    assertThat(told.name()).isEqualTo(name);
    assertThat(told.type()).isEqualTo("report");
  }

  @Test
  void otherNodesCanReadTheTexts() {
    assertThat(SharedExecutor.read(REPORT.text())).isEqualTo(REPORT);
  }

  @Test
  void aNodeOfAnOlderVersionSaysNothingOfLanguages() {
    var older =
        SharedExecutor.read(
            "{\"type\":\"report\",\"name\":\"Report\",\"description\":\"Writes.\"}");

    assertThat(older.language()).isEqualTo("en");
    assertThat(older.texts()).isEmpty();
  }

  @Test
  void translationsMakeNoOtherVersion() {
    var untranslated =
        new SharedExecutor(
            "report", "Report", "Writes.", false, false, false, "b.jar", null, "de", Map.of());

    assertThat(untranslated.isLike(REPORT)).isTrue();
  }
}
