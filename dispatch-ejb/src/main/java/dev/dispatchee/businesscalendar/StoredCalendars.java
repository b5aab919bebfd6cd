// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SearchText;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.page.Page;
import dev.dispatchee.schedule.CalendarTimes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calendars in the database. What was read is kept by id and version, so that no node goes on
 * with what another has changed. Safe for several threads.
 */
@Singleton
public class StoredCalendars implements CalendarLookup {

  private static final String COLUMNS =
      "id, name, description, content, version, created_by, modified_by, date_created,"
          + " date_modified";
  private static final String NAMED_LIKE =
      " from dispatch_calendar c where lower(name) like ? escape '\\'";
  private static final String SUMMARIES =
      """
      select id, name, description, entry_count, version, created_by, modified_by, date_created,
        date_modified,
        (select count(*) from dispatch_trigger t
          where (t.calendar = c.name or t.only_calendar = c.name)%s) as uses
      """
          + NAMED_LIKE;
  private static final int MOST_KEPT = 200;

  private record Key(long id, long version) {}

  private final Database database;
  private final Map<Key, CalendarTimes> kept = new ConcurrentHashMap<>();

  /** Those of a database. */
  @Inject
  public StoredCalendars(Database database) {
    this.database = database;
  }

  @Override
  public Optional<CalendarTimes> find(String name) {
    return database.withConnection(connection -> of(connection, List.of(name)).find(name));
  }

  /** Some calendars by their names, found now; no statement if there are no names. */
  public CalendarLookup of(Collection<String> names) {
    return names.isEmpty() ? NONE : database.withConnection(connection -> of(connection, names));
  }

