// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.database.ServersTransaction;
import jakarta.transaction.Transaction;
import java.lang.reflect.Proxy;
import org.jboss.tm.LastResource;
import org.junit.jupiter.api.Test;

class CallerTransactionTest {

  private static final String OURS = "java:ours";

  private final ResourcesOfTransaction resources = new ResourcesOfTransaction();
  private final CallerTransaction transaction =
      new CallerTransaction(resources, new ServersTransaction(), OURS);

  /** A resource with XA. */
  public static class WithXa {}

  /** One without, of a data source. */
  public static class WithoutXa implements LastResource {

    private final String name;

    WithoutXa(String name) {
      this.name = name;
    }

    /** As the server's tells it. */
    public String getJndiName() {
      return name;
    }
  }

  /** One without that is another kind of thing. */
  public static class NamelessWithoutXa extends WithXaAndMore implements LastResource {}

  /** Something above it. */
  public static class WithXaAndMore extends WithXa {}

  /** One below it. */
  public static class BelowNameless extends NamelessWithoutXa {}

  @Test
  void takesUsInIfNothingTakesPartYet() {
    assertThat(transaction.takesUsIn()).isTrue();
  }

  @Test
  void takesUsInBesideAnyNumberOfResourcesWithXa() {
    resources.with(new WithXa()).with(new WithXaAndMore());

    assertThat(transaction.takesUsIn()).isTrue();
  }

  @Test
  void takesUsInWhereWeAreAlready() {
    resources.with(new WithXa()).with(new WithoutXa(OURS));

    assertThat(transaction.takesUsIn()).isTrue();
  }

  @Test
  void cannotTakeUsInBesideAnotherResourceWithoutXa() {
    resources.with(new WithXa()).with(new WithoutXa("java:theirs"));

    assertThat(transaction.takesUsIn()).isFalse();
  }

  @Test
  void cannotTakeUsInBesideOneThatHasNoName() {
    resources.with(new BelowNameless());

    assertThat(transaction.takesUsIn()).isFalse();
  }

  @Test
  void isNotTriedWhereItsManagerDoesNotTell() {
    var silent =
        (Transaction)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Transaction.class},
                (proxy, method, arguments) -> "silent");

    assertThat(EnlistedResources.of(silent)).isEmpty();
  }

  @Test
  void isOpenAgainAfterWorkOutsideOfItThatFails() {
    assertThat(transaction.<Boolean>suspended(resources::isSuspended)).isTrue();
    assertThat(resources.isSuspended()).isFalse();
    try {
      transaction.suspended(
          () -> {
            throw new IllegalArgumentException("on purpose");
          });
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessage("on purpose");
    }
    assertThat(resources.isSuspended()).isFalse();
  }
}
