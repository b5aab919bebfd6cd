// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.group;

import org.jspecify.annotations.Nullable;

/**
 * Which page of groups is wanted.
 *
 * @param search a part of the name, in any case; null for all
 * @param page from 1
 * @param pageSize how many on a page
 * @param descending whether the last name comes first
 */
public record GroupQuery(@Nullable String search, int page, int pageSize, boolean descending) {}
