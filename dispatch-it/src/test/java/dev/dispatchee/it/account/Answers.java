// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the API has said is done. Safe for several threads. */
public final class Answers {

  private final List<Long> created = new CopyOnWriteArrayList<>();
  private final List<Long> deleted = new CopyOnWriteArrayList<>();
  private final List<Long> queued = new CopyOnWriteArrayList<>();
  private final List<Said> described = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  /** A description that was given to a trigger. */
  record Said(long trigger, String description) {}

  /** A trigger was made. */
  public void created(long trigger) {
    created.add(trigger);
  }

  /** A trigger was deleted. */
  public void deleted(long trigger) {
    deleted.add(trigger);
  }

  /** A run was queued. */
  public void queued(long log) {
    queued.add(log);
  }

  /** A trigger was given a description that it never had before. */
  public void described(long trigger, String description) {
    described.add(new Said(trigger, description));
  }

  /** A request failed by no fault of its own, while the server was there. */
  public void failed(String answer) {
    failures.add(answer);
  }

  List<Long> created() {
    return created;
  }

  List<Long> deleted() {
    return deleted;
  }

  List<Long> queued() {
    return queued;
  }

  List<Said> described() {
    return described;
  }

  List<String> failures() {
    return failures;
  }
}
