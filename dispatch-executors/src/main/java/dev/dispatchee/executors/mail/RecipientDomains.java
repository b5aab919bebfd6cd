// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.configured.ConfiguredList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The domains that mails may go to.
 *
 * @param entries domains such as {@code example.com}; {@code *.example.com} for all below one, and
 *     {@code *} for all
 */
record RecipientDomains(List<String> entries) {

  /** The configuration key of the list. */
  static final String KEY = "dispatch.mail.recipients";

  private static final String ALL = "*";
  private static final String BELOW = "*.";

  /** Refuses what is no domain, and copies the entries. */
  RecipientDomains {
    for (var entry : entries) {
      var domain = entry.startsWith(BELOW) ? entry.substring(BELOW.length()) : entry;
      if (!entry.equals(ALL) && !Mailbox.isDomain(domain)) {
        throw new IllegalArgumentException(
            "%s: '%s' is no domain, no *.domain and not *".formatted(KEY, entry));
      }
    }
    entries = List.copyOf(entries);
  }

  /**
   * Reads a list whose entries are separated by commas.
   *
   * @throws IllegalArgumentException naming the key and the first entry that is none
   */
  static RecipientDomains parse(String text) {
    return new RecipientDomains(ConfiguredList.entries(text.toLowerCase(Locale.ROOT)));
  }

  /**
   * Refuses recipients of other domains.
   *
   * @throws PermanentFailureException naming all of them, and the key
   */
  void check(List<Mailbox> recipients) {
    var refused =
        recipients.stream()
            .filter(recipient -> !allows(recipient.domain()))
            .map(Mailbox::toString)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!refused.isEmpty()) {
      throw new PermanentFailureException(
          "%s has no domain for %s: nothing was sent".formatted(KEY, refused));
    }
  }

  private boolean allows(String domain) {
    return entries.stream()
        .anyMatch(
            entry ->
                entry.equals(ALL)
                    || entry.equals(domain)
                    // With its dot, so that it is no other domain that ends alike.
                    || (entry.startsWith(BELOW) && domain.endsWith(entry.substring(1))));
  }
}
