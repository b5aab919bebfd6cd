// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.rebind;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.businesscalendar.BusinessCalendar;
import dev.dispatchee.businesscalendar.CalendarDraft;
import dev.dispatchee.businesscalendar.CalendarSummary;
import dev.dispatchee.businesscalendar.CalendarValidation;
import dev.dispatchee.businesscalendar.CalendarView;
import dev.dispatchee.businesscalendar.ICalendarReader;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.VersionCondition;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Business calendars, for users who plan. Each method is one transaction. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class BusinessCalendarService {

  @Resource private SessionContext session;

  @Inject private Callers callers;
  @Inject private StoredCalendars calendars;
  @Inject private CalendarChanges changes;
  @Inject private Database database;

  /**
   * A page of calendars, by name.
   *
   * @param search a part of the name, in any case; null for all
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<CalendarSummary> list(@Nullable String search, int page, int pageSize) {
    return calendars.list(search, page, pageSize, callers.sightOf(session));
  }

  /**
   * One calendar.
   *
   * @throws NotFoundException if there is none
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public CalendarView get(long id) {
    return view(found(id, database.withConnection(connection -> calendars.find(connection, id))));
  }

  /**
   * Makes a calendar.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws dev.dispatchee.problem.ConflictException if the name is taken
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public CalendarView create(CalendarDraft draft) {
    var definition = CalendarValidation.validate(draft);
    database.beginWriting();
    return get(changes.create(definition, user()));
  }

  /**
   * Makes a calendar of an iCalendar text.
   *
   * @param name its name; null for what the text says
   * @see #create
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public CalendarView createOfText(String text, @Nullable String name) {
    return create(ICalendarReader.read(text, name));
  }

  /**
   * Replaces what a calendar holds by an iCalendar text; its name stays.
   *
   * @see #replace
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public CalendarView replaceByText(long id, String text, VersionCondition condition) {
    var before = get(id);
    var read = ICalendarReader.read(text, before.name());
    return replace(
        id,
        new CalendarDraft(
            before.name(), before.description(), read.days(), before.weeklyHours(), read.windows()),
        condition);
  }

  /**
   * Replaces a calendar; when the triggers that keep to it are due is computed anew.
   *
   * @param condition which version may be replaced
   * @throws NotFoundException if there is none
   * @throws dev.dispatchee.problem.StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public CalendarView replace(long id, CalendarDraft draft, VersionCondition condition) {
    // Told before anybody has to wait for it.
    condition.check(get(id).version());
    var definition = CalendarValidation.validate(draft);
    database.beginWriting();
    found(id, changes.replace(id, definition, condition, user()));
    return get(id);
  }

  /**
   * Deletes a calendar.
   *
   * @param condition which version may be deleted
   * @throws NotFoundException if there is none
   * @throws dev.dispatchee.problem.StaleVersionException if it has another version
   * @throws CalendarInUseException naming the triggers that keep to it, of those that the caller
   *     may see
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(long id, VersionCondition condition) {
    condition.check(get(id).version());
    database.beginWriting();
    if (!changes.delete(id, condition, user(), callers.sightOf(session))) {
      throw new NotFoundException(AuditedEntity.CALENDAR, id);
    }
  }

  private static BusinessCalendar found(long id, Optional<BusinessCalendar> calendar) {
    return calendar.orElseThrow(() -> new NotFoundException(AuditedEntity.CALENDAR, id));
  }

  private CalendarView view(BusinessCalendar calendar) {
    var sight = callers.sightOf(session);
    var uses =
        database.withConnection(
            connection -> CalendarUses.of(connection, calendar.definition().name(), sight));
    return CalendarView.of(calendar, uses.first(), uses.count());
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }
}
