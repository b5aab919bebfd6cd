// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.HostileTexts;
import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.naming.NameNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives at a mail server that behaves. */
@Timeout(60)
class MailExecutorTest {

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final Properties session = new Properties();

  @BeforeEach
  void start() {
    server.start();
    session.put("mail.transport.protocol", "smtp");
    session.put("mail.smtp.host", "127.0.0.1");
    session.put("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
    session.put("mail.from", "dispatch@example.com");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void judgesHostileSettingsInNoTime() {
    HostileTexts.areJudgedSoon(MailSettings.class, mail());
  }

  @Test
  void sendsATextToEverybodyAndNamesNoBlindCopy() throws Exception {
    var run =
        send(
            Map.of(
                "to", "a@example.com\nb@example.com",
                "cc", "c@example.com",
                "bcc", "d@example.com",
                "subject", "Grüße 😀",
                "text", "Line 1\nLine 2 ü\r\n.\n.\n"));

    assertThat(server.getReceivedMessages()).hasSize(4);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Grüße 😀");
    assertThat(addresses(mail, RecipientType.TO)).isEqualTo("[a@example.com, b@example.com]");
    assertThat(addresses(mail, RecipientType.CC)).isEqualTo("[c@example.com]");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(raw(mail)).doesNotContain("d@example.com");
    assertThat(Arrays.toString(mail.getFrom())).isEqualTo("[dispatch@example.com]");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate()).isNotNull();
    assertThat(mail.getContent().toString().strip()).isEqualTo("Line 1\r\nLine 2 ü\r\n.\r\n.");
    var id = "<%s@example.com>".formatted(run.idempotencyKey());
    assertThat(run.written())
        .isEqualTo("accepted by the mail server for 4 recipients\nMessage-ID: " + id + "\n");
    assertThat(mail.getMessageID()).isEqualTo(id);
  }

  @Test
  void sendsTextAndHtmlAsAlternativesAndAFileBesideThem() throws Exception {
    send(
        Map.of(
            "to", "a@example.com",
            "subject", "s",
            "text", "plain",
            "html", "<p>rich ü</p>",
            "attachmentName", "report 1.csv",
            "attachment", "a;b\n1;ü\n"));

    var mixed = (MimeMultipart) server.getReceivedMessages()[0].getContent();
    assertThat(mixed.getCount()).isEqualTo(2);
    var alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getBodyPart(0).getContent()).isEqualTo("plain");
    assertThat(alternative.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(alternative.getBodyPart(1).getContent()).isEqualTo("<p>rich ü</p>");
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("report 1.csv");
    assertThat(mixed.getBodyPart(1).getDisposition()).isEqualTo("attachment");
    assertThat(mixed.getBodyPart(1).getContent()).isEqualTo("a;b\r\n1;ü\r\n");
  }

  @Test
  void sendsHtmlAlone() throws Exception {
    send(Map.of("to", "a@example.com", "subject", "s", "html", "<b>x</b>"));

    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getContentType()).startsWith("text/html");
    assertThat(mail.getContent()).isEqualTo("<b>x</b>");
  }

  @Test
  void signsInAsTheSessionDoes() throws Exception {
    server.setUser("dispatch@example.com", "dispatch", "right-one");
    server.getUserManager().setAuthRequired(true);
    session.put("mail.smtp.auth", "true");

    send("right-one", mail());

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThatThrownBy(() -> send("wrong-one", mail()))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageStartingWith("the mail server refused: 535 ");
  }

