// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import dev.dispatchee.api.PermanentFailureException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail was not accepted. By RFC 5321 a reply from 500 on is the server's last word, one from
 * 400 on is not.
 */
final class MailFailure {

  private static final int CODE = 3;
  private static final int MOST_CAUSES = 200;
  private static final int LONGEST_REPLY = 300;

  private MailFailure() {}

  /** What is to be thrown: whether another attempt makes sense is up to the server's replies. */
  static Exception of(MessagingException failed) {
    var causes = causes(failed);
    var replies = causes.stream().flatMap(cause -> reply(cause).stream()).toList();
    var last = replies.stream().filter(reply -> reply.charAt(0) == '5').findFirst();
    if (last.isPresent()) {
      return new PermanentFailureException(refused(last.get()), failed);
    }
    if (!replies.isEmpty()) {
      return new MailException(refused(replies.get(0)), failed);
    }
    if (failed instanceof AuthenticationFailedException) {
      return new PermanentFailureException(
          "the mail server wants user and password, and the mail session has not what it wants",
          failed);
    }
    boolean broken = causes.stream().anyMatch(IOException.class::isInstance);
    return new MailException(
        broken
            ? "the mail server cannot be reached, or the connection broke"
            : "the mail server did not take the mail",
        failed);
  }

  private static String refused(String reply) {
    return "the mail server refused: " + reply;
  }

  /** An exception and all that it is chained to. */
  private static List<Exception> causes(MessagingException failed) {
    var causes = new ArrayList<Exception>();
    @Nullable Exception next = failed;
    while (next != null && causes.size() < MOST_CAUSES) {
      causes.add(next);
      next = next instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return causes;
  }

  /** What the server said, if that is what an exception tells: the first line of its reply. */
  private static Optional<String> reply(Exception cause) {
    var message = cause.getMessage();
    if (!(cause instanceof MessagingException) || message == null || !isReply(message)) {
      return Optional.empty();
    }
    var line = message.lines().findFirst().orElseThrow();
    var shown = line.substring(0, Math.min(line.length(), LONGEST_REPLY));
    return Optional.of(shown.replaceAll("\\p{Cntrl}", " ").strip());
  }

  private static boolean isReply(String text) {
    return text.length() >= CODE
        && (text.charAt(0) == '4' || text.charAt(0) == '5')
        && text.chars().limit(CODE).allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == CODE || " -\r\n".indexOf(text.charAt(CODE)) >= 0);
  }
}
