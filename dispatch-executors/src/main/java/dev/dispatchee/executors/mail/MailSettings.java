// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.settings.Setting;
import dev.dispatchee.executors.jndi.ServerNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings as users write them. Such a record exists only if its mail can be written.
 *
 * @param to whom it goes to
 * @param cc who gets a copy
 * @param bcc who gets a copy without the others' knowledge
 * @param subject one line
 * @param text the mail as plain text
 * @param html the mail as HTML
 * @param attachmentName the name of a file that goes along
 * @param attachment what stands in it
 * @param session the JNDI name of the server's mail session
 * @param timeout how long handing it over may take
 */
record MailSettings(
    @Setting(
            description = "Whom it goes to, one address a line.",
            maxLength = Mailbox.LONGEST,
            pattern = Mailbox.PATTERN,
            allowed = Mailbox.ALLOWED)
        List<String> to,
    @Setting(
            description = "Who gets a copy, one address a line.",
            maxLength = Mailbox.LONGEST,
            pattern = Mailbox.PATTERN,
            allowed = Mailbox.ALLOWED)
        Optional<List<String>> cc,
    @Setting(
            description = "Who gets a copy that the others do not know of, one address a line.",
            maxLength = Mailbox.LONGEST,
            pattern = Mailbox.PATTERN,
            allowed = Mailbox.ALLOWED)
        Optional<List<String>> bcc,
    @Setting(
            description = "The subject, one line.",
            maxLength = 250,
            pattern = "[^\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029]+",
            allowed = "one line without control characters")
        String subject,
    @Setting(description = "The mail as plain text.", maxLength = MailSettings.LONGEST_TEXT)
        Optional<String> text,
    @Setting(
            description = "The mail as HTML; with a plain text, readers show one of the two.",
            maxLength = MailSettings.LONGEST_TEXT)
        Optional<String> html,
    @Setting(
            description = "The name of a text file that goes along.",
            maxLength = 100,
            pattern = "[A-Za-z0-9_][A-Za-z0-9_. -]*",
            allowed = "a file name of letters, digits, blanks and . _ -")
        Optional<String> attachmentName,
    @Setting(description = "What stands in that file.", maxLength = MailSettings.LONGEST_TEXT)
        Optional<String> attachment,
    @Setting(
            description = "The JNDI name of the server's mail session.",
            defaultValue = MailSettings.USUAL_SESSION,
            maxLength = 250,
            pattern = ServerNames.PATTERN,
            allowed = ServerNames.ALLOWED)
        String session,
    @Setting(
            description = "How long it may take to hand the mail to the mail server.",
            defaultValue = "PT30S",
            min = "PT0.1S",
            max = "PT10M")
        Duration timeout) {

  /** The mail session that every server has. */
  static final String USUAL_SESSION = "java:jboss/mail/Default";

  static final int LONGEST_TEXT = 100_000;

  private static final int MOST_RECIPIENTS = 100;
  private static final String TO = "to";
  private static final String TEXT = "text";
  private static final String ATTACHMENT = "attachment";

  /**
   * Refuses what cannot be sent.
   *
   * @throws InvalidSettingsException naming the setting at fault
   */
  MailSettings {
    int recipients =
        mailboxes(TO, to).size()
            + mailboxes("cc", cc.orElse(List.of())).size()
            + mailboxes("bcc", bcc.orElse(List.of())).size();
    if (recipients > MOST_RECIPIENTS) {
      throw new InvalidSettingsException(
          TO, recipients + " recipients", MOST_RECIPIENTS + " with those of cc and bcc");
    }
    if (text.isEmpty() && html.isEmpty()) {
      throw InvalidSettingsException.missing(TEXT);
    }
    if (attachment.isPresent() && attachmentName.isEmpty()) {
      throw InvalidSettingsException.missing("attachmentName");
    }
    if (attachmentName.isPresent() && attachment.isEmpty()) {
      throw InvalidSettingsException.missing(ATTACHMENT);
    }
  }

  /** Everybody who gets it. */
  List<Mailbox> recipients() {
    var all = new ArrayList<>(mailboxes(TO, to));
    all.addAll(mailboxes("cc", cc.orElse(List.of())));
    all.addAll(mailboxes("bcc", bcc.orElse(List.of())));
    return all;
  }

  private static List<Mailbox> mailboxes(String key, List<String> addresses) {
    return addresses.stream().map(address -> mailbox(key, address)).toList();
  }

  private static Mailbox mailbox(String key, String address) {
    try {
      return Mailbox.parse(address);
    } catch (IllegalArgumentException refused) {
      throw new InvalidSettingsException(key, address, Mailbox.ALLOWED);
    }
  }
}
