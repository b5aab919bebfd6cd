// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.listener.RunThreads;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Singleton;
import java.util.concurrent.RejectedExecutionException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The managed executor service of the server's configuration. Looked up when it is needed, so that
 * the application starts without it and readiness can tell what is missing.
 */
@Singleton
class ManagedThreads implements RunThreads {

  private static final String NAME = "java:jboss/ee/concurrency/executor/dispatch";

  private volatile @Nullable ManagedExecutorService service;

  @Override
  public void execute(Runnable slot) {
    service().execute(slot);
  }

  @SuppressWarnings("BanJNDI") // A constant name in the server's own directory.
  private ManagedExecutorService service() {
    var found = service;
    if (found == null) {
      try {
        found = InitialContext.doLookup(NAME);
        service = found;
      } catch (NamingException missing) {
        throw new RejectedExecutionException("there is no " + NAME, missing);
      }
    }
    return found;
  }
}
