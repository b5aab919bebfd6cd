// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.SafeText;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.page.NameQuery;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters and collects what is wrong with them, so that all of it is told at once.
 */
public final class QueryParameters {

  private static final String NAME = "name";
  private static final int LARGEST_PAGE_SIZE = 200;
  private static final int DEFAULT_PAGE_SIZE = 20;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

  private final MultivaluedMap<String, String> given;
  private final Set<String> known = new TreeSet<>();
  private final List<Violation> faults = new ArrayList<>();

  /** Takes the parameters of a request. */
  public QueryParameters(UriInfo uri) {
    this.given = uri.getQueryParameters();
  }

  /** A text; null when it is not given. */
  public @Nullable String text(String name) {
    known.add(name);
    var values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      fault(name, "is given %d times, allowed: once".formatted(values.size()));
    }
    checkNoControls(name, values);
    return values.isEmpty() ? null : values.get(0);
  }

  /**
   * A text of some form; null when it is not given.
   *
   * @param allowed the form in words
   */
  public @Nullable String text(String name, Predicate<String> isAllowed, String allowed) {
    var text = text(name);
    if (text != null && !isAllowed.test(text)) {
      fault(name, text, allowed);
    }
    return text;
  }

  /** All values of a parameter that may be repeated. */
  public List<String> texts(String name) {
    known.add(name);
    var values = List.copyOf(given.getOrDefault(name, List.of()));
    checkNoControls(name, values);
    return values;
  }

  /** A truth value; null when it is not given. */
  public @Nullable Boolean bool(String name) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    if (!text.equals("true") && !text.equals("false")) {
      fault(name, text, "true, false");
    }
    return text.equals("true");
  }

  /** A whole number; null when it is not given. */
  public @Nullable Long number(String name, long min, long max) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    if (WHOLE_NUMBER.matcher(text).matches()) {
      var number = new BigInteger(text);
      if (number.compareTo(BigInteger.valueOf(min)) >= 0
          && number.compareTo(BigInteger.valueOf(max)) <= 0) {
        return number.longValue();
      }
    }
    fault(name, text, "a whole number from %d to %d".formatted(min, max));
    return null;
  }

  /** An instant, with any offset, in a year that all databases know; null when not given. */
  public @Nullable Instant instant(String name) {
    return instant(name, 1, 9999);
  }

  /** An instant, with any offset; null when it is not given. */
  public @Nullable Instant instant(String name, int firstYear, int lastYear) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    try {
      var parsed = OffsetDateTime.parse(text).toInstant();
      if (!parsed.isBefore(startOf(firstYear)) && parsed.isBefore(startOf(lastYear + 1))) {
        return parsed;
      }
      fault(name, text, "years %d to %d".formatted(firstYear, lastYear));
    } catch (DateTimeParseException unreadable) {
      fault(name, text, "an ISO-8601 instant such as 2026-03-29T01:30:00Z");
    }
    return null;
  }

  private static Instant startOf(int year) {
    return OffsetDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
  }

  /** A constant by its name; null when it is not given. */
  public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
    var text = text(name);
    return text == null ? null : constant(name, text, type);
  }

  /** Constants by their names. */
  public <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
    var constants = new ArrayList<E>();
    for (var text : texts(name)) {
      var constant = constant(name, text, type);
      if (constant != null) {
        constants.add(constant);
      }
    }
    return constants;
  }

  /** Which page, from 1. */
  public int page() {
    var page = number("page", 1, Integer.MAX_VALUE);
    return page == null ? 1 : page.intValue();
  }

  /** How many items a page has at most. */
  public int pageSize() {
    var size = number("pageSize", 1, LARGEST_PAGE_SIZE);
    return size == null ? DEFAULT_PAGE_SIZE : size.intValue();
  }

  /** Where the page before ended; null for the first page. */
  public @Nullable KeyCursor cursor() {
    var text = text("cursor");
    if (text == null) {
      return null;
    }
    var cursor = KeyCursor.read(text);
    if (cursor.isEmpty()) {
      fault("cursor", text, "a nextCursor of an earlier answer");
    }
    return cursor.orElse(null);
  }

  /** The steps of an order: {@code field:asc} or {@code field:desc}, separated by commas. */
  public List<SortStep> sort(String otherwise, Set<String> sortable) {
    var text = text("sort");
    var steps = new ArrayList<SortStep>();
    var left = new TreeSet<>(sortable);
    for (var step : (text == null ? otherwise : text).split(",", -1)) {
      int colon = step.indexOf(':');
      var field = colon < 0 ? step : step.substring(0, colon);
      var direction = colon < 0 ? "asc" : step.substring(colon + 1);
      if (!left.remove(field) || !Set.of("asc", "desc").contains(direction)) {
        fault("sort", step, "field:asc or field:desc, each once, of " + new TreeSet<>(sortable));
        break;
      }
      steps.add(new SortStep(field, direction.equals("asc")));
    }
    return steps;
  }

  /** Which page of things in the order of their names: search, page, size and direction. */
  public NameQuery byName() {
    var sort = sort(NAME + ":asc", Set.of(NAME));
    return new NameQuery(
        text("search"), page(), pageSize(), sort.stream().anyMatch(step -> !step.ascending()));
  }

  /**
   * One step of an order.
   *
   * @param field what to sort by
   * @param ascending which way
   */
  public record SortStep(String field, boolean ascending) {}

  /** Notes a value that is not allowed. */
  public void fault(String name, String found, String allowed) {
    fault(name, "found '%s', allowed: %s".formatted(SafeText.of(found), allowed));
  }

  /**
   * Ends the reading: what was not read is not known.
   *
   * @throws ProblemException naming everything that is wrong
   */
  public void check() {
    for (var name : given.keySet()) {
      if (!known.contains(name)) {
        fault(SafeText.of(name), "unknown parameter, allowed: " + known);
      }
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST,
          "query parameter %s: %s".formatted(faults.get(0).field(), faults.get(0).message()),
          faults);
    }
  }

  private <E extends Enum<E>> @Nullable E constant(String name, String text, Class<E> type) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    fault(name, text, List.of(type.getEnumConstants()).toString());
    return null;
  }

  // No text that could be found has any, and not every database takes them.
  private void checkNoControls(String name, List<String> values) {
    for (var value : values) {
      if (CONTROL.matcher(value).find()) {
        fault(name, value, "no control characters except line break and tab");
        return;
      }
    }
  }

  /** Notes what a rule says of a parameter. */
  public void fault(Violation violation) {
    fault(violation.field(), violation.message());
  }

  private void fault(String name, String message) {
    if (faults.stream().noneMatch(fault -> fault.field().equals(name))) {
      faults.add(new Violation(name, ProblemCode.MALFORMED_REQUEST.code(), message));
    }
  }
}
