// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.PermanentFailureException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which domains mails may go to. */
class RecipientDomainsTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, a@example.com",
    "' x.example ,, Example.COM', a@EXAMPLE.com",
    "*.example.com, a@b.example.com",
    "*.example.com, a@b.c.example.com",
    "*, a@anywhere.example"
  })
  void allowsWhatIsListed(String list, String address) {
    assertThatCode(() -> check(list, address)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'', a@example.com",
    "example.com, a@b.example.com",
    "example.com, a@badexample.com",
    "example.com, a@example.com.bad.example",
    "*.example.com, a@example.com",
    "*.example.com, a@badexample.com"
  })
  void refusesAllElse(String list, String address) {
    assertThatThrownBy(() -> check(list, address))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("dispatch.mail.recipients has no domain for %s: nothing was sent", address);
  }

  @Test
  void namesAllThatAreRefused() {
    assertThatThrownBy(() -> check("example.com", "a@b", "c@example.com", "d@e", "a@b"))
        .hasMessageContaining("no domain for a@b, d@e: nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b", "*example.com", "**", "*.", ".example.com", "exa mple", "ü.example"})
  void namesAnEntryThatIsNone(String entry) {
    assertThatThrownBy(() -> RecipientDomains.parse("example.com," + entry))
        .hasMessage("dispatch.mail.recipients: '%s' is no domain, no *.domain and not *", entry);
  }

  private static void check(String list, String... addresses) {
    List<Mailbox> recipients = Stream.of(addresses).map(Mailbox::parse).toList();
    RecipientDomains.parse(list).check(recipients);
  }
}
