// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import dev.dispatchee.access.Caller;
import dev.dispatchee.access.Callers;
import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.Logs;
import dev.dispatchee.log.WaitingRuns;
import dev.dispatchee.log.result.RunOutputs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What followers are told of, out of the database. */
@Singleton
class StoredLogs implements FollowedLogs {

  private final Logs logs;
  private final WaitingRuns waiting;
  private final Callers callers;
  private final Database database;

  @Inject
  StoredLogs(Logs logs, WaitingRuns waiting, Callers callers, Database database) {
    this.logs = logs;
    this.waiting = waiting;
    this.callers = callers;
    this.database = database;
  }

  @Override
  public Sight sightOf(Caller follower) {
    return callers.sightOf(follower);
  }

  @Override
  public Map<Long, LogView> logs(Collection<Long> ids, Sight sight) {
    var views = new HashMap<Long, LogView>();
    waiting.show(logs.find(ids, sight), false).forEach(log -> views.put(log.id(), log));
    return views;
  }

  @Override
  public Map<Long, Long> outputSizes(Collection<Long> ids) {
    return database.withConnection(connection -> RunOutputs.sizes(connection, ids));
  }

  @Override
  public byte[] output(long id, long first, long end) {
    return database.withConnection(
        connection -> {
          try {
            var piece = new ByteArrayOutputStream();
            RunOutputs.copy(connection, new DispatchLogId(id), first, end, piece);
            return piece.toByteArray();
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
        });
  }
}
