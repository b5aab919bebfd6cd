// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail as it goes out: in UTF-8, marked as sent by a machine, with a Message-ID that is the same
 * for all attempts of a fire. Who gets a blind copy does not stand in it.
 */
final class OutgoingMessage extends MimeMessage {

  private static final String CHARSET = StandardCharsets.UTF_8.name();
  private static final String HTML = "html";
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  private final String id;

  private OutgoingMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * Writes a mail.
   *
   * @param from the sender, from the configuration of the session
   * @param key identifies the fire
   */
  static OutgoingMessage of(Session session, InternetAddress from, String key, MailSettings mail)
      throws MessagingException {
    var address = from.getAddress();
    var host = address.substring(address.lastIndexOf('@') + 1);
    var message = new OutgoingMessage(session, "<%s@%s>".formatted(key, host));
    message.setFrom(from);
    message.setRecipients(RecipientType.TO, addresses(mail.to()));
    message.setRecipients(RecipientType.CC, addresses(mail.cc().orElse(List.of())));
    message.setSubject(mail.subject(), CHARSET);
    // So that no holiday notice is sent back (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.write(mail);
    message.saveChanges();
    return message;
  }

  static InternetAddress[] addresses(List<?> mailboxes) throws MessagingException {
    var addresses = new InternetAddress[mailboxes.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = new InternetAddress(mailboxes.get(i).toString(), true);
    }
    return addresses;
  }

  private void write(MailSettings mail) throws MessagingException {
    if (mail.attachment().isEmpty()) {
      writeBody(mail, this);
      return;
    }
    var body = new MimeBodyPart();
    writeBody(mail, body);
    var file = new MimeBodyPart();
    file.setText(lines(mail.attachment().get()), CHARSET);
    file.setFileName(mail.attachmentName().orElseThrow());
    setContent(new MimeMultipart("mixed", body, file));
  }

  private static void writeBody(MailSettings mail, MimePart part) throws MessagingException {
    if (mail.text().isPresent() && mail.html().isPresent()) {
      part.setContent(alternatives(mail.text().get(), mail.html().get()));
    } else if (mail.html().isPresent()) {
      part.setText(lines(mail.html().get()), CHARSET, HTML);
    } else {
      part.setText(lines(mail.text().orElseThrow()), CHARSET);
    }
  }

  private static MimeMultipart alternatives(String text, String html) throws MessagingException {
    var plain = new MimeBodyPart();
    plain.setText(lines(text), CHARSET);
    var rich = new MimeBodyPart();
    rich.setText(lines(html), CHARSET, HTML);
    // The richest comes last (RFC 2046).
    return new MimeMultipart("alternative", plain, rich);
  }

  private static String lines(String text) {
    return LINE_END.matcher(text).replaceAll("\r\n");
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
