// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logging.MDC;

/** Logs through three logging interfaces, counts its runs, and leaves a result. */
@Dependent
@DispatchExecutor(type = LoggingExecutor.TYPE, name = "Probe: logs")
public class LoggingExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-log";

  @Override
  public void execute(DispatchTaskContext context) {
    org.jboss.logging.Logger.getLogger("by.jboss").warnf("%d of %s", 7, "many");
    Logger.getLogger("by.jul").log(Level.INFO, "{0} of {1}", new Object[] {8, "many"});
    System.getLogger("by.system").log(System.Logger.Level.ERROR, "broke", new Exception("odd"));
    Logger.getLogger("by.jul").fine("not seen");
    context.output().println("run " + MDC.get("dispatch.log"));
    int runs = context.state().get("runs").map(Integer::valueOf).orElse(0) + 1;
    context.state().put("runs", Integer.toString(runs));
    context.result("run " + runs);
  }
}
