// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jndi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.PermanentFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names settings may have looked up. */
class AllowedNamesTest {

  private final AllowedNames names = AllowedNames.parse("some.key", " java:/a ,, java:global/b");

  @ParameterizedTest
  @ValueSource(strings = {"java:/a", "java:global/b"})
  void allowsWhatIsListed(String name) {
    assertThatCode(() -> names.check(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "java:/A", "java:/a/", "java://a", "java:/a ", "java:", "ldap://a", "a"})
  void refusesAllElse(String name) {
    assertThatThrownBy(() -> names.check(name))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(name + " is not among the names of some.key");
  }

  @Test
  void allowsNothingByItself() {
    assertThatThrownBy(() -> AllowedNames.parse("some.key", "").check("java:/a")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ldap://evil.example/x", "rmi://x", "a", "*", "/java:x", "java:", "java:a b"})
  void namesAnEntryThatIsNone(String entry) {
    assertThatThrownBy(() -> AllowedNames.parse("some.key", "java:/a, " + entry))
        .hasMessage("some.key: '%s' is not a JNDI name that begins with java:", entry);
  }
}
