// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.dispatchee.access.CallerGroups;
import dev.dispatchee.alert.send.AlertTimes;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskTrigger;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.EntitySessions;
import dev.dispatchee.database.ServersTransaction;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.listener.BellRoute;
import dev.dispatchee.listener.WorkerSettings;
import dev.dispatchee.log.DispatchLog;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.ExecutorReadiness;
import dev.dispatchee.secret.SecretStore;
import dev.dispatchee.serverlog.LogLevel;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.firing.MisfireTimes;
import dev.dispatchee.trigger.runnow.RunRateLimit;
import dev.dispatchee.trigger.task.CallerTransaction;
import dev.dispatchee.trigger.task.ResourcesOfTransaction;
import dev.dispatchee.trigger.task.TaskAccess;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * All services, wired as the server does it, on a database of a test. Roles are asked for by who
 * calls: what stands in annotations, the server looks at before it comes to the method.
 */
final class ServicesOnDatabase implements AutoCloseable {

  /** What sets up the rest on a server: here a test does that. */
  private static final String SET_UP = "dev.dispatchee.configurator";

  /** The threads of a server, which no service uses by itself. */
  private static final String THREADS = SET_UP + ".ManagedThreads";

  /** The groups of callers, which a server knows. */
  private static final String GROUPS = CallerGroups.class.getName();

  // Found once: reading all classes takes seconds.
  private static final Class<?>[] BEANS =
      Stream.concat(engineClasses(), executors()).toArray(Class[]::new);

  private final SessionFactory sessions;
  private final WeldContainer container;
  private final ExecutorService asking = Executors.newSingleThreadExecutor();
  private final ThreadLocal<Session> session = new ThreadLocal<>();
  private final ThreadLocal<ServersTransaction> transaction = new ThreadLocal<>();
  private final ThreadLocal<Set<String>> roles = ThreadLocal.withInitial(Set::of);
  private final ThreadLocal<Connection> shared = new ThreadLocal<>();
  private final DataSource dataSource;
  private final Database database;

  ServicesOnDatabase(EngineOnDatabase engine) {
    dataSource = engine.database.dataSource();
    database =
        new Database(
            sharing(), standsFor(TransactionSynchronizationRegistry.class, transaction::get));
    sessions = EntitySessions.on(dataSource, DispatchTrigger.class, DispatchLog.class);
    container =
        new Weld()
            .disableDiscovery()
            .beanClasses(BEANS)
            .addExtension(new DispatchExecutorExtension())
            .addExtension(new ServersPart(engine))
            .initialize();
    asking.execute(this::askForReadiness);
  }

