// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.database.Database;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.Results;
import dev.dispatchee.log.result.RunResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes runs of chains on, each by one short transaction: what has come of the members in progress,
 * which ones run next, or how the run ends. All of it is decided by what is in the database, so it
 * does not matter which node does it, or how often. Safe for several threads.
 *
 * <pre>
 * a run                                       | and then
 * has open members                            | nothing, until they have ended
 * has none                                    | those of the next step are queued that are to run
 * has none, and there is no further step      | it ends: FAILED if a member failed
 * was canceled, or its time is up             | its open members are asked to end; it ends after them
 * was ended by another, such as by force      | the same, and it is forgotten
 * </pre>
 */
@Singleton
public class ChainSteps {

  private final Database database;
  private final MemberQueue queue;
  private final Results results;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public ChainSteps(Database database, MemberQueue queue, Results results, Clock clock) {
    this.database = database;
    this.queue = queue;
    this.results = results;
    this.clock = clock;
  }

  /**
   * What came of taking a run on.
   *
   * @param queued the runs of members that are due now
   * @param asked how many were asked to end
   * @param result how the run of the chain ended; null if it has not
   * @param written what came of writing that
   */
  public record Taken(
      List<DispatchLogId> queued,
      int asked,
      @Nullable RunResult result,
      Results.@Nullable Written written) {

    static final Taken NOTHING = new Taken(List.of(), 0, null, null);

    /** Whether anything was done. */
    public boolean didSomething() {
      return asked > 0 || !queued.isEmpty() || result != null;
    }
  }

  /** The runs of chains that may go on, at most a thousand, oldest first. */
  public List<DispatchLogId> ready() {
    return database.withConnection(connection -> ChainRuns.ready(connection, clock.instant()));
  }

  /**
   * Takes a run of a chain on; nothing happens to one that cannot go on, or that another takes on.
   */
  public Taken take(DispatchLogId chain) {
    var taken = database.inTransactionOrAgain(connection -> take(connection, chain));
    if (taken.written() != null) {
      taken.written().told();
    }
    return taken;
  }

  private Taken take(Connection connection, DispatchLogId chain) throws SQLException {
    var run = OpenChain.lock(connection, database.dialect(), chain);
    var position = ChainRuns.position(connection, chain);
    if (position.isEmpty()) {
      return Taken.NOTHING;
    }
    if (run.isEmpty()) {
      return OpenChain.isOpen(connection, chain) ? Taken.NOTHING : letGo(connection, chain);
    }
    var now = clock.instant();
    var members = ChainRuns.members(connection, chain);
    var early = early(run.get(), position.get(), now);
    var plan = plan(run.get());
    if (early.isEmpty() && plan.isEmpty()) {
      early = Optional.of(ChainEnd.broken("its members cannot be read by this version"));
    }
    return early.isPresent()
        ? endEarly(connection, run.get(), early.get(), plan.orElse(null), members, now)
        : goOn(connection, run.get(), plan.orElseThrow(), position.get().step(), members, now);
  }

  private static Optional<ChainEnd> early(OpenChain run, ChainRuns.Position position, Instant now) {
    if (run.canceledBy() != null) {
      return Optional.of(ChainEnd.CANCELED);
    }
    var deadline = position.deadline();
    return deadline == null || now.isBefore(deadline)
        ? Optional.empty()
        : Optional.of(ChainEnd.late(run.run()));
  }

  private static Optional<ChainPlan> plan(OpenChain run) {
    try {
      return Optional.of(run.plan());
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  // Somebody else has ended it, or deleted its log.
  private Taken letGo(Connection connection, DispatchLogId chain) throws SQLException {
    var open = MemberRun.open(connection, chain);
    if (open.isEmpty()) {
      ChainRuns.delete(connection, chain);
    }
    return asked(ask(connection, open, AuditEntry.ENGINE, clock.instant()));
  }

  private Taken endEarly(
      Connection connection,
      OpenChain run,
      ChainEnd end,
      @Nullable ChainPlan plan,
      List<MemberState> members,
      Instant now)
      throws SQLException {
    var open = MemberRun.open(connection, run.id());
    if (!open.isEmpty()) {
      var by = run.canceledBy() == null ? AuditEntry.ENGINE : run.canceledBy();
      return asked(ask(connection, open, by, now));
    }
    var ended = new ArrayList<>(members);
    MemberOutcome.of(connection, run.id(), members)
        .forEach(member -> ended.set(member.position(), member));
    return end(connection, run, end, plan, ended, now);
  }

  private static int ask(Connection connection, List<MemberRun> open, String user, Instant now)
      throws SQLException {
    int asked = 0;
    for (var member : open) {
      if (!member.askedToEnd()
          && CancelRequests.ask(connection, new DispatchLogId(member.id()), user, now)) {
        asked++;
      }
    }
    return asked;
  }

  private static Taken asked(int asked) {
    return asked == 0 ? Taken.NOTHING : new Taken(List.of(), asked, null, null);
  }

  private Taken goOn(
      Connection connection,
      OpenChain run,
      ChainPlan plan,
      int current,
      List<MemberState> before,
      Instant now)
      throws SQLException {
    if (!MemberRun.open(connection, run.id()).isEmpty()) {
      return Taken.NOTHING;
    }
    var members = new ArrayList<>(before);
    var changed = new HashMap<Integer, MemberState>();
    for (var ended : MemberOutcome.of(connection, run.id(), before)) {
      members.set(ended.position(), ended);
      changed.put(ended.position(), ended);
    }
    var queued = List.<DispatchLogId>of();
    int step = current;
    while (queued.isEmpty() && ++step < plan.steps()) {
      queued = queue.queue(connection, run, plan, step, members, changed, now);
    }
    if (queued.isEmpty()) {
      return end(connection, run, ChainEnd.of(plan, members), plan, members, now);
    }
    ChainRuns.setStep(connection, run.id(), step);
    ChainRuns.write(connection, database.dialect(), run.id(), List.copyOf(changed.values()));
    OpenChain.report(connection, run.id(), members);
    return new Taken(queued, 0, null, null);
  }

  private Taken end(
      Connection connection,
      OpenChain run,
      ChainEnd end,
      @Nullable ChainPlan plan,
      List<MemberState> members,
      Instant now)
      throws SQLException {
    var left = MemberOutcome.lastResult(connection, run.id(), members);
    var result = end.result(run.run(), now, plan, members, left);
    var written = results.end(connection, List.of(result), true);
    ChainRuns.delete(connection, run.id());
    return new Taken(List.of(), 0, result, written);
  }
}
