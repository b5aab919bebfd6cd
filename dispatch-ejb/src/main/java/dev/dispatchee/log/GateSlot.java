// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * That a run has the slot of its trigger, and with it a place in a group: for conditions of
 * queries. Who claims and ends runs writes it.
 */
@Entity
@Immutable
@Table(name = "dispatch_slot")
@IdClass(GateSlot.Key.class)
public class GateSlot {

  @Id
  @Column(name = "trigger_id")
  private long triggerId;

  @Id
  @Column(name = "target_node")
  private String targetNode = "";

  @Column(name = "log_id")
  private long logId;

  @Column(name = "gate")
  private @Nullable String gate;

  /** For the persistence provider. */
  protected GateSlot() {}

  /** Which row. */
  public record Key(long triggerId, String targetNode) implements Serializable {}
}