  /** Some calendars by their names, found now; no statement if there are no names. */
  public CalendarLookup of(Connection connection, Collection<String> names) throws SQLException {
    if (names.isEmpty()) {
      return NONE;
    }
    var times = new HashMap<String, CalendarTimes>();
    try (var select =
        connection.prepareStatement(
            "select id, name, version from dispatch_calendar where name = any (?)")) {
      select.setArray(1, SqlArrays.texts(connection, names));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var key = new Key(row.getLong("id"), row.getLong("version"));
          var name = row.getString("name");
          times(connection, key).ifPresent(found -> times.put(name, found));
        }
      }
    }
    return name -> Optional.ofNullable(times.get(name));
  }

  private Optional<CalendarTimes> times(Connection connection, Key key) throws SQLException {
    var known = kept.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    // Another one may have changed or deleted it since its version was read.
    return find(connection, key.id()).map(this::keep);
  }

  private CalendarTimes keep(BusinessCalendar calendar) {
    var key = new Key(calendar.id(), calendar.version());
    var found = calendar.definition().content().times();
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    // Equal schedules are those with the same times, so all take the first.
    var first = kept.putIfAbsent(key, found);
    return first == null ? found : first;
  }

  /**
   * Keeps others from changing or deleting calendars until the transaction that is open ends; no
   * statement if there are no names.
   *
   * @return those that are there
   */
  public Set<String> hold(Collection<String> names) {
    return names.isEmpty()
        ? Set.of()
        : database.withConnection(connection -> hold(connection, names));
  }

  /** As {@link #hold(Collection)}, in the transaction of a connection. */
  public static Set<String> hold(Connection connection, Collection<String> names)
      throws SQLException {
    // In one order for all, or two of them may deadlock.
    try (var select =
        connection.prepareStatement(
            "select id, name from dispatch_calendar where name = any (?) order by id for update")) {
      select.setArray(1, SqlArrays.texts(connection, names));
      return Set.copyOf(Rows.list(select, row -> row.getString("name")));
    }
  }

  /**
   * A page of calendars, by name, without what they hold.
   *
   * @param sight of which triggers is counted who keeps to them
   */
  public Page<CalendarSummary> list(@Nullable String search, int page, int pageSize, Sight sight) {
    var pattern = search == null ? "%" : SearchText.containing(search);
    return database.withConnection(
        connection -> {
          long count;
          try (var select = connection.prepareStatement("select count(*)" + NAMED_LIKE)) {
            select.setString(1, pattern);
            count = Rows.first(select, row -> row.getLong(1)).orElse(0L);
          }
          try (var select =
              connection.prepareStatement(
                  SUMMARIES.formatted(sight.and("t.id")) + " order by name, id limit ? offset ?")) {
            int next = sight.set(select, 1);
            select.setString(next, pattern);
            select.setInt(next + 1, pageSize);
            select.setLong(next + 2, (page - 1L) * pageSize);
            return Page.of(Rows.list(select, StoredCalendars::summary), page, pageSize, count);
          }
        });
  }

  private static CalendarSummary summary(ResultSet row) throws SQLException {
    return new CalendarSummary(
        row.getLong("id"),
        row.getString("name"),
        row.getString("description"),
        row.getInt("entry_count"),
        row.getLong("uses"),
        row.getString("created_by"),
        row.getString("modified_by"),
        Instants.get(row, "date_created"),
        Instants.get(row, "date_modified"),
        row.getLong("version"));
  }

  /** The calendar of an id, if there is one. */
  public Optional<BusinessCalendar> find(Connection connection, long id) throws SQLException {
    return find(connection, id, "");
  }

  /** The same, locked until the transaction ends. */
  public Optional<BusinessCalendar> lock(Connection connection, long id) throws SQLException {
    return find(connection, id, " for update");
  }

  private static Optional<BusinessCalendar> find(Connection connection, long id, String locking)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select %s from dispatch_calendar where id = ?%s".formatted(COLUMNS, locking))) {
      select.setLong(1, id);
      return Rows.first(select, StoredCalendars::read);
    }
  }

  /** Whether there is a calendar of a name. */
  public boolean isThere(Connection connection, String name) throws SQLException {
    try (var select =
        connection.prepareStatement("select 1 from dispatch_calendar where name = ?")) {
      select.setString(1, name);
      return Rows.any(select);
    }
  }

  /** Stores a new calendar. */
  public long add(Connection connection, CalendarDefinition definition, String user, Instant now)
      throws SQLException {
    long id;
    try (var select = connection.prepareStatement("select nextval('dispatch_calendar_seq')")) {
      id = Rows.first(select, row -> row.getLong(1)).orElseThrow();
    }
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_calendar (%s, entry_count) values (?, ?, ?, ?, 0, ?, ?, ?, ?, ?)"
                .formatted(COLUMNS))) {
      insert.setLong(1, id);
      insert.setString(2, definition.name());
      insert.setString(3, definition.description());
      insert.setString(4, definition.content().json());
      insert.setString(5, user);
      insert.setString(6, user);
      Instants.set(insert, 7, now);
      Instants.set(insert, 8, now);
      insert.setInt(9, definition.content().entryCount());
      insert.executeUpdate();
    }
    return id;
  }

  /** Replaces what a calendar is, all but its name. */
  public void replace(
      Connection connection, long id, CalendarDefinition definition, String user, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_calendar set description = ?, content = ?, entry_count = ?,
              version = version + 1, modified_by = ?, date_modified = ?
            where id = ?
            """)) {
      update.setString(1, definition.description());
      update.setString(2, definition.content().json());
      update.setInt(3, definition.content().entryCount());
      update.setString(4, user);
      Instants.set(update, 5, now);
      update.setLong(6, id);
      update.executeUpdate();
    }
  }

  /** Takes a calendar away. */
  public void remove(Connection connection, long id) throws SQLException {
    try (var delete = connection.prepareStatement("delete from dispatch_calendar where id = ?")) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
  }

  private static BusinessCalendar read(ResultSet row) throws SQLException {
    return new BusinessCalendar(
        row.getLong("id"),
        new CalendarDefinition(
            row.getString("name"),
            row.getString("description"),
            CalendarContent.of(row.getString("content"))),
        row.getLong("version"),
        row.getString("created_by"),
        row.getString("modified_by"),
        Instants.get(row, "date_created"),
        Instants.get(row, "date_modified"));
  }
}
