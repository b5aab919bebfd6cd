// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed in by the form, for as long as the session lasts. It is kept in the session,
 * whose end, whatever its cause, ends this. Safe for several threads.
 */
public final class SignedIn implements HttpSessionBindingListener {

  private static final String ATTRIBUTE = SignedIn.class.getName();

  private final String user;
  private final SessionRules rules;
  private final LongSupplier nanos;
  private final long began;
  private volatile long used;
  private volatile boolean ended;

  /**
   * Begins now.
   *
   * @param nanos a clock that only goes forward
   */
  SignedIn(String user, SessionRules rules, LongSupplier nanos) {
    this.user = user;
    this.rules = rules;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.used = began;
  }

  /** Who sent the request, if they did so in a session that goes on. */
  public static Optional<SignedIn> of(HttpServletRequest request) {
    return of(request.getSession(false)).filter(SignedIn::isOpen);
  }

  static Optional<SignedIn> of(@Nullable HttpSession session) {
    return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  void keepIn(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  String user() {
    return user;
  }

  /** Whether the session goes on. */
  public boolean isOpen() {
    long now = nanos.getAsLong();
    return !ended && now - used < rules.idle().toNanos() && now - began < rules.longest().toNanos();
  }

  /** They did something. */
  void use() {
    used = nanos.getAsLong();
  }

  /** For how long nothing was done. */
  long idleNanos() {
    return nanos.getAsLong() - used;
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    ended = true;
  }
}
