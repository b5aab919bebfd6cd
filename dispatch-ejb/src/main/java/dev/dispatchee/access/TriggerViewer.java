// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A group that may see a trigger which not everybody may: for conditions of queries. */
@Entity
@Immutable
@Table(name = "dispatch_trigger_viewer")
@IdClass(TriggerViewer.Key.class)
public class TriggerViewer {

  @Id
  @Column(name = "trigger_id")
  private long triggerId;

  @Id
  @Column(name = "group_name")
  private String groupName = "";

  /** For the persistence provider. */
  protected TriggerViewer() {}

  /** Which row. */
  public record Key(long triggerId, String groupName) implements Serializable {}
}
