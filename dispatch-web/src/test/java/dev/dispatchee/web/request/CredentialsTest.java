// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server answers broken credentials with a stack trace, before anything of ours is asked; so
 * {@code undertow-handlers.conf} replaces them by those of nobody.
 */
class CredentialsTest {

  private static final Path HANDLERS = Path.of("src/main/webapp/WEB-INF/undertow-handlers.conf");
  private static final Pattern RULE =
      Pattern.compile(
          "regex\\(pattern='(.+)', value=%\\{i,Authorization}\\)"
              + " and not regex\\(pattern='(.+)', value=%\\{i,Authorization}, full-match=true\\)"
              + " -> set\\(attribute=%\\{i,Authorization}, value='Basic Og=='\\)\n");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic YWJj",
        "Basic YWJjZA==",
        "basic YWJjZGU=",
        "BASIC  YWJj",
        "Basic ",
        "Bearer !!",
        "Digest x"
      })
  void whatTheServerCanReadIsLeftToIt(String header) throws IOException {
    assertThat(isReplaced(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic !!!",
        "Basic Y",
        "Basic YW",
        "Basic YWJ",
        "Basic YWJjZ",
        "Basic YWJjZA=",
        "Basic =",
        "Basic ====",
        "Basic YW Jj",
        "Basic YWJ-_",
        "Basic YWJj,",
        "basic é"
      })
  void whatIsNoBase64IsReplaced(String header) throws IOException {
    assertThat(isReplaced(header)).isTrue();
  }

  @Test
  void longCredentialsAreReadWithoutDeepRecursion() throws IOException {
    assertThat(isReplaced("Basic " + "YWJj".repeat(100_000))).isFalse();
    assertThat(isReplaced("Basic " + "YWJj".repeat(100_000) + "!")).isTrue();
  }

  private static boolean isReplaced(String header) throws IOException {
    var rule = RULE.matcher(Files.readString(HANDLERS));
    assertThat(rule.matches()).as("the form of %s", HANDLERS).isTrue();
    return Pattern.compile(rule.group(1)).matcher(header).find()
        && !Pattern.compile(rule.group(2)).matcher(header).matches();
  }
}
