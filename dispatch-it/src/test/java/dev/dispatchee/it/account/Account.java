// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Settles the account of a stopped server: every promise, over everything that it did. */
public final class Account {

  private static final int MOST_COMPLAINTS = 20;

  private final Evidence evidence;

  private Account(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Reads what a stopped server has left.
   *
   * @param database its database
   * @param witnesses the folder in which its executors wrote
   * @param answers what its API said is done
   * @param outages when it was not there
   * @param forgotten times of which the database has lost all that it had confirmed; what was
   *     claimed then may run again
   * @param frozen times in which one of several nodes was frozen, and taken for dead by the others
   * @param tolerance how much longer than it may a run may take
   */
  public static Account of(
      DataSource database,
      Path witnesses,
      Answers answers,
      List<Outage> outages,
      List<Outage> forgotten,
      List<Outage> frozen,
      Duration tolerance) {
    return new Account(
        Books.read(
            database, Witnesses.read(witnesses), answers, outages, forgotten, frozen, tolerance));
  }

  static Account of(Evidence evidence) {
    return new Account(evidence);
  }

  /** Fails when a promise was broken, and tells how. */
  public void mustBeSound() {
    assertThat(complaints()).as(toString()).isEmpty();
  }

  /** How many executors were entered. */
  public int runs() {
    return evidence.witnesses().size();
  }

  /** How many executors of one process worked at the same time at most. */
  public int mostRunsAtOnce() {
    return evidence.witnesses().stream()
        .mapToInt(
            one ->
                (int)
                    evidence.witnesses().stream()
                        .filter(other -> other.process().equals(one.process()))
                        .filter(other -> !other.start().isAfter(one.start()))
                        .filter(other -> other.end() == null || other.end().isAfter(one.start()))
                        .count())
        .max()
        .orElse(0);
  }

  /** What broke which promise; of each promise the first cases. */
  List<String> complaints() {
    var complaints = new ArrayList<String>();
    for (var rule : Rule.ALL) {
      var found = rule.complaints(evidence);
      found.stream()
          .limit(MOST_COMPLAINTS)
          .map(complaint -> rule.getClass().getSimpleName() + ": " + complaint)
          .forEach(complaints::add);
      if (found.size() > MOST_COMPLAINTS) {
        complaints.add(
            "%s: %d more"
                .formatted(rule.getClass().getSimpleName(), found.size() - MOST_COMPLAINTS));
      }
    }
    return complaints;
  }

  /** What was looked at, and how late runs were. */
  @Override
  public String toString() {
    var byStatus =
        evidence.logs().stream()
            .collect(
                Collectors.groupingBy(
                    log -> log.status() + (log.reason() == null ? "" : " " + log.reason()),
                    java.util.TreeMap::new,
                    Collectors.counting()));
    return "%d logs %s, %d changes, %d witnesses, %d outages; %s"
        .formatted(
            evidence.logs().size(),
            byStatus,
            evidence.changes().size(),
            evidence.witnesses().size(),
            evidence.outages().size(),
            Lateness.of(evidence));
  }
}
