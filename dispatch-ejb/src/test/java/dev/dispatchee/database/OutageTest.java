// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.database.UnreliableDataSource.Fault;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

  private static final DatabaseException AWAY =
      new DatabaseException(new SQLException("the connection is broken", "08006"));

  private final AtomicLong nanos = new AtomicLong(-1);
  private final AtomicInteger over = new AtomicInteger();
  private final Outage outage = new Outage(nanos::get);

  OutageTest() {
    outage.whenOver(over::incrementAndGet);
  }

  @Test
  void isOverWhenSomebodyIsAnsweredWhoBeganAfterIt() {
    outage.failed(AWAY);
    outage.failed(AWAY);
    assertThat(outage.isOn()).isTrue();
    pass(1);

    outage.answered(outage.begin());

    assertThat(outage.isOn()).isFalse();
    assertThat(over).hasValue(1);
    outage.answered(outage.begin());
    assertThat(over).hasValue(1);
  }

  @Test
  void tellsTheLatestThatTookLongerThanAMoment() {
    outage.failed(AWAY);
    pass(1_000);
    outage.answered(outage.begin());
    assertThat(outage.latest()).as("a moment").isEmpty();

    outage.failed(AWAY);
    pass(1_001);
    assertThat(outage.latest()).as("it is on").isEmpty();
    outage.answered(outage.begin());
    pass(5);

    assertThat(outage.latest())
        .contains(new PastOutage(2, Duration.ofMillis(1_001), Duration.ofMillis(5)));
  }

  @Test
  void isNotOverBecauseOfAnAnswerThatWasUnderWayWhenItBegan() {
    long before = outage.begin();
    pass(1);
    outage.failed(AWAY);
    pass(1);

    outage.answered(before);

    assertThat(outage.isOn()).isTrue();
    assertThat(over).hasValue(0);
  }

  @Test
  void letsEverybodyTryForAMomentAndThenOneInASecondAndLaterOneInFive() {
    outage.failed(AWAY);
    for (int i = 0; i < 10; i++) {
      outage.begin();
    }
    pass(3_000);

    assertThatCode(outage::begin).doesNotThrowAnyException();
    assertThatThrownBy(outage::begin)
        .isInstanceOfSatisfying(
            DatabaseException.class, still -> assertThat(still.isAway()).isTrue());
    pass(999);
    assertThatThrownBy(outage::begin).hasCause(AWAY);
    pass(1);
    assertThatCode(outage::begin).doesNotThrowAnyException();
    pass(600_000);
    assertThatCode(outage::begin).doesNotThrowAnyException();
    pass(4_999);
    assertThatThrownBy(outage::begin).hasCause(AWAY);
    pass(1);
    assertThatCode(outage::begin).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "90067"})
  void knowsTheStatesOfADatabaseThatIsAway(String state) {
    assertThat(new DatabaseException(new SQLException("away", state)).isAway()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40P01", "57014", "22001", "42601"})
  void knowsTheStatesOfADatabaseThatRefuses(String state) {
    assertThat(new DatabaseException(new SQLException("refused", state)).isAway()).isFalse();
  }

  @Test
  void takesAPoolWithoutConnectionsForAnOutageAndAnInterruptForNone() {
    var none = new ResourceException("IJ000453: Unable to get managed connection");
    assertThat(new DatabaseException(new SQLException(none)).isAway()).isTrue();
    assertThat(DatabaseException.isAway(new IllegalStateException(new SQLException(none))))
        .isTrue();

    none.initCause(new InterruptedException());

    assertThat(new DatabaseException(new SQLException(none)).isAway()).isFalse();
  }

  @Test
  void findsItAlsoInWhatATransactionOfTheServerHasSuppressed() {
    var rolledBack = new RollbackException("could not commit");
    var local = new IllegalStateException("could not commit the local one");
    local.initCause(new SQLException("terminating connection", "57P01"));
    rolledBack.addSuppressed(local);

    assertThat(DatabaseException.isAway(rolledBack)).isTrue();
    assertThat(DatabaseException.isAway(new RollbackException("for another reason"))).isFalse();
  }

  @Test
  void looksForACauseNoFurtherThanAnybodyWraps() {
    var one = new IllegalStateException("one");
    var other = new IllegalStateException("other", one);
    one.initCause(other);

    assertThat(DatabaseException.isAway(one)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void isNoticedOnTheWayToADatabase(TestDatabase kind) {
    var way = new UnreliableDataSource(kind.create());
    var database = way.database();
    database.whenBack(over::incrementAndGet);

    way.has(Fault.BREAKS_BEFORE_COMMIT);
    assertThatThrownBy(() -> database.inTransaction(connection -> true))
        .hasMessage("the connection is broken");
    assertThat(database.isAway()).isTrue();
    assertThat(over).hasValue(0);
    way.has(Fault.NONE);
    database.withConnection(connection -> true);

    assertThat(database.isAway()).isFalse();
    assertThat(over).hasValue(1);
  }

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }
}