  @Test
  void sendsNothingWhenOneRecipientIsNotAllowed() {
    assertThatThrownBy(
            () ->
                send(
                    Map.of(
                        "to", "a@example.com",
                        "bcc", "spy@elsewhere.example",
                        "subject", "s",
                        "text", "t")))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("dispatch.mail.recipients has no domain for spy@elsewhere.example");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void usesNoSessionThatIsNotAllowed() {
    var mail = new HashMap<>(mail());
    mail.put("session", "java:jboss/mail/Other");

    assertThatThrownBy(() -> send(mail))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("java:jboss/mail/Other is not among the names of dispatch.mail.sessions");
  }

  @Test
  void saysThatTheSessionHasNoSender() {
    session.remove("mail.from");

    assertThatThrownBy(() -> send(mail()))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("java:jboss/mail/Default has no sender");
  }

  @Test
  void saysThatThereIsNoSession() {
    var none =
        new MailExecutor(
            "example.com",
            name -> {
              throw new NameNotFoundException(name + " -- service jboss.naming");
            },
            Thread::new);
    var other = new MailExecutor("example.com", name -> "a text", Thread::new);

    assertThatThrownBy(() -> none.execute(TestRun.of(context -> {}).with(mail()).prepare()))
        .hasMessage("java:jboss/mail/Default is not known to this server");
    assertThatThrownBy(() -> other.execute(TestRun.of(context -> {}).with(mail()).prepare()))
        .hasMessage("java:jboss/mail/Default is not a mail session");
  }

  @ParameterizedTest
  @CsvSource({
    "to, a b@c",
    "to, 'a@b\nnobody'",
    "cc, Ops <ops@example.com>",
    "bcc, a@b@c",
    "subject, 'x\r\nBcc: spy@example.com'",
    "subject, 'x\nBcc: spy@example.com'",
    "subject, 'x\u2028y'",
    "subject, 'x\u0085y'",
    "attachmentName, 'x\r\ny'",
    "attachmentName, ../x",
    "attachmentName, .x",
    "session, ldap://evil.example/x",
    "timeout, PT0S",
    "timeout, P1D",
    "from, me@example.com"
  })
  void refusesWhatIsNoSettingOfAMail(String key, String value) {
    var mail = new HashMap<>(mail());
    mail.put("attachment", "x");
    mail.put("attachmentName", "x");
    mail.put(key, value);

    assertThatThrownBy(() -> send(mail))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, refused -> assertThat(refused.key()).isEqualTo(key));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void refusesMoreThanAHundredRecipients() {
    var mail = new HashMap<>(mail());
    mail.put("bcc", "b@example.com\n".repeat(100));

    assertThatThrownBy(() -> send(mail)).hasMessageContaining("found '101 recipients'");
  }

  @Test
  void wantsABodyAndFileAndNameTogether() {
    assertThatThrownBy(() -> send(Map.of("to", "a@example.com", "subject", "s")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("text");
    var mail = new HashMap<>(mail());
    mail.put("attachment", "x");
    assertThatThrownBy(() -> send(mail)).hasMessageContaining("attachmentName");
    mail.remove("attachment");
    mail.put("attachmentName", "x");
    assertThatThrownBy(() -> send(mail)).hasMessageContaining("attachment");
  }

  @Test
  void isNotRestricted() {
    // Whom it may reach is limited by the administrator's list instead.
    assertThat(MailExecutor.class.getAnnotation(DispatchExecutor.class).restricted()).isFalse();
  }

  private static Map<String, String> mail() {
    return Map.of("to", "a@example.com", "subject", "s", "text", "t");
  }

  private RecordedRun send(Map<String, String> settings) throws Exception {
    return send("", settings);
  }

  private RecordedRun send(String password, Map<String, String> settings) throws Exception {
    var user =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("dispatch", password);
          }
        };
    var run = TestRun.of(context -> {}).with(settings).prepare();
    new MailExecutor("example.com", name -> Session.getInstance(session, user), Thread::new)
        .execute(run);
    return run;
  }

  private static String addresses(MimeMessage mail, RecipientType type) throws Exception {
    return Arrays.toString(mail.getRecipients(type));
  }

  private static String raw(MimeMessage mail) throws Exception {
    return new String(mail.getRawInputStream().readAllBytes())
        + String.join("\n", java.util.Collections.list(mail.getAllHeaderLines()));
  }
}
