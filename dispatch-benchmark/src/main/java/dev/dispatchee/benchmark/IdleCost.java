// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.DispatchContestant;
import dev.dispatchee.benchmark.profile.ThreadTimes;
import dev.dispatchee.benchmark.report.Better;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What schedulers cost that have many schedules and nothing to do. */
final class IdleCost {

  private static final int SCHEDULES = 10_000;
  // Until start-up is over: classes are loaded and compiled, pools are filled.
  private static final Duration SETTLING = Duration.ofMinutes(3);
  private static final Duration WATCHED = Duration.ofSeconds(60);

  private static final Duration AFTER_A_QUESTION = Duration.ofSeconds(5);

  private static final String STATEMENTS_OF_A_MINUTE =
      """
      select '| times | statement |' || chr(10) || '| --- | --- |' || chr(10)
        || string_agg(format('| %s | `%s` |', calls,
          left(regexp_replace(replace(query, '|', '/'), '\\s+', ' ', 'g'), 100)), chr(10)
          order by calls desc)
      from pg_stat_statements
      where dbid = (select oid from pg_database where datname = current_database())
        and query !~ 'pg_stat_statements'
      """;

  private static final String STATEMENTS = "statements a second";
  private static final String WITHOUT = "without begin and commit";
  private static final String CPU = "percent of a core";

  private static final double MOST_STATEMENTS = 1.5;
  private static final double MOST_PERCENT = 0.8;

  private final Series series = new Series();

  /** Measures each once, since a minute is long enough for what repeats every second; reports. */
  void measure(Lineup lineup, PostgresServer postgres, Report report) {
    var profile = new ArrayList<String>();
    lineup.entrants().stream()
        .filter(Entrant::idles)
        .forEach(
            entrant -> {
              var database = postgres.create();
              try (var process = entrant.start(database, lineup)) {
                watch(process, database, profile);
              }
            });
    report.heading("Idle with %,d active schedules".formatted(SCHEDULES));
    report.add(series.table("for a minute"));
    report.standings(series, Better.LESS);
    target(report, STATEMENTS, MOST_STATEMENTS);
    target(report, CPU, MOST_PERCENT);
    profile.forEach(report::add);
  }

  private void watch(ContestantProcess who, PostgresDatabase database, List<String> profile) {
    who.keep(SCHEDULES);
    Pause.of(SETTLING);
    boolean ours = who.name().equals(DispatchContestant.NAME);
    var threads = ours ? ThreadTimes.of(who.process()) : null;
    // Telling of its threads was work too.
    Pause.of(AFTER_A_QUESTION);
    database.execute("select pg_stat_statements_reset()");
    var before = cpu(who);
    Pause.of(WATCHED);
    double seconds = WATCHED.toSeconds();
    series.add(who.name(), STATEMENTS, calls(database, "") / seconds);
    series.add(
        who.name(), WITHOUT, calls(database, "and query !~* '^(begin|commit|rollback)'") / seconds);
    series.add(who.name(), CPU, cpu(who).minus(before).toMillis() / seconds / 10);
    if (threads != null) {
      profile.add("What it asked the database in that minute:");
      profile.add(database.text(STATEMENTS_OF_A_MINUTE));
      profile.add("What its threads used:");
      profile.add(ThreadTimes.of(who.process()).table(threads, WATCHED.plus(AFTER_A_QUESTION)));
    }
  }

  // What its driver sends for each new connection, whoever measures sends as well, and nobody else.
  private static long calls(PostgresDatabase database, String more) {
    return database.number(
        """
        select coalesce(sum(calls), 0) from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database())
          and query !~ 'pg_stat_statements'
          and query !~* '^set application_name'
        """
            + more);
  }

  private static Duration cpu(ContestantProcess who) {
    return who.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void target(Report report, String measure, double most) {
    series
        .of(DispatchContestant.NAME, measure)
        .ifPresent(value -> report.target(measure, value.median(), most, false));
  }
}
