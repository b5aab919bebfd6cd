// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.liferay;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.SourceFile;
import dev.dispatchee.cli.file.JsonReader;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.definition.Document;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@code GET /o/dispatch-rest/v1.0/dispatch-triggers} answers. */
public final class LiferayJson {

  private static final Set<String> KNOWN =
      Set.of(
          "actions",
          "active",
          "companyId",
          "cronExpression",
          "dispatchTaskClusterMode",
          "dispatchTaskExecutorType",
          "dispatchTaskSettings",
          "endDate",
          "externalReferenceCode",
          "id",
          "name",
          "overlapAllowed",
          "startDate",
          "system",
          "timeZoneId",
          "userId");

  private final Document document;
  private final Map<?, ?> fields;
  private final String path;
  private final List<String> faults = new ArrayList<>();

  private LiferayJson(Document document, Map<?, ?> fields, String path) {
    this.document = document;
    this.fields = fields;
    this.path = path;
  }

  /**
   * Converts it.
   *
   * @param company whose triggers; null: those of all
   * @throws CommandFailedException if it is no such answer
   */
  public static void convert(SourceFile file, @Nullable Long company, Conversion conversion) {
    var document = JsonReader.readOrFail(file.name(), file.text());
    boolean isPage = document.root() instanceof Map<?, ?> root && root.get("items") instanceof List;
    var list = document.root() instanceof Map<?, ?> root ? root.get("items") : document.root();
    if (!(list instanceof List<?> items)) {
      throw new CommandFailedException(
          ExitCode.BAD_FILE, file.name() + ": found no list 'items', nor a list of triggers");
    }
    var converter = new LiferayConverter(conversion);
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Map<?, ?> fields)) {
        throw new CommandFailedException(
            ExitCode.BAD_FILE, "%s: item %d must be an object".formatted(file.name(), i));
      }
      var trigger = new LiferayJson(document, fields, (isPage ? "items." : "") + i).trigger();
      if (company == null || company == trigger.company()) {
        converter.convert(trigger);
      }
    }
  }

  private LiferayTrigger trigger() {
    for (var key : fields.keySet()) {
      if (!KNOWN.contains(String.valueOf(key))) {
        faults.add("found '%s', which is not known".formatted(key));
      }
    }
    var start = time("startDate");
    var end = time("endDate");
    var settings = settings();
    return new LiferayTrigger(
        document.place(path).map(place -> "line %d, %s".formatted(place.line(), path)).orElse(path),
        number("id"),
        number("companyId"),
        text("externalReferenceCode"),
        text("name"),
        text("dispatchTaskExecutorType"),
        settings,
        text("cronExpression"),
        text("timeZoneId"),
        start,
        end,
        isTrue("active"),
        number("dispatchTaskClusterMode"),
        isTrue("overlapAllowed"),
        isTrue("system"),
        faults);
  }

  private Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    if (fields.get("dispatchTaskSettings") instanceof Map<?, ?> found) {
      for (var setting : found.entrySet()) {
        var value = setting.getValue();
        if (value instanceof Map || value instanceof List) {
          faults.add("the setting '%s' is no text".formatted(setting.getKey()));
        } else if (value != null) {
          settings.put(String.valueOf(setting.getKey()), value.toString());
        }
      }
    }
    return settings;
  }

  // The API has them as dates: without the time of day they cannot be taken.
  private @Nullable Instant time(String field) {
    var said = text(field);
    if (said.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(said).toInstant();
    } catch (DateTimeException date) {
      faults.add("%s: found '%s', which has no time of day".formatted(field, said));
      return null;
    }
  }

  private String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  private long number(String field) {
    return fields.get(field) instanceof Number number ? number.longValue() : 0;
  }

  private boolean isTrue(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }
}
