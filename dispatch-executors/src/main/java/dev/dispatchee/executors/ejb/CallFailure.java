// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import dev.dispatchee.api.PermanentFailureException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Why a call failed: what the bean has thrown, without what the container has put around it. */
final class CallFailure {

  private static final int MOST_CAUSES = 20;

  private CallFailure() {}

  /** What is to be thrown. A bean that says that another attempt makes no sense is believed. */
  static Exception of(EjbCallSettings call, Throwable thrown) {
    if (isAmongCauses(EJBAccessException.class, thrown)) {
      return new PermanentFailureException(
          call.shown() + " needs a role, and a run has none", thrown);
    }
    var cause = thrown(thrown);
    var message = cause.getMessage();
    var sentence =
        "%s failed: %s%s"
            .formatted(
                call.shown(),
                cause.getClass().getSimpleName(),
                message == null ? "" : ": " + message);
    return isAmongCauses(PermanentFailureException.class, thrown)
        ? new PermanentFailureException(sentence, thrown)
        : new EjbCallException(sentence, thrown);
  }

  private static Throwable thrown(Throwable thrown) {
    var found = thrown;
    for (int i = 0; i < MOST_CAUSES; i++) {
      var inside = found.getCause();
      boolean wrapping = found instanceof EJBException || found instanceof ExecutionException;
      if (!wrapping || inside == null) {
        return found;
      }
      found = inside;
    }
    return found;
  }

  private static boolean isAmongCauses(Class<?> type, Throwable thrown) {
    @Nullable Throwable cause = thrown;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
