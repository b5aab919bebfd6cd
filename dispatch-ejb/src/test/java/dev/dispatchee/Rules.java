// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.annotation.security.RolesAllowed;

/** Conditions of the architecture test that the library does not have. */
final class Rules {

  private Rules() {}

  static final DescribedPredicate<JavaClass> CHECK_ROLES =
      new DescribedPredicate<>("check the caller's roles") {
        @Override
        public boolean test(JavaClass type) {
          return type.isAnnotatedWith(RolesAllowed.class)
              || type.getMethods().stream()
                  .anyMatch(method -> method.isAnnotatedWith(RolesAllowed.class));
        }
      };

  static final SliceAssignment EACH_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "each package by itself";
        }
      };

  static final ArchCondition<JavaClass> HAVE_ROLES_ON_EVERY_PUBLIC_METHOD =
      new ArchCondition<>("have @RolesAllowed on every public method") {
        @Override
        public void check(JavaClass service, ConditionEvents events) {
          service.getMethods().stream()
              .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
              .filter(method -> !method.isAnnotatedWith(RolesAllowed.class))
              .forEach(
                  method ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " has no @RolesAllowed")));
        }
      };
}
