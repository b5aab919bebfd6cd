// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** That a run has passed a gate: for conditions of queries. Who claims and ends runs writes it. */
@Entity
@Immutable
@Table(name = "dispatch_permit")
@IdClass(GatePermit.Key.class)
public class GatePermit {

  @Id
  @Column(name = "log_id")
  private long logId;

  @Id private String gate = "";

  /** For the persistence provider. */
  protected GatePermit() {}

  /** Which row. */
  public record Key(long logId, String gate) implements Serializable {}
}
