// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Iterator;

@AnalyzeClasses(packages = "dev.dispatchee.schedule", importOptions = DoNotIncludeTests.class)
class ScheduleArchitectureTest {

  @ArchTest
  static final ArchRule USES_THE_JDK_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "dev.dispatchee.schedule..")
          .because("computing a fire time needs a zone and an instant, no server and no library");

  @ArchTest
  static final ArchRule HAS_NO_CLOCK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethodWhere(
              HasName.Predicates.nameMatching("now|currentTimeMillis|nanoTime")
                  .onResultOf(call -> call.getTarget()))
          .because("what fires is a function of the schedule and the instant that is asked about");

  @ArchTest
  static final ArchRule CANNOT_CHANGE =
      classes()
          .that()
          .areNotAssignableTo(Throwable.class)
          .and()
          .areNotAssignableTo(Iterator.class)
          .should()
          .haveOnlyFinalFields()
          .because("schedules are shared between threads; a walk over one is not");
}
