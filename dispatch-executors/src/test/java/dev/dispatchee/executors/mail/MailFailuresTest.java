// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail servers that refuse or misbehave: a plain reason, soon, and whether to try again. */
@Timeout(60)
class MailFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 5.7.1 no relay",
    "RCPT, 550 5.1.1 nobody of that name",
    "DATA, 554 5.6.0 no",
    "BODY, 552 5.3.4 too big"
  })
  void doesNotTryAgainWhatIsRefusedForGood(String command, String reply) throws Exception {
    try (var server = new ScriptedMailServer(Map.of(command, reply))) {
      assertThatThrownBy(() -> send(server.port()))
          .isInstanceOf(PermanentFailureException.class)
          .hasMessage("the mail server refused: " + reply);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 4.3.0 later",
    "RCPT, 450 4.2.1 greylisted",
    "DATA, 421 4.3.2 closing",
    "BODY, 452 4.3.1 disk full"
  })
  void mayTryAgainWhatIsRefusedForNow(String command, String reply) throws Exception {
    try (var server = new ScriptedMailServer(Map.of(command, reply))) {
      assertThatThrownBy(() -> send(server.port()))
          .isInstanceOf(MailException.class)
          .hasMessage("the mail server refused: " + reply);
    }
  }

  @Test
  void sendsNothingWhenTheServerRefusesOneOfTheRecipients() throws Exception {
    try (var server = new ScriptedMailServer(Map.of("RCPT TO:<b@", "550 5.1.1 nobody"))) {
      assertThatThrownBy(() -> send(server.port()))
          .isInstanceOf(PermanentFailureException.class)
          .hasMessage("the mail server refused: 550 5.1.1 nobody");
      assertThat(server.commands()).contains("RCPT TO:<a@example.com>").doesNotContain("DATA");
    }
  }

  @Test
  void showsNoMoreThanOneCleanLineOfAReply() throws Exception {
    var reply = "550-5.7.1 first\u0007\u001b[31m" + "x".repeat(5_000) + "\r\n550 5.7.1 second";
    try (var server = new ScriptedMailServer(Map.of("MAIL", reply))) {
      assertThat(catchThrowable(() -> send(server.port())).getMessage())
          .startsWith("the mail server refused: 550-5.7.1 first")
          .hasSizeLessThan(400)
          .doesNotContainPattern("\\p{Cntrl}");
    }
  }

  @Test
  void isTakenAsAcceptedWithoutAGoodbye() throws Exception {
    try (var server = new ScriptedMailServer(Map.of("QUIT", ScriptedMailServer.SILENCE))) {
      assertThat(send(server.port()).written()).startsWith("accepted by the mail server for 2");
    }
  }

  @Test
  void saysThatTheServerCannotBeReached() throws Exception {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }

    assertThatThrownBy(() -> send(port))
        .isInstanceOf(MailException.class)
        .hasMessage("the mail server cannot be reached, or the connection broke");
  }

  @Test
  void mayTryAgainWhenTheServerWantsNobody() throws Exception {
    try (var server = new ScriptedMailServer(Map.of("GREETING", "554 not today"))) {
      assertThatThrownBy(() -> send(server.port())).isInstanceOf(MailException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "BODY"})
  void endsWhenTheServerIsSilentForTooLong(String command) throws Exception {
    try (var server = new ScriptedMailServer(Map.of(command, ScriptedMailServer.SILENCE))) {
      assertThatThrownBy(() -> send(server.port(), "PT0.4S"))
          .isInstanceOf(MailException.class)
          .hasMessageMatching(
              "the mail server (did not accept the mail within PT0.4S"
                  + "|cannot be reached, or the connection broke)");
      server.awaitClientGone();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREETING", "RCPT", "BODY"})
  void endsAtOnceWhenTheRunIsCanceledWhileTheServerIsSilent(String command) throws Exception {
    try (var server = new ScriptedMailServer(Map.of(command, ScriptedMailServer.SILENCE))) {
      var run = run("PT10M");
      var ended = new CompletableFuture<Throwable>();
      new Thread(() -> ended.complete(catchThrowable(() -> executor(server.port()).execute(run))))
          .start();
      server.awaitSilence();

      run.cancel();

      assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      server.awaitClientGone();
    }
  }

  private static RecordedRun send(int port) throws Exception {
    return send(port, "PT10S");
  }

  private static RecordedRun send(int port, String timeout) throws Exception {
    var run = run(timeout);
    executor(port).execute(run);
    return run;
  }

  private static RecordedRun run(String timeout) {
    return TestRun.of(context -> {})
        .with(
            Map.of(
                "to",
                "a@example.com\nb@example.com",
                "subject",
                "s",
                "text",
                "t",
                "timeout",
                timeout))
        .prepare();
  }

  private static MailExecutor executor(int port) {
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.from", "dispatch@example.com");
    return new MailExecutor("example.com", name -> Session.getInstance(properties), Thread::new);
  }
}
