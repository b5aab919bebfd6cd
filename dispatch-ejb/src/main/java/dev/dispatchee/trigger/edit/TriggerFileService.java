// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.Roles;
import dev.dispatchee.SafeText;
import dev.dispatchee.access.Callers;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.OwnTransaction;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.file.FileTooLargeException;
import dev.dispatchee.file.Files;
import dev.dispatchee.file.StoredFile;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.Triggers;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Files of triggers, for users who manage them: with the rights and the versions of the settings.
 * No transaction is open while bytes come or go.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TriggerFileService {

  @Resource private SessionContext session;

  @Inject private Triggers triggers;
  @Inject private TriggerChanges changes;
  @Inject private Callers callers;
  @Inject private ExecutorCatalog executors;
  @Inject private Files files;
  @Inject private FileRules rules;
  @Inject private Database database;
  @Inject private OwnTransaction transaction;

  /**
   * The file of a trigger, to be read: it may hold secrets, so only by those who may replace it.
   *
   * @throws NotFoundException if there is no such trigger, or it has no file
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public FileContent get(DispatchTriggerId id) {
    checkAccess(look(id).definition());
    return files.find(id.value()).map(FileContent::new).orElseThrow(() -> noFile(id));
  }

  /**
   * Gives a trigger a file, in place of the one it has. That one stays until all bytes of the new
   * one are there. Nothing happens if it is the same.
   *
   * @param name the name of the file
   * @param declaredSize how many bytes will come; negative if that is not known
   * @param condition what may be replaced
   * @param body the bytes, which may take their time
   * @throws IOException if the bytes break off
   * @throws NotFoundException if there is no such trigger
   * @throws StaleVersionException if something else is there
   * @throws FileTooLargeException if there are more bytes than allowed
   * @throws UnsupportedFileException if its name has another ending than allowed
   * @throws ValidationException if its name is none, or it is empty
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public PlacedFile put(
      DispatchTriggerId id,
      String name,
      long declaredSize,
      FileCondition condition,
      InputStream body)
      throws IOException {
    var seen = look(id);
    checkAccess(seen.definition());
    condition.check(seen.version(), files.find(id.value()));
    checkForm(name, declaredSize);
    var file = files.take(name, body);
    boolean given = false;
    try {
      if (file.size() == 0) {
        throw invalid("the file is empty");
      }
      var placed = transaction.of(() -> place(id, file, condition));
      given = placed.isGiven();
      return placed.told();
    } finally {
      if (!given) {
        files.drop(file.id());
      }
    }
  }

  /**
   * Takes a trigger its file.
   *
   * @param condition what may be removed
   * @throws NotFoundException if there is no such trigger, or it has no file
   * @throws StaleVersionException if something else is there
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not write it
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(DispatchTriggerId id, FileCondition condition) {
    var seen = look(id);
    checkAccess(seen.definition());
    var found = files.find(id.value());
    condition.check(seen.version(), found);
    if (found.isEmpty()) {
      throw noFile(id);
    }
    transaction.of(
        () -> {
          var trigger = lock(id);
          var file = files.find(id.value());
          condition.check(trigger.version(), file);
          files.remove(id.value());
          changes.changeFile(trigger, file.orElseThrow(() -> noFile(id)), null, user());
          return true;
        });
  }

  private record Placed(PlacedFile told, boolean isGiven) {}

  private Placed place(DispatchTriggerId id, StoredFile file, FileCondition condition) {
    var trigger = lock(id);
    var before = files.find(id.value());
    condition.check(trigger.version(), before);
    boolean isNew = before.isEmpty();
    if (before.filter(file::isLike).isPresent()) {
      return new Placed(new PlacedFile(FileView.of(file), trigger.version(), false), false);
    }
    if (!files.give(file, id.value())) {
      throw new ConflictException("conflict", "the file took too long to come; try again");
    }
    changes.changeFile(trigger, before.orElse(null), file, user());
    triggers.readBack(trigger);
    return new Placed(new PlacedFile(FileView.of(file), trigger.version(), isNew), true);
  }

  private void checkForm(String name, long declaredSize) {
    if (declaredSize > rules.mostBytes()) {
      throw new FileTooLargeException(rules.mostBytes());
    }
    if (!FileRules.isName(name)) {
      throw invalid(
          "found '%s', allowed: a name of 1 to %d characters, no path"
              .formatted(SafeText.of(name), FileRules.LONGEST_NAME));
    }
    if (!rules.allowsExtensionOf(name)) {
      throw new UnsupportedFileException(name, rules.extensions());
    }
  }

  private DispatchTrigger lock(DispatchTriggerId id) {
    database.beginWriting();
    var trigger =
        triggers.lock(id).orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id));
    checkAccess(trigger.definition());
    return trigger;
  }

  private Triggers.Seen look(DispatchTriggerId id) {
    Optional<Triggers.Seen> found = transaction.of(() -> triggers.look(id));
    return access().seen(found, Triggers.Seen::access, id);
  }

  private void checkAccess(TriggerDefinition definition) {
    access().checkChange(definition, definition.system());
  }

  private TriggerAccess access() {
    return new TriggerAccess(callers.of(session), executors);
  }

  private static ValidationException invalid(String message) {
    return new ValidationException(List.of(new Violation("file", "validation-failed", message)));
  }

  private static NotFoundException noFile(DispatchTriggerId id) {
    return new NotFoundException("file of trigger", id);
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }
}
