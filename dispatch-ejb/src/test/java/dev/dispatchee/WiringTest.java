// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

class WiringTest {

  /** The container checks every injection point when it starts, and makes no bean until asked. */
  @Test
  void everyInjectionPointOfTheEngineHasExactlyOneBean() {
    var classes =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.dispatchee")
                .stream()
                .filter(c -> !c.isAnonymousClass())
                .map(c -> c.reflect())
                .toArray(Class[]::new);

    try (var container = new Weld().disableDiscovery().beanClasses(classes).initialize()) {
      assertThat(container.isRunning()).isTrue();
    }
  }
}
