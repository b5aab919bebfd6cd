// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Writes down how it was called; one fact on each line. */
@Dependent
@DispatchExecutor(type = ReportingExecutor.TYPE, name = "Probe: reports how it is called")
public class ReportingExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-report";

  private static final AtomicInteger DESTROYED = new AtomicInteger();

  @Inject private CallerBean caller;
  @Inject private RequestBean request;

  @Override
  public void execute(DispatchTaskContext context) throws NamingException {
    var loader = Thread.currentThread().getContextClassLoader();
    request.call();
    tell(context, "caller", caller.caller());
    tell(context, "administrator", caller.isAdministrator());
    tell(context, "own class loader", loader == ReportingExecutor.class.getClassLoader());
    tell(context, "calls in this request", request.call());
    tell(context, "request beans alive", RequestBean.alive());
    tell(context, "executors destroyed", DESTROYED.get());
    tell(context, "transaction", transactionStatus());
    tell(context, "attempt", context.attempt());
    tell(context, "planned", context.plannedDate());
    tell(context, "key", context.idempotencyKey());
    tell(context, "last success", context.lastSuccess().isPresent());
    if (context.settings().get("fail").isPresent()) {
      throw new IllegalStateException("as told");
    }
  }

  @PreDestroy
  void end() {
    DESTROYED.incrementAndGet();
  }

  private static int transactionStatus() throws NamingException {
    TransactionSynchronizationRegistry registry =
        InitialContext.doLookup("java:jboss/TransactionSynchronizationRegistry");
    return registry.getTransactionStatus();
  }

  private static void tell(DispatchTaskContext context, String what, Object value) {
    context.output().println(what + ": " + value);
  }
}
