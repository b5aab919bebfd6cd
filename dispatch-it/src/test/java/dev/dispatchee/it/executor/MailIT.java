// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails through the mail session of a real server. */
class MailIT extends SharedServerTest {

  private static final String MAIL = "mail";

  @Test
  void sendsTheMailOfItsPage() throws Exception {
    var server = new GreenMail(new ServerSetup(SharedServer.mailPort(), "127.0.0.1", "smtp"));
    server.start();
    try {
      var trigger =
          given.willRemove(
              given.caller(User.EDITOR).post("triggers", Example.of(MAIL).body()).mustBe(201));

      var log = trigger.awaitEnded(trigger.runNow());

      assertThat(log.error()).isNull();
      assertThat(log.status()).isEqualTo("SUCCESSFUL");
      var mail = server.getReceivedMessages()[0];
      assertThat(trigger.output(log))
          .isEqualTo(
              "accepted by the mail server for 2 recipients\nMessage-ID: %s\n"
                  .formatted(mail.getMessageID()));
      assertThat(mail.getMessageID())
          .isEqualTo("<dispatch-%d-%d@example.com>".formatted(trigger.id(), log.id()));
      assertThat(mail.getSubject()).isEqualTo("The night was quiet");
      assertThat(mail.getFrom()[0]).hasToString("dispatch@example.com");
      var mixed = (MimeMultipart) mail.getContent();
      assertThat(((MimeMultipart) mixed.getBodyPart(0).getContent()).getCount()).isEqualTo(2);
      assertThat(mixed.getBodyPart(1).getContent()).isEqualTo("job;result\r\nbackup;ok\r\n");
    } finally {
      server.stop();
    }
  }

  @Test
  void refusesAMailThatCannotBeWritten() {
    given
        .aTrigger()
        .ofExecutor(MAIL)
        .withSetting("to", "ops@example.com")
        .withSetting("subject", "x\r\nBcc: spy@example.com")
        .withSetting("text", "t")
        .createBy(given.caller(User.EDITOR))
        .mustBeProblem(422, "validation-failed");
  }

  @Test
  void sendsNothingWhereItMayNot() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor(MAIL)
            .withSetting("to", "spy@elsewhere.example")
            .withSetting("subject", "s")
            .withSetting("text", "t")
            .with("maxAttempts", 3)
            .create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error())
        .contains("dispatch.mail.recipients has no domain for spy@elsewhere.example");
    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void isCanceledWhileTheMailServerIsSilent() throws IOException {
    try (var silent =
        new ServerSocket(SharedServer.mailPort(), 5, InetAddress.getByName("127.0.0.1"))) {
      var trigger =
          given
              .aTrigger()
              .ofExecutor(MAIL)
              .with(
                  "dispatchTaskSettings",
                  Map.of("to", "a@example.com", "subject", "s", "text", "t", "timeout", "PT10M"))
              .create();
      var log = trigger.awaitStarted(trigger.runNow());
      try (var connection = silent.accept()) {
        trigger.cancel(log).mustBe(202);

        assertThat(trigger.awaitEnded(log).status()).isEqualTo("CANCELED");
        assertThat(connection.getInputStream().read()).isEqualTo(-1);
      }
    }
  }
}
