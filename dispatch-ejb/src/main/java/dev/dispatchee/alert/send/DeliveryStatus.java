// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

/** What becomes of a message; the names are those of the admin API. */
public enum DeliveryStatus {
  /** It is to be sent, for the first time or again. */
  PENDING,
  /** The receiver has accepted it. */
  SENT,
  /** It was tried for as long as is allowed. */
  FAILED,
  /** Its rule was muted before it was sent. */
  MUTED
}
