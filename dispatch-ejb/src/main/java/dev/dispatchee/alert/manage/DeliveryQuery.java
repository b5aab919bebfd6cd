// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.alert.send.DeliveryStatus;
import dev.dispatchee.page.KeyCursor;
import org.jspecify.annotations.Nullable;

/**
 * Which messages, the newest first.
 *
 * @param alert only those of a rule; null for all
 * @param status only those that this became of; null for all
 * @param cursor where the page before ended; null for the first
 * @param pageSize how many at most
 * @param withCount whether all of them are counted
 */
public record DeliveryQuery(
    @Nullable Long alert,
    @Nullable DeliveryStatus status,
    @Nullable KeyCursor cursor,
    int pageSize,
    boolean withCount) {}
