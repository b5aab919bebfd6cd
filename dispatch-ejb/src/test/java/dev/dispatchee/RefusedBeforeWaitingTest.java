// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.dispatchee.ServicesOnDatabase.ThrowingUse;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.node.NodeService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The order of every method that writes: the caller's role, sizes, validation, and only then the
 * turn of writers or a lock. So nobody waits, or has others wait, for what is refused anyway.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RefusedBeforeWaitingTest {

  private static final int LONGEST_WAIT_SECONDS = 10;
  private static final int SHORT_WAIT_MILLIS = 300;

  private final TestDatabase kind;
  private final EngineOnDatabase engine;
  private final ServicesOnDatabase services;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch othersWrite = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  RefusedBeforeWaitingTest(TestDatabase kind) {
    this.kind = kind;
    engine = new EngineOnDatabase(kind);
    services = new ServicesOnDatabase(engine);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    threads.shutdown();
    services.close();
  }

  @Test
  void nobodyWaitsToBeRefused() throws Exception {
    var refusals = Refusals.on(engine);
    othersKeepWriting();

    var found = new ArrayList<String>();
    for (var refusal : refusals) {
      found.add(refusal + ": " + outcome(refusal));
    }

    assertThat(found)
        .containsExactlyElementsOf(
            refusals.stream()
                .map(refusal -> refusal + ": " + refusal.exception().getSimpleName())
                .toList());
  }

  @Test
  void whatIsAllowedWaits() throws Exception {
    engine.beat(engine.node);
    othersKeepWriting();

    var change =
        threads.submit(
            trying(
                new Refusal<>(
                    NodeService.class,
                    "drain",
                    Roles.ADMIN,
                    TimeoutException.class,
                    service -> service.drain(engine.node.name()))));

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> change.get(SHORT_WAIT_MILLIS, TimeUnit.MILLISECONDS));
    goOn.countDown();
    change.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void everyMethodThatWritesIsTriedHere() {
    var tried =
        Refusals.on(engine).stream()
            .map(refusal -> refusal.service().getSimpleName() + "." + refusal.method())
            .distinct()
            .toList();

    assertThat(writing())
        .hasSizeGreaterThan(20)
        .filteredOn(method -> !Refusals.OF_NOBODY_WITH_THE_ROLE.contains(method))
        .containsExactlyInAnyOrderElementsOf(tried);
    assertThat(writing()).containsAll(Refusals.OF_NOBODY_WITH_THE_ROLE);
  }

  /** What viewers may not do, writes. */
  private static List<String> writing() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.dispatchee")
            .stream()
            .filter(found -> found.isAnnotatedWith(Stateless.class))
            .filter(found -> found.getSimpleName().endsWith("Service"))
            .flatMap(found -> Arrays.stream(found.reflect().getMethods()))
            .filter(RefusedBeforeWaitingTest::isNotForViewers)
            .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
            .distinct()
            .toList();
  }

  private static boolean isNotForViewers(Method method) {
    var roles = method.getAnnotation(RolesAllowed.class);
    return roles != null && !List.of(roles.value()).contains(Roles.VIEWER);
  }

  private String outcome(Refusal<?> refusal) throws InterruptedException {
    var attempt = threads.submit(trying(refusal));
    try {
      attempt.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      return "not refused";
    } catch (TimeoutException waits) {
      attempt.cancel(true);
      return "waits";
    } catch (ExecutionException refused) {
      return refused.getCause().getClass().getSimpleName();
    }
  }

  private <S> Callable<Boolean> trying(Refusal<S> refusal) {
    return () -> {
      services.tryAs(refusal.role(), refusal.service(), refusal.use());
      return true;
    };
  }

  // As long as this test wants: with the turn of writers on H2, with locks on PostgreSQL.
  private void othersKeepWriting() throws InterruptedException {
    var writing =
        threads.submit(
            () ->
                services
                    .database()
                    .inTransaction(
                        connection -> {
                          if (kind == TestDatabase.POSTGRESQL) {
                            lockAll(connection);
                          }
                          othersWrite.countDown();
                          return await(goOn);
                        }));
    assertThat(othersWrite.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS))
        .as("%s", writing)
        .isTrue();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // Lets others read and nothing else.
  private static void lockAll(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      statement.execute("lock table " + String.join(", ", tables) + " in exclusive mode");
    }
  }

  /**
   * A call that is refused.
   *
   * @param service which service
   * @param method which of its methods
   * @param role the role that the caller has
   * @param exception what says so
   * @param use the call
   */
  record Refusal<S>(
      Class<S> service,
      String method,
      String role,
      Class<? extends Exception> exception,
      ThrowingUse<S> use) {

    @Override
    public String toString() {
      return "%s.%s as %s".formatted(service.getSimpleName(), method, role);
    }
  }
}
