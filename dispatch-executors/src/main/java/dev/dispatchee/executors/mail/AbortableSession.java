// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import dev.dispatchee.executors.timed.AbortableSockets;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * Makes a session that goes where one of the server's goes, as who it goes, and has limits of time
 * and sockets that can be closed.
 */
final class AbortableSession {

  private static final List<String> PROTOCOLS = List.of("mail.smtp.", "mail.smtps.");

  /** An administrator's own way to the mail server; then only the limits of time end it. */
  private static final List<String> OWN_WAYS =
      List.of("socketFactory", "socketFactory.class", "socks.host", "proxy.host");

  private AbortableSession() {}

  /**
   * The like of a session.
   *
   * @param timeout for connecting, each read and each write
   */
  static Session like(Session configured, AbortableSockets sockets, Duration timeout) {
    var properties = new Properties();
    properties.putAll(configured.getProperties());
    var millis = String.valueOf(Math.max(1, timeout.toMillis()));
    for (var protocol : PROTOCOLS) {
      properties.setProperty(protocol + "connectiontimeout", millis);
      properties.setProperty(protocol + "timeout", millis);
      properties.setProperty(protocol + "writetimeout", millis);
      // All recipients or none: or another attempt would reach some of them twice.
      properties.setProperty(protocol + "sendpartial", "false");
      properties.setProperty(protocol + "reportsuccess", "false");
      // What was accepted is accepted, whether or not the server says goodbye.
      properties.setProperty(protocol + "quitwait", "false");
      if (OWN_WAYS.stream().noneMatch(way -> properties.get(protocol + way) != null)) {
        properties.put(protocol + "socketFactory", new SocketsOfSession(sockets));
        properties.setProperty(protocol + "socketFactory.fallback", "false");
      }
    }
    return Session.getInstance(properties, new SameUser(configured));
  }

  /** Asks the configured session who it is. */
  private static final class SameUser extends Authenticator {

    private final Session configured;

    SameUser(Session configured) {
      this.configured = configured;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return configured.requestPasswordAuthentication(
          getRequestingSite(),
          getRequestingPort(),
          getRequestingProtocol(),
          getRequestingPrompt(),
          getDefaultUserName());
    }
  }
}
