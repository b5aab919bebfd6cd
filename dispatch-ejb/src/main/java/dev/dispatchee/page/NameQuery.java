// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of things that are few and stand in the order of their names.
 *
 * @param search only those whose names have this in them, in any case; null for all
 * @param page which page, from 1
 * @param pageSize how many at most
 * @param descending whether the last name comes first
 */
public record NameQuery(@Nullable String search, int page, int pageSize, boolean descending) {

  /**
   * The page.
   *
   * @param all all there are, ordered by name
   * @param name tells the name of one
   */
  public <T> Page<T> of(List<T> all, Function<? super T, String> name) {
    var part = search == null ? "" : search.toLowerCase(Locale.ROOT);
    var found =
        new ArrayList<>(
            all.stream()
                .filter(one -> name.apply(one).toLowerCase(Locale.ROOT).contains(part))
                .toList());
    if (descending) {
      Collections.reverse(found);
    }
    var items = found.stream().skip((page - 1L) * pageSize).limit(pageSize).toList();
    return Page.of(items, page, pageSize, found.size());
  }
}
