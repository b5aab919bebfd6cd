// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.database.TestDatabase;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogIdsTest {

  // As a crash leaves it that comes before the block is on disk, or a failover.
  @ParameterizedTest
  @EnumSource
  void areNotGivenTwiceByADatabaseThatForgotThatTheyWereTaken(TestDatabase kind) {
    var outages = new AtomicInteger();
    var ofOne = new LogIds(outages::get);
    var ofAnother = new LogIds(outages::get);
    var database = kind.create();
    var taken = new HashSet<Long>();

    database.runInTransaction(connection -> taken.add(ofOne.take(connection).value()));
    long first = taken.iterator().next();
    database.runInTransaction(
        connection -> {
          try (var restart = connection.createStatement()) {
            restart.execute("alter sequence dispatch_log_seq restart with " + first);
          }
        });
    outages.incrementAndGet();
    taken.clear();

    database.runInTransaction(
        connection -> {
          for (int i = 0; i < LogIds.BLOCK + 1; i++) {
            assertThat(taken.add(ofAnother.take(connection).value())).isTrue();
            assertThat(taken.add(ofOne.take(connection).value())).isTrue();
          }
        });
  }
}
