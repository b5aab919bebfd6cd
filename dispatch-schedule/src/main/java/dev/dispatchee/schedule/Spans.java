// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Stretches of time in order, none of which touches another. */
final class Spans {

  private static final Spans NONE = new Spans(List.of());

  private final List<Span> spans;
  private final long[] starts;

  private Spans(List<Span> spans) {
    this.spans = spans;
    this.starts = spans.stream().mapToLong(Span::from).toArray();
  }

  /** The union of some, in any order; empty ones count for nothing. */
  static Spans of(List<Span> some) {
    if (some.isEmpty()) {
      return NONE;
    }
    var joined = new ArrayList<Span>();
    for (var next : some.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
      if (next.isEmpty()) {
        continue;
      }
      int last = joined.size() - 1;
      if (last >= 0 && next.from() <= joined.get(last).to()) {
        var before = joined.get(last);
        joined.set(last, new Span(before.from(), Math.max(before.to(), next.to())));
      } else {
        joined.add(next);
      }
    }
    return new Spans(List.copyOf(joined));
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** When the next begins that begins at or after a millisecond; the end of time if none does. */
  long nextStart(long millis) {
    int index = Arrays.binarySearch(starts, millis);
    int next = index >= 0 ? index : -index - 1;
    return next < starts.length ? starts[next] : Long.MAX_VALUE;
  }

  List<Span> all() {
    return spans;
  }

  Spans and(Spans others) {
    if (others.spans.isEmpty() || spans.isEmpty()) {
      return spans.isEmpty() ? others : this;
    }
    var both = new ArrayList<>(spans);
    both.addAll(others.spans);
    return of(both);
  }

  /** The parts that lie in a stretch. */
  Spans within(Span outer) {
    int index = indexAt(outer.from());
    var found = new ArrayList<Span>();
    for (int i = Math.max(0, index); i < spans.size() && spans.get(i).from() < outer.to(); i++) {
      var one = spans.get(i);
      found.add(new Span(Math.max(one.from(), outer.from()), Math.min(one.to(), outer.to())));
    }
    return of(found);
  }

  /** What is left of a stretch without these. */
  Spans leftOf(Span outer) {
    var left = new ArrayList<Span>();
    long from = outer.from();
    for (var one : within(outer).spans) {
      left.add(new Span(from, one.from()));
      from = one.to();
    }
    left.add(new Span(from, outer.to()));
    return of(left);
  }

  /** The last that begins at or before a millisecond, as an index; -1 if none does. */
  private int indexAt(long millis) {
    int index = Arrays.binarySearch(starts, millis);
    return index >= 0 ? index : -index - 2;
  }

  /**
   * What holds at a millisecond of a stretch: the one of these that it is in, or what lies between
   * them.
   */
  Held at(long millis, Span outer) {
    int index = indexAt(millis);
    if (index >= 0 && millis < spans.get(index).to()) {
      return new Held(true, spans.get(index));
    }
    long from = index >= 0 ? spans.get(index).to() : outer.from();
    long to = index + 1 < spans.size() ? spans.get(index + 1).from() : outer.to();
    return new Held(false, new Span(from, to));
  }

  /**
   * What holds for how long.
   *
   * @param inside whether it is one of the stretches
   */
  record Held(boolean inside, Span span) {}
}
