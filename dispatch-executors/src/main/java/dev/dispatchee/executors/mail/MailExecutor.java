// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.jndi.AllowedNames;
import dev.dispatchee.executors.jndi.ServerNames;
import dev.dispatchee.executors.timed.TimedCall;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends one mail, to all of its recipients or to none. */
@DispatchExecutor(
    type = "mail",
    name = "Mail",
    description =
        "Sends a mail through a mail session of the server, to domains that an administrator"
            + " allows. It succeeds when the mail server has accepted it for all recipients.",
    texts = "dev.dispatchee.executors.Texts",
    settings = MailSettings.class)
public class MailExecutor extends BaseDispatchTaskExecutor {

  /** The configuration key of the mail sessions that settings may name. */
  static final String SESSIONS = "dispatch.mail.sessions";

  private final String domains;
  private final String sessions;
  private final ServerNames names;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
  private ThreadFactory threads;

  /**
   * Keeps what is allowed; read anew for each run.
   *
   * @param domains the entries of {@link RecipientDomains}
   * @param sessions names of mail sessions, separated by commas
   */
  @Inject
  public MailExecutor(
      @ConfigProperty(name = RecipientDomains.KEY) Optional<String> domains,
      @ConfigProperty(name = SESSIONS) Optional<String> sessions) {
    this.domains = domains.orElse("");
    this.sessions = sessions.orElse(MailSettings.USUAL_SESSION);
    this.names = ServerNames.ofThisServer();
  }

  MailExecutor(String domains, ServerNames names, ThreadFactory threads) {
    this.domains = domains;
    this.sessions = MailSettings.USUAL_SESSION;
    this.names = names;
    this.threads = threads;
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(MailSettings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context) throws Exception {
    var mail = context.settings().as(MailSettings.class);
    RecipientDomains.parse(domains).check(mail.recipients());
    AllowedNames.parse(SESSIONS, sessions).check(mail.session());
    var session = names.find(mail.session(), Session.class, "a mail session");
    var delivery = new Delivery(session, mail, context.idempotencyKey());
    var id = send(delivery, mail, context);
    int recipients = mail.recipients().size();
    context
        .output()
        .println(
            "accepted by the mail server for %d %s\nMessage-ID: %s"
                .formatted(recipients, recipients == 1 ? "recipient" : "recipients", id));
  }

  private String send(Delivery delivery, MailSettings mail, DispatchTaskContext context)
      throws Exception {
    try {
      return new TimedCall<>(delivery, delivery::abort, mail.timeout(), threads).await(context);
    } catch (TimeoutException outOfTime) {
      throw new MailException(
          "the mail server did not accept the mail within " + mail.timeout(), outOfTime);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof MessagingException reason) {
        throw MailFailure.of(reason);
      }
      if (failed.getCause() instanceof PermanentFailureException refused) {
        throw refused;
      }
      throw new IllegalStateException("the mail could not be sent", failed.getCause());
    }
  }
}
