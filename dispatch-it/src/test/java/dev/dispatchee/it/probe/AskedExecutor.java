// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskTrigger;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Is ready unless the file of its setting is there: what stands in that says why not, or what it is
 * to do when it is asked.
 */
@Dependent
@DispatchExecutor(
    type = AskedExecutor.TYPE,
    name = "Probe: is asked",
    description = "Ready unless a file is there.",
    texts = "dev.dispatchee.it.probe.Texts",
    singleNode = true)
public class AskedExecutor implements DispatchTaskExecutor {

  /** Its type. */
  public static final String TYPE = "probe-asked";

  /** Has it hang. */
  public static final String HANG = "hang";

  /** Has it fail. */
  public static final String FAIL = "fail";

  /** Has it tell how it is called. */
  public static final String TELL = "tell";

  @Inject private CallerBean caller;
  @Inject private RequestBean request;

  @Override
  public void execute(DispatchTaskContext context) {
    context.output().print("ran");
  }

  @Override
  public Optional<String> notReady(DispatchTaskTrigger trigger) {
    var file = Path.of(trigger.settings().require("file"));
    try {
      return Files.exists(file)
          ? Optional.of(answer(Files.readString(file), trigger))
          : Optional.empty();
    } catch (IOException | NamingException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private String answer(String wanted, DispatchTaskTrigger trigger) throws NamingException {
    return switch (wanted) {
      case HANG -> hang();
      case FAIL -> throw new UncheckedIOException(new IOException("as told"));
      case TELL -> {
        request.call();
        yield "caller %s, administrator %s, own class loader %s, calls %d, transaction %d, trigger %s"
            .formatted(
                caller.caller(),
                caller.isAdministrator(),
                Thread.currentThread().getContextClassLoader() == getClass().getClassLoader(),
                request.call(),
                transactionStatus(),
                trigger.triggerName());
      }
      default -> wanted;
    };
  }

  private static String hang() {
    try {
      return "let go: " + new CountDownLatch(1).await(1, TimeUnit.MINUTES);
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  private static int transactionStatus() throws NamingException {
    TransactionSynchronizationRegistry registry =
        InitialContext.doLookup("java:jboss/TransactionSynchronizationRegistry");
    return registry.getTransactionStatus();
  }
}
