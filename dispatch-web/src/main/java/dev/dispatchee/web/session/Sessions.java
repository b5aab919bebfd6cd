// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions of this server. There is a limit to them, for each user and for all: who signs in
 * once more ends the session that was not used for longest. Safe for several threads.
 */
@ApplicationScoped
class Sessions {

  static final int MOST_OF_A_USER = 20;
  static final int MOST = 1_000;

  private final Map<SignedIn, HttpSession> sessions = new LinkedHashMap<>();

  /** Ends sessions so that there is room for one more. */
  void makeRoom(String user) {
    // Outside of the lock: what listens to the end of a session is not ours to know.
    surplus(user).forEach(Sessions::end);
  }

  /** There is one more. */
  synchronized void add(SignedIn signedIn, HttpSession session) {
    sessions.put(signedIn, session);
  }

  private synchronized List<HttpSession> surplus(String user) {
    sessions.keySet().removeIf(signedIn -> !signedIn.isOpen());
    var surplus = new ArrayList<SignedIn>();
    var ofUser = sessions.keySet().stream().filter(one -> one.user().equals(user)).toList();
    if (ofUser.size() >= MOST_OF_A_USER) {
      surplus.add(longestUnused(ofUser));
    } else if (sessions.size() >= MOST) {
      surplus.add(longestUnused(List.copyOf(sessions.keySet())));
    }
    return surplus.stream().map(sessions::remove).toList();
  }

  private static SignedIn longestUnused(List<SignedIn> all) {
    return all.stream().max(Comparator.comparingLong(SignedIn::idleNanos)).orElseThrow();
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException endedMeanwhile) {
      // As it should be.
    }
  }
}
