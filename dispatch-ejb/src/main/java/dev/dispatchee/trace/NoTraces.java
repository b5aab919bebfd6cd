// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trace;

import org.jspecify.annotations.Nullable;

/** Keeps none. */
final class NoTraces implements Traces {

  private static final Doing NOTHING = new Nothing();

  @Override
  public boolean areKept() {
    return false;
  }

  @Override
  public @Nullable String current() {
    return null;
  }

  @Override
  public Doing begin(String name, @Nullable String cause) {
    return NOTHING;
  }

  private static final class Nothing implements Doing {

    @Override
    public Doing with(String name, String value) {
      return this;
    }

    @Override
    public Doing with(String name, long value) {
      return this;
    }

    @Override
    public void failed(String why) {
      // Nobody is told.
    }

    @Override
    public @Nullable String traceParent() {
      return null;
    }

    @Override
    public void leave() {
      // It was nowhere.
    }

    @Override
    public void end() {
      // Nobody is told.
    }
  }
}
