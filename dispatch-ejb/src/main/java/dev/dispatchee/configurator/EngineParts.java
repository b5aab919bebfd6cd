// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.alert.send.AlertTimes;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.listener.BellRoute;
import dev.dispatchee.listener.WorkerSettings;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.secret.SecretStore;
import dev.dispatchee.serverlog.LogLevel;
import dev.dispatchee.trace.Tracing;
import dev.dispatchee.trigger.firing.MisfireTimes;
import dev.dispatchee.trigger.runnow.RunRateLimit;
import dev.dispatchee.trigger.task.CallerTransaction;
import dev.dispatchee.trigger.task.TaskAccess;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** What all parts are given: the server's resources, the configuration, the clock, the node. */
@Singleton
class EngineParts {

  private static final String DATA_SOURCE = "java:jboss/datasources/DispatchDS";

  @Resource(lookup = DATA_SOURCE)
  private DataSource dataSource;

  @Resource private TransactionSynchronizationRegistry transactions;

  @Resource(lookup = "java:jboss/TransactionManager")
  private TransactionManager transactionManager;

  @Produces
  @Singleton
  Database database() {
    return new Database(dataSource, transactions);
  }

  @Produces
  @Singleton
  CallerTransaction callerTransaction() {
    return new CallerTransaction(transactionManager, transactions, DATA_SOURCE);
  }

  @Produces
  @Singleton
  TaskAccess taskAccess(DispatchConfiguration configuration) {
    return configuration.taskAccess();
  }

  @Produces
  @Singleton
  DispatchConfiguration configuration() {
    return DispatchConfiguration.of(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  HeartbeatTimes heartbeatTimes(DispatchConfiguration configuration) {
    return configuration.heartbeat();
  }

  @Produces
  @Singleton
  MisfireTimes misfireTimes(DispatchConfiguration configuration) {
    return configuration.misfire();
  }

  @Produces
  @Singleton
  WorkerSettings workerSettings(DispatchConfiguration configuration) {
    return configuration.slots();
  }

  @Produces
  @Singleton
  BellRoute bellRoute() {
    return BrokerSettings.route(System.getProperty(BellRoute.BROKER), ConfigProvider.getConfig());
  }

  // By the class loader of this module: another thread's may not have the server's configuration.
  @Produces
  @Singleton
  SecretStore secrets() {
    return SecretStore.of(ConfigProvider.getConfig(EngineParts.class.getClassLoader()));
  }

  @Produces
  @Singleton
  RunRateLimit runRateLimit(DispatchConfiguration configuration) {
    return configuration.runRate();
  }

  @Produces
  @Singleton
  FileRules fileRules(DispatchConfiguration configuration) {
    return configuration.files();
  }

  @Produces
  @Singleton
  LogLevel logLevel(DispatchConfiguration configuration) {
    return configuration.logLevel();
  }

  @Produces
  @Singleton
  AlertTimes alertTimes(DispatchConfiguration configuration) {
    return configuration.alerts();
  }

  @Produces
  @Singleton
  LogLimits logLimits(DispatchConfiguration configuration) {
    return configuration.logLimits();
  }

  @Produces
  @Singleton
  @AllowSystemClock
  DatabaseClock databaseClock() {
    return new DatabaseClock(Clock.systemUTC());
  }

  @Produces
  @Singleton
  Node node(Clock clock) {
    return Node.starting(System.getProperty("jboss.node.name", "dispatch"), clock.instant());
  }

  @Produces
  @Singleton
  Tracing tracing() {
    return new Tracing(ServerTraces.find());
  }

  @Produces
  @Singleton
  RandomGenerator random() {
    return RandomGenerator.getDefault();
  }
}
