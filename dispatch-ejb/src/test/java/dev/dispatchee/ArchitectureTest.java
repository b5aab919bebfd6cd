// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Remote;
import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import java.util.concurrent.ThreadFactory;

/** The map of the engine: who may use whom, and what has one place only. */
@AnalyzeClasses(
    packages = "dev.dispatchee",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestKit.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule PARTS_USE_THOSE_BELOW =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.dispatchee..")
          .layer("root")
          .definedBy("dev.dispatchee")
          .layer("problem")
          .definedBy("dev.dispatchee.problem..")
          .layer("page")
          .definedBy("dev.dispatchee.page..")
          .layer("api")
          .definedBy("dev.dispatchee.api..")
          .layer("client")
          .definedBy("dev.dispatchee.client..")
          .layer("businesscalendar")
          .definedBy("..businesscalendar..")
          .layer("schedule")
          .definedBy("..schedule..")
          .layer("database")
          .definedBy("..database..")
          .layer("access")
          .definedBy("dev.dispatchee.access..")
          .layer("audit")
          .definedBy("..audit..")
          .layer("refusal")
          .definedBy("..refusal..")
          .layer("scheduler")
          .definedBy("..scheduler..")
          .layer("node")
          .definedBy("..node..")
          .layer("file")
          .definedBy("dev.dispatchee.file..")
          .layer("registry")
          .definedBy("..registry..")
          .layer("meter")
          .definedBy("..meter..")
          .layer("trace")
          .definedBy("dev.dispatchee.trace..")
          .layer("scrape")
          .definedBy("..scrape..")
          .layer("secret")
          .definedBy("..secret..")
          .layer("serverlog")
          .definedBy("..serverlog..")
          .layer("alert")
          .definedBy("..alert..")
          .layer("log")
          .definedBy("..log..")
          .layer("event")
          .definedBy("dev.dispatchee.event..")
          .layer("chain")
          .definedBy("..chain..")
          .layer("listener")
          .definedBy("..listener..")
          .layer("trigger")
          .definedBy("..trigger..")
          .layer("statistics")
          .definedBy("..statistics..")
          .layer("calendar")
          .definedBy("dev.dispatchee.calendar..")
          .layer("overview")
          .definedBy("..overview..")
          .layer("configurator")
          .definedBy("..configurator..")
          .layer("remote")
          .definedBy("..remote..")
          .whereLayer("remote")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("client")
          .mayOnlyBeAccessedByLayers("remote")
          .whereLayer("configurator")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("scrape")
          .mayOnlyBeAccessedByLayers("configurator")
          .whereLayer("trace")
          .mayOnlyBeAccessedByLayers("listener", "trigger", "configurator")
          .whereLayer("meter")
          .mayOnlyBeAccessedByLayers(
              "alert", "log", "listener", "trigger", "scrape", "configurator")
          .whereLayer("calendar")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("overview")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("trigger", "calendar", "overview", "configurator")
          .whereLayer("trigger")
          .mayOnlyBeAccessedByLayers("calendar", "configurator", "remote")
          .whereLayer("listener")
          .mayOnlyBeAccessedByLayers("trigger", "configurator")
          .whereLayer("chain")
          .mayOnlyBeAccessedByLayers("listener", "trigger")
          .whereLayer("log")
          .mayOnlyBeAccessedByLayers(
              "chain",
              "listener",
              "trigger",
              "statistics",
              "overview",
              "scrape",
              "configurator",
              "remote")
          .whereLayer("alert")
          .mayOnlyBeAccessedByLayers("log", "overview", "configurator")
          .whereLayer("registry")
          .mayOnlyBeAccessedByLayers("alert", "chain", "listener", "trigger", "configurator")
          .whereLayer("file")
          .mayOnlyBeAccessedByLayers("registry", "listener", "trigger", "configurator")
          .whereLayer("secret")
          .mayOnlyBeAccessedByLayers("alert", "listener", "configurator")
          .whereLayer("serverlog")
          .mayOnlyBeAccessedByLayers("listener", "configurator")
          .whereLayer("event")
          .mayOnlyBeAccessedByLayers("listener", "trigger", "configurator")
          .whereLayer("node")
          .mayOnlyBeAccessedByLayers(
              "registry", "alert", "log", "chain", "trigger", "calendar", "scrape", "configurator")
          .whereLayer("scheduler")
          .mayOnlyBeAccessedByLayers("log", "trigger", "overview", "configurator")
          .whereLayer("refusal")
          .mayOnlyBeAccessedByLayers("trigger", "remote")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers(
              "refusal",
              "node",
              "scheduler",
              "alert",
              "log",
              "chain",
              "statistics",
              "trigger",
              "configurator",
              "remote")
          .whereLayer("access")
          .mayOnlyBeAccessedByLayers(
              "alert",
              "log",
              "chain",
              "trigger",
              "statistics",
              "calendar",
              "businesscalendar",
              "overview")
          .whereLayer("businesscalendar")
          .mayOnlyBeAccessedByLayers("trigger", "calendar")
          .whereLayer("schedule")
          .mayOnlyBeAccessedByLayers("log", "trigger", "calendar", "businesscalendar")
          .because(
              "a run goes from trigger to listener to log, and nothing goes back;"
                  + " remote translates, as the web does");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("dev.dispatchee.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a part must be readable without the parts that use it");

  @ArchTest
  static final ArchRule NO_CYCLES_OF_PACKAGES =
      slices()
          .assignedFrom(Rules.EACH_PACKAGE)
          .should()
          .beFreeOfCycles()
          .because(
              "inside a part too what a trigger or a run is stands below what is done with it");

  @ArchTest
  static final ArchRule DRAFTS_CHANGE_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage("dev.dispatchee.trigger", "..trigger.draft..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..log.queue..", "..audit..", "..listener..")
          .because(
              "what a trigger is, and whether a draft is valid, is known without doing anything");

  @ArchTest
  static final ArchRule THE_PATH_OF_A_RUN_KNOWS_NO_GROUPS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..trigger.firing..", "..log.claim..", "..log.result..", "..listener..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.dispatchee.access..")
          .because("who may see a trigger costs its runs nothing");

  @ArchTest
  static final ArchRule RUNS_ARE_ENDED_AND_NOT_CLAIMED_BY_WHO_MANAGES_THEM =
      noClasses()
          .that()
          .resideInAnyPackage("..log.manage..", "..log.stream..", "..trigger..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..log.claim..")
          .because("only the listener claims, and only a result frees what a claim took");

  @ArchTest
  static final ArchRule RUNS_TELL_AND_DO_NOT_SEND =
      noClasses()
          .that()
          .resideInAnyPackage("..log..", "dev.dispatchee.alert", "..alert.watch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..alert.send..", "..alert.manage..")
          .because("what happens is a row in its own transaction; who sends it comes later");

  @ArchTest
  static final ArchRule MESSAGES_ARE_THE_LISTENERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..listener..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..")
          .because("the bell is one thing, sender and receiver together");

  @ArchTest
  static final ArchRule TIMERS_ARE_THE_TRIGGERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..trigger..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("jakarta\\.ejb\\.(Timer|TimerService|TimerConfig|Timeout|Schedule)")
          .because("alarms are set for due instants of triggers and runs, and for nothing else");

  @ArchTest
  static final ArchRule THREADS_ARE_STARTED_BY_THE_CONFIGURATOR =
      noClasses()
          .that()
          .resideInAPackage("dev.dispatchee..")
          .and()
          .resideOutsideOfPackage("..configurator..")
          .should()
          .callMethod(Thread.class, "start")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadFactory.class)
          .because("what is started must be stopped, and there is one place that does both");

  @ArchTest
  static final ArchRule NOBODY_ASKS_THE_MACHINE_FOR_THE_TIME =
      noClasses()
          .that()
          .resideOutsideOfPackage("..configurator..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .because("due, late and dead are judged by the database's clock, through the one Clock");

  @ArchTest
  static final ArchRule ROLES_ARE_CHECKED_ON_SERVICES =
      classes()
          .that()
          .areAnnotatedWith(Stateless.class)
          .and()
          .haveSimpleNameNotEndingWith("Alarm")
          .and()
          .haveSimpleNameNotEndingWith("AlarmHandler")
          .should(Rules.HAVE_ROLES_ON_EVERY_PUBLIC_METHOD)
          .because("entry points come and go, the rule is here");

  @ArchTest
  static final ArchRule SERVICES_KNOW_WHEN_THE_DATABASE_IS_AWAY =
      classes()
          .that()
          .areAnnotatedWith(Stateless.class)
          .and()
          .haveSimpleNameNotEndingWith("Alarm")
          .and()
          .haveSimpleNameNotEndingWith("AlarmHandler")
          .and()
          .doNotHaveSimpleName("SchedulePreviewService")
          .and()
          .resideOutsideOfPackage("..remote..")
          .should()
          .beAnnotatedWith(Interceptors.class)
          .because("whoever asks then is told so, and the log is not told of every request");

  @ArchTest
  static final ArchRule FAILURES_ARE_TOLD_IN_ONE_PLACE =
      noClasses()
          .that()
          // The client has its own words, for a caller who is on the other side.
          .resideOutsideOfPackages("..refusal..", "..client..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "jakarta\\.ejb\\.EJBAccessException"
                  + "|jakarta\\.persistence\\.(OptimisticLock|PessimisticLock|LockTimeout)Exception")
          .because("a caller is told the same of a failure, whichever way the call came");

  @ArchTest
  static final ArchRule REMOTE_VIEWS_ARE_REMOTE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..remote..")
          .should()
          .beAnnotatedWith(Remote.class)
          .because("what other machines can call stands in one place, and in the table of roles");

  @ArchTest
  static final ArchRule THE_ENGINE_RUNS_AS_NOBODY =
      noClasses()
          .that()
          .areAnnotatedWith(MessageDriven.class)
          .or()
          .areAnnotatedWith(jakarta.inject.Singleton.class)
          .or()
          .areAnnotatedWith(jakarta.ejb.Singleton.class)
          .or()
          .haveSimpleName("AlarmHandler")
          .or()
          .haveSimpleName("Alarm")
          .should()
          .dependOnClassesThat(Rules.CHECK_ROLES)
          .because("timers and messages come as anonymous, whom a service with roles refuses");

  /** The test kit is there for tests, and no part of the engine. */
  static final class WithoutTestKit implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/dispatch-testkit");
    }
  }
}
