// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.dispatchee.configurator.About;
import dev.dispatchee.configurator.AboutService;
import dev.dispatchee.configurator.Readiness;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "dev.dispatchee.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule usesNoDatabaseOfItsOwn =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.hibernate..")
          .because("rules and transactions are the services', and would be passed by");

  @ArchTest
  static final ArchRule leavesWhatFailuresMeanToTheEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.persistence..")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ejb..")
          .because("what a collision or a missing role means is said once, for every entry point");

  @ArchTest
  static final ArchRule onlyTheTellerOfFailuresKnowsTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.dispatchee.web.problem")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.dispatchee.database..")
          .because("failures are mapped in one place");

  @ArchTest
  static final ArchRule sendsNoMessages =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..")
          .because("the bell is rung by the engine, after its commit");

  @ArchTest
  static final ArchRule startsNothingButTheClosingOfStreams =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.dispatchee.web.log.SinkCloser")
          .should()
          .dependOnClassesThat(
              are(
                  DescribedPredicate.describe(
                      "of concurrency, but for the stage that a sent event answers",
                      ArchitectureTest::isOtherConcurrency)))
          .because("what runs without a request belongs to the engine; closing may wait for ever");

  @ArchTest
  static final ArchRule asksTheConfiguratorOnlyHowItStands =
      noClasses()
          .should()
          .dependOnClassesThat(
              are(
                  DescribedPredicate.describe(
                      "of the configurator, but Readiness and About",
                      ArchitectureTest::isOtherConfigurator)))
          .because("the configurator starts and stops the engine, which no request may do");

  @ArchTest
  static final ArchRule leavesAlarmsAndSlotsToTheEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.dispatchee.listener..")
          .because("they are behind the services");

  @ArchTest
  static final ArchRule asksForNodesAndTheAuditByTheirServices =
      noClasses()
          .should()
          .dependOnClassesThat(
              are(
                  DescribedPredicate.describe(
                      "of node and audit, but their services and what these answer",
                      ArchitectureTest::isBehindAService)))
          .because("the services check roles and rules");

  @ArchTest
  static final ArchRule resourcesLiveAsLongAsARequest =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(RequestScoped.class)
          .because("they hold what is injected of one request");

  @ArchTest
  static final ArchRule everyResourceMethodNamesItsRoles =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should(nameRoles())
          .because("a method without roles is open to everybody who has any");

  @ArchTest
  static final ArchRule nothingIsOpenToAll =
      noClasses().should().beAnnotatedWith(PermitAll.class).because("no method of the API is");

  @ArchTest
  static final ArchRule providersKeepNothingOfARequest =
      classes()
          .that()
          .areAnnotatedWith(Provider.class)
          .should()
          .notBeAnnotatedWith(RequestScoped.class)
          .because("there is one of each, for all requests");

  @ArchTest
  static final ArchRule theTopicsFormNoCycle =
      slices()
          .matching("dev.dispatchee.web.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a topic can be read without all others");

  @ArchTest
  static final ArchRule jsonKnowsNothingOfTheRest =
      noClasses()
          .that()
          .resideInAPackage("dev.dispatchee.web.json")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.dispatchee.web.problem..",
              "dev.dispatchee.web.request..",
              "dev.dispatchee.web.trigger..",
              "dev.dispatchee.web.log..")
          .because("everything else is built on it");

  private static boolean isOtherConcurrency(JavaClass type) {
    return (type.getPackageName().startsWith("jakarta.enterprise.concurrent")
            || type.getPackageName().startsWith("java.util.concurrent"))
        && !type.isEquivalentTo(CompletionStage.class);
  }

  private static boolean isBehindAService(JavaClass type) {
    return Set.of("dev.dispatchee.node", "dev.dispatchee.audit").contains(type.getPackageName())
        && !type.getSimpleName()
            .matches("(Node|Audit)(Service|View|Query)|AuditRefusals|AuditSignIns|Attempt|Action");
  }

  private static boolean isOtherConfigurator(JavaClass type) {
    return type.getPackageName().startsWith("dev.dispatchee.configurator")
        && Stream.of(Readiness.class, About.class, AboutService.class)
            .noneMatch(one -> type.getName().startsWith(one.getName()));
  }

  private static ArchCondition<JavaMethod> nameRoles() {
    return new ArchCondition<>("name their roles, or their class does") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean named =
            method.isAnnotatedWith(RolesAllowed.class)
                || method.getOwner().isAnnotatedWith(RolesAllowed.class);
        events.add(
            new SimpleConditionEvent(method, named, method.getDescription() + " names no roles"));
      }
    };
  }
}
