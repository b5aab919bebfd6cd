// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.timed.AbortableSockets;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.concurrent.Callable;

/** Hands one mail to the mail server, once: to all of its recipients or to none. */
final class Delivery implements Callable<String> {

  private static final String FROM = "mail.from";

  private final Session configured;
  private final MailSettings mail;
  private final String key;
  private final AbortableSockets sockets = new AbortableSockets();

  /**
   * Sends nothing yet.
   *
   * @param key identifies the fire
   */
  Delivery(Session configured, MailSettings mail, String key) {
    this.configured = configured;
    this.mail = mail;
    this.key = key;
  }

  /** Sends it, and returns its Message-ID when the server has accepted it. */
  @Override
  public String call() throws MessagingException {
    var session = AbortableSession.like(configured, sockets, mail.timeout());
    var message = OutgoingMessage.of(session, sender(), key, mail);
    var transport = session.getTransport();
    try {
      transport.connect();
      transport.sendMessage(message, OutgoingMessage.addresses(mail.recipients()));
    } finally {
      close(transport);
    }
    return message.getMessageID();
  }

  /** Ends it from another thread, wherever it is. */
  void abort() {
    sockets.abort();
  }

  private InternetAddress sender() throws MessagingException {
    var from = configured.getProperty(FROM);
    if (from == null || from.isBlank()) {
      throw new PermanentFailureException(
          "the mail session %s has no sender: an administrator sets its attribute from"
              .formatted(mail.session()));
    }
    return new InternetAddress(from, true);
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException broken) {
      // What came of the mail is known by now.
    }
  }
}
