// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.log.LogView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a follower is told, a line for each event. */
public class Told implements LogFollower {

  final List<String> events = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  boolean ready = true;
  boolean gone;

  /** What it was told so far. */
  public List<String> events() {
    return events;
  }

  String text() {
    return text.toString();
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public void output(long offset, String said, long end) {
    assertThat(end - offset).isEqualTo(said.getBytes(StandardCharsets.UTF_8).length);
    text.append(said);
    events.add("output %d '%s' @%d".formatted(offset, said, end));
  }

  @Override
  public void progress(int percent, String message, long end) {
    events.add("progress %d %s @%d".formatted(percent, message, end));
  }

  @Override
  public void status(LogView log, long end) {
    events.add("status %s @%d".formatted(log.status(), end));
  }

  @Override
  public void stillHere() {
    events.add("still here");
  }

  @Override
  public void end() {
    events.add("end");
  }
}
