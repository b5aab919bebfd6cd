// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address is, and what only looks like one. */
class MailboxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "ops@example.com",
        "first.last+tag@mail.example.com",
        "!#$%&'*+/=?^_`{|}~-@x-y.example",
        "0@0.example"
      })
  void takesAnAddress(String text) {
    assertThat(Mailbox.parse(text)).hasToString(text);
  }

  @Test
  void writesTheDomainInLowerCaseAndLeavesTheRest() {
    assertThat(Mailbox.parse("Ops@Example.COM")).isEqualTo(new Mailbox("Ops", "example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ops",
        "ops@",
        "@example.com",
        "a@b@c",
        ".a@b",
        "a.@b",
        "a..b@c",
        "a@.b",
        "a@b.",
        "a@b..c",
        "a@-b",
        "a@b-",
        "a b@c",
        "a@b c",
        "\"a b\"@c",
        "Ops <ops@example.com>",
        "a@[127.0.0.1]",
        "a,b@c",
        "a@b,c@d",
        "a@b\r\nBcc: c@d",
        "a\n@b",
        "a@b\u0000",
        "ü@example.com",
        "a@straße.example",
        "a@b_c",
        "(c)a@b"
      })
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> Mailbox.parse(text)).hasMessage(Mailbox.ALLOWED);
  }

  @Test
  void refusesWhatIsTooLong() {
    var label = "x".repeat(63);
    var domain = "%s.%s.%s".formatted(label, label, label);

    assertThat(Mailbox.parse("a".repeat(62) + "@" + domain)).isNotNull();
    assertThatThrownBy(() -> Mailbox.parse("a".repeat(63) + "@" + domain)).isNotNull();
    assertThatThrownBy(() -> Mailbox.parse("a".repeat(65) + "@b")).isNotNull();
    assertThatThrownBy(() -> Mailbox.parse("a@" + "x".repeat(64))).isNotNull();
  }
}
