// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.Contestant;
import dev.dispatchee.benchmark.contest.Countdown;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Lateness;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.Pool;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/**
 * JobRunr, which looks for jobs at most every five seconds, and whenever its workers run dry. Rows
 * that are there before are counted from its first run, since the wait for that look says nothing.
 */
public final class JobRunrPeer implements Contestant {

  private static final int SHORTEST_POLL_SECONDS = 5;
  private static volatile CountDownLatch first = new CountDownLatch(1);

  private final PostgresDatabase database;
  private final Pool pool;
  private final JobScheduler scheduler;
  private final BackgroundJobServer server;

  JobRunrPeer(PostgresDatabase database) {
    this.database = database;
    this.pool = Pool.of(database.url());
    var running =
        JobRunr.configure()
            .useJsonMapper(new JacksonJsonMapper())
            .useStorageProvider(SqlStorageProviderFactory.using(pool.dataSource()))
            .useBackgroundJobServer(
                usingStandardBackgroundJobServerConfiguration()
                    .andWorkerCount(SLOTS)
                    .andPollIntervalInSeconds(SHORTEST_POLL_SECONDS))
            .initialize();
    scheduler = running.getJobScheduler();
    server = running.getBackgroundJobServer();
  }

  /** The job, which JobRunr calls by its name. */
  public static void perform(Work work) {
    first.countDown();
    work.perform();
  }

  @Override
  public Duration drain(Drain drain) {
    boolean waits = drain.arrival() == Arrival.THERE_BEFORE;
    if (waits) {
      server.pauseProcessing();
    }
    first = new CountDownLatch(1);
    var countdown = Countdown.start();
    var work = drain.work();
    scheduler.<Integer>enqueue(IntStream.range(0, drain.runs()).boxed(), number -> perform(work));
    if (waits) {
      server.resumeProcessing();
      awaitFirst();
      countdown = Countdown.start();
    }
    return countdown.awaitNone(
        drain.runs(),
        () ->
            database.number(
                "select count(*) from jobrunr_jobs where state in ('ENQUEUED', 'PROCESSING')"));
  }

  @Override
  public Lateness burst(int runs) {
    throw new UnsupportedOperationException("it starts what is due with the look before it");
  }

  @Override
  public void keep(int schedules) {
    throw new UnsupportedOperationException("it is made for fewer than a thousand schedules");
  }

  @Override
  public void close() {
    server.stop();
    pool.close();
  }

  private static void awaitFirst() {
    try {
      if (!first.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("no run started within a minute");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
