// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.listener.RunWorkers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the server's configuration must hold. A node that lacks something claims nothing and is not
 * ready; the log names the command that mends it.
 */
@Singleton
class ServerRequirements {

  // To be asked once a second.
  private static final int SKIPPED_LOOKS = 30;

  private static final String INSTALL =
      "fix it with: bin/jboss-cli.sh --connect --file=install.cli, and reload the server";
  private static final String DATA_SOURCE = "subsystem=datasources,data-source=DispatchDS";
  private static final String XA_DATA_SOURCE = "subsystem=datasources,xa-data-source=DispatchDS";
  private static final String EXECUTOR = "subsystem=ee,managed-executor-service=dispatch";
  private static final String QUEUE =
      "subsystem=messaging-activemq,server=default,jms-queue=dispatch.executor";

  private final ServerModel server;
  private final Pooler pooler;
  private final Set<String> told = new HashSet<>();
  private int looksToSkip;
  private volatile List<Requirement> latest = List.of();

  @Inject
  ServerRequirements(ServerModel server, Pooler pooler) {
    this.server = server;
    this.pooler = pooler;
  }

  /**
   * Something that must be so.
   *
   * @param name what, for the public
   * @param holds whether it is
   * @param mend what is wrong and what mends it, for operators
   */
  record Requirement(String name, boolean holds, String mend) {}

  /** Looks at all of them, if something was broken or the last look is half a minute old. */
  void checkNowAndThen() {
    if (!hold() || --looksToSkip <= 0) {
      check();
      looksToSkip = SKIPPED_LOOKS;
    }
  }

  /** Looks at all of them, and tells the log of each that has just begun to be broken. */
  private void check() {
    var now =
        List.of(
            dataSource(),
            preparedStatements(),
            executorService(),
            queue(),
            timeZone(),
            roles("undertow"),
            roles("ejb3"));
    for (var requirement : now) {
      if (requirement.holds()) {
        told.remove(requirement.mend());
      } else if (told.add(requirement.mend())) {
        ConfiguratorLog.LOG.requirementBroken(requirement.mend());
      }
    }
    latest = now;
  }

  /** What the last look found; empty before the first. */
  List<Requirement> latest() {
    return latest;
  }

  /** Whether there was a look, and it found nothing broken. */
  boolean hold() {
    var found = latest;
    return !found.isEmpty() && found.stream().allMatch(Requirement::holds);
  }

  /** How many runs may be in progress: what the managed executor has threads for. */
  int capacity() {
    return server
        .read(EXECUTOR, "maxThreads")
        .map(Integer::parseInt)
        .orElse(RunWorkers.DEFAULT_CAPACITY);
  }

  // Without a check, every use of a connection that died with the database fails, for ever.
  private Requirement dataSource() {
    var address = server.has(DATA_SOURCE) ? DATA_SOURCE : XA_DATA_SOURCE;
    boolean checker =
        server.read(address, "validConnectionCheckerClassName").isPresent()
            || server.read(address, "checkValidConnectionSql").isPresent();
    boolean asked =
        server.is(address, "validateOnMatch", "true")
            || server.is(address, "backgroundValidation", "true");
    return new Requirement(
        "data-source",
        checker && asked,
        "The data source DispatchDS does not check its connections (valid-connection-checker and"
            + " validate-on-match): after a restart of the database it would stay broken; "
            + INSTALL);
  }

  private Requirement preparedStatements() {
    return new Requirement(
        "prepared-statements",
        pooler.keepsStatements(),
        "A pooler gives each transaction another connection to the database, which does not know"
            + " the statements that were prepared before; fix it with the session mode of the"
            + " pooler, with max_prepared_statements (PgBouncer 1.21 or newer), or with"
            + " prepareThreshold=0 in the URL of DispatchDS (postgresql.cli: prepare_threshold),"
            + " and reload the server");
  }

  private Requirement executorService() {
    var core = server.read(EXECUTOR, "coreThreads");
    var most = server.read(EXECUTOR, "maxThreads");
    return new Requirement(
        "executor-service",
        most.isPresent() && core.equals(most),
        ("The managed executor service 'dispatch' must have the same core-threads and max-threads;"
                + " found %s and %s; %s")
            .formatted(core.orElse("none"), most.orElse("none"), INSTALL));
  }

  private Requirement queue() {
    return new Requirement(
        "queue", server.has(QUEUE), "The JMS queue 'dispatch.executor' is missing; " + INSTALL);
  }

  private static Requirement timeZone() {
    var zone = ZoneId.systemDefault();
    return new Requirement(
        "time-zone",
        zone.normalized().equals(ZoneOffset.UTC),
        ("The server runs in time zone %s: timers of the hour that a clock change repeats would go"
                + " off at the wrong time; fix it by starting the server with -Duser.timezone=UTC in"
                + " JAVA_OPTS, in bin/standalone.conf")
            .formatted(zone.getId()));
  }

  private Requirement roles(String subsystem) {
    return new Requirement(
        "roles-" + subsystem,
        server.has("subsystem=%s,application-security-domain=other".formatted(subsystem)),
        ("Subsystem %1$s maps no security domain 'other', so no user has a role and every request"
                + " is refused; fix it with: /subsystem=%1$s/application-security-domain=other:"
                + "add(security-domain=ApplicationDomain)")
            .formatted(subsystem));
  }
}
