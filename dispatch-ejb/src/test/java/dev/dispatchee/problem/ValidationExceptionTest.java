// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationExceptionTest {

  private static final Violation ID = Violation.of("id", "found '7'");
  private static final Violation CRON =
      new Violation("cronExpression", "invalid-cron", "found 'x'");

  @Test
  void faultsOfTwoSourcesAreToldTogether() {
    var both = new ValidationException(List.of(CRON)).and(List.of(ID));

    assertThat(both.violations()).containsExactly(ID, CRON);
    assertThat(both.code()).isEqualTo("validation-failed");
  }

  @Test
  void aFieldIsAtFaultOnce() {
    var other = Violation.of("cronExpression", "another fault");

    assertThat(new ValidationException(List.of(CRON)).and(List.of(other)).violations()).hasSize(1);
    assertThat(new ValidationException(List.of(CRON)).and(List.of()).code())
        .isEqualTo("invalid-cron");
  }
}
