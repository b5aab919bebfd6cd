// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.settings.SecretReference;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStoreTest {

  @Test
  void findsAValueByItsKeyAsItStands() {
    assertThat(find("dispatch.secret.mail.pass-word", " p${x}\\w ")).contains(" p${x}\\w ");
    assertThat(find("dispatch.secret.mail", "x")).isEmpty();
  }

  @Test
  void leavesOutTheLineBreakAtTheEndOfAFile() {
    assertThat(find("dispatch.secret.mail.pass-word", "a\nb\n")).contains("a\nb");
    assertThat(find("dispatch.secret.mail.pass-word", "a\r\n")).contains("a");
    assertThat(find("dispatch.secret.mail.pass-word", "a\n\n")).contains("a\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void takesAnEmptyValueForNone(String value) {
    assertThat(find("dispatch.secret.mail.pass-word", value)).isEmpty();
  }

  private static java.util.Optional<String> find(String key, String value) {
    return SecretStore.of(Map.of(key, value)::get).find(new SecretReference("mail.pass-word"));
  }
}