  private void askForReadiness() {
    var readiness = container.select(ExecutorReadiness.class).get();
    try {
      while (!asking.isShutdown()) {
        readiness.askNext();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the server gives its beans. */
  private final class ServersPart implements Extension {

    private final EngineOnDatabase engine;

    private ServersPart(EngineOnDatabase engine) {
      this.engine = engine;
    }

    @SuppressWarnings("UnusedMethod")
    void inject(@Observes ProcessAnnotatedType<?> type) {
      type.configureAnnotatedType()
          .filterFields(
              field ->
                  field.isAnnotationPresent(PersistenceContext.class)
                      || (field.isAnnotationPresent(Resource.class)
                          && field.getJavaMember().getType() == SessionContext.class))
          .forEach(field -> field.add(InjectLiteral.INSTANCE));
    }

    @SuppressWarnings("UnusedMethod")
    void add(@Observes AfterBeanDiscovery found) {
      add(found, Database.class, database);
      add(found, Clock.class, engine.clock);
      add(found, DatabaseClock.class, new DatabaseClock(engine.clock));
      add(found, Node.class, engine.node);
      add(found, LogLevel.class, LogLevel.OFF);
      add(found, LogLimits.class, LogLimits.NONE);
      add(found, BellRoute.class, BellRoute.own());
      add(found, Tracing.class, new Tracing(Traces.NONE));
      add(
          found,
          HeartbeatTimes.class,
          new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)));
      add(found, FileRules.class, FileRules.DEFAULT);
      add(found, RunRateLimit.class, new RunRateLimit(1_000));
      add(found, TaskAccess.class, new TaskAccess(Set.of("trusted.war")));
      add(found, CallerTransaction.class, callers());
      add(
          found,
          AlertTimes.class,
          new AlertTimes(Duration.ofDays(1), Duration.ofDays(30), Duration.ofMinutes(1), ""));
      add(
          found,
          MisfireTimes.class,
          new MisfireTimes(Duration.ofSeconds(5), Duration.ofSeconds(60)));
      add(
          found,
          WorkerSettings.class,
          new WorkerSettings(1024, Duration.ofSeconds(20), Duration.ofMillis(200)));
      add(found, SecretStore.class, SecretStore.of(key -> null));
      add(found, RandomGenerator.class, RandomGenerator.getDefault());
      add(found, EntityManager.class, standsFor(EntityManager.class, session::get));
      add(found, SessionContext.class, caller());
      add(found, CallerGroups.class, groupsOfCaller());
    }

    private <T> void add(AfterBeanDiscovery found, Class<T> type, T bean) {
      found.addBean().types(type).scope(Dependent.class).createWith(context -> bean);
    }
  }

  private CallerTransaction callers() {
    return new CallerTransaction(
        new ResourcesOfTransaction(),
        standsFor(
            TransactionSynchronizationRegistry.class,
            () -> Objects.requireNonNull(transaction.get())),
        "java:ours");
  }

  private CallerGroups groupsOfCaller() {
    return new CallerGroups() {
      @Override
      public Set<String> now() {
        return roles.get();
      }
    };
  }

  private SessionContext caller() {
    Principal ann = () -> "ann";
    return (SessionContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SessionContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getCallerPrincipal" -> ann;
                  case "isCallerInRole" -> roles.get().contains(arguments[0]);
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  /** Where they write, each in its turn. */
  Database database() {
    return database;
  }

  /** Does something with a service, on this thread, as a user with a role, and takes it back. */
  <S> void tryAs(String role, Class<S> service, ThrowingUse<S> use) throws Exception {
    tryAs(Set.of(role), service, use);
  }

  /** The same as a user with a role and in groups. */
  <S> void tryAs(Set<String> rolesAndGroups, Class<S> service, ThrowingUse<S> use)
      throws Exception {
    roles.set(rolesAndGroups);
    transaction.set(new ServersTransaction());
    try (var opened = sessions.openSession()) {
      session.set(opened);
      var changes = opened.beginTransaction();
      try {
        use.of(container.select(service).get());
      } finally {
        changes.rollback();
        transaction.get().end();
      }
    }
  }

  /**
   * Does something with a bean, on this thread, as an administrator, and commits it: entities and
   * statements share a connection, as in a transaction of the server.
   */
  <S, T> T inTransaction(Class<S> bean, Function<S, T> use) throws SQLException {
    roles.set(Set.of(Roles.ADMIN));
    transaction.set(new ServersTransaction());
    try (var connection = dataSource.getConnection();
        var opened = sessions.withOptions().connection(connection).openSession()) {
      shared.set(connection);
      session.set(opened);
      var changes = opened.beginTransaction();
      try {
        var result = use.apply(container.select(bean).get());
        changes.commit();
        return result;
      } finally {
        if (changes.isActive()) {
          changes.rollback();
        }
        transaction.get().end();
      }
    } finally {
      shared.remove();
    }
  }

  private DataSource sharing() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                shared.get() == null
                    ? call(dataSource, method, arguments)
                    : keptOpen(shared.get()));
  }

  private static Connection keptOpen(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            ServicesOnDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : call(connection, method, arguments));
  }

  /** What is done with a service. */
  @FunctionalInterface
  interface ThrowingUse<S> {
    void of(S service) throws Exception;
  }

  @Override
  public void close() {
    asking.shutdownNow();
    container.close();
    sessions.close();
  }

  private static Stream<Class<?>> engineClasses() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.dispatchee")
            .stream()
            .filter(found -> !found.isAnonymousClass())
            .filter(
                found -> !found.getPackageName().equals(SET_UP) || found.getName().equals(THREADS))
            .filter(found -> !found.getName().equals(GROUPS))
            .map(found -> found.reflect());
  }

  private static Stream<Class<?>> executors() {
    return Stream.of(Open.class, Restricted.class, Unready.class);
  }

  private static <T> T standsFor(Class<T> type, Supplier<? extends T> now) {
    return type.cast(
        Proxy.newProxyInstance(
            ServicesOnDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(now.get(), method, arguments)));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** Everybody's. */
  @DispatchExecutor(type = "open", name = "Open")
  static class Open implements DispatchTaskExecutor {
    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("done");
    }
  }

  /** For administrators. */
  @DispatchExecutor(type = "restricted", name = "Restricted", restricted = true)
  static class Restricted implements DispatchTaskExecutor {
    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("done");
    }
  }

  /** Is never ready. */
  @DispatchExecutor(type = "unready", name = "Unready")
  static class Unready extends Open {
    @Override
    public Optional<String> notReady(DispatchTaskTrigger trigger) {
      return Optional.of("a key is missing");
    }
  }
}
