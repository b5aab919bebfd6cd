// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import org.jspecify.annotations.Nullable;

/**
 * Which rules, by name.
 *
 * @param search only those whose names have this in them, in any case; null for all
 * @param page which page, from 1
 * @param pageSize how many at most
 * @param descending whether the last name comes first
 */
public record AlertQuery(@Nullable String search, int page, int pageSize, boolean descending) {}
