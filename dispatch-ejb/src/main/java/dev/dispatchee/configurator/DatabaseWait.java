// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.Causes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Has the application's start wait for the database: the first who needs it is Hibernate, which
 * would fail, and with it the deployment, for good. Contributes nothing to Hibernate, which calls
 * it before it asks the database what it is.
 */
public class DatabaseWait implements ServiceContributor {

  private static final String DATA_SOURCE = "java:jboss/datasources/DispatchDS";

  /**
   * How long the server waits for its services, in seconds; it gives up a start that takes longer.
   */
  private static final String SERVERS_PATIENCE = "jboss.as.management.blocking.timeout";

  private static final int SERVERS_DEFAULT_PATIENCE = 300;
  private static final Duration REST_OF_THE_START = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

  /** Returns when the database answers, or when the server would wait no longer. */
  @Override
  public void contribute(StandardServiceRegistryBuilder services) {
    long end =
        System.nanoTime()
            + Duration.ofSeconds(Integer.getInteger(SERVERS_PATIENCE, SERVERS_DEFAULT_PATIENCE))
                .minus(REST_OF_THE_START)
                .toNanos();
    try {
      await(dataSource(), end);
    } catch (NamingException missing) {
      // The server says so itself, and does not start the application.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("BanJNDI") // A constant name in the server's own directory.
  private static DataSource dataSource() throws NamingException {
    return InitialContext.doLookup(DATA_SOURCE);
  }

  // The pool tells that it has no connection, and only the driver why, such as a wrong password.
  // What is innermost may be without words: a connection that was closed says nothing.
  static String reason(Throwable failure) {
    return Causes.of(failure)
        .flatMap(cause -> Stream.ofNullable(cause.getMessage()))
        .filter(message -> !message.isBlank())
        .reduce((outer, inner) -> inner)
        .orElseGet(() -> failure.getClass().getName());
  }

  private static void await(DataSource dataSource, long end) throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (boolean told = false; true; told = true) {
      try (var connection = dataSource.getConnection()) {
        if (told) {
          ConfiguratorLog.LOG.databaseIsThere(connection.getMetaData().getDatabaseProductName());
        }
        return;
      } catch (SQLException away) {
        if (!told) {
          ConfiguratorLog.LOG.startWaits(reason(away));
        }
        if (System.nanoTime() - end > 0) {
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      // The pool writes a stack trace to the server's log each time.
      pause = pause.multipliedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
    }
  }
}
