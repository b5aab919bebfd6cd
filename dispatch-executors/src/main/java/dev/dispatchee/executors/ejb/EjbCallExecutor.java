// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.executors.jndi.ServerNames;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Calls one method of a bean, with no transaction open. */
@DispatchExecutor(
    type = "ejb-call",
    name = "EJB call",
    description =
        "Calls a method of an enterprise bean in this server that an administrator allows. The"
            + " output holds its result as JSON.",
    texts = "dev.dispatchee.executors.Texts",
    restricted = true,
    settings = EjbCallSettings.class)
public class EjbCallExecutor extends BaseDispatchTaskExecutor {

  private final String methods;
  private final ServerNames names;

  /**
   * Keeps what is allowed; read anew for each run.
   *
   * @param methods the entries of {@link AllowedMethods}
   */
  @Inject
  public EjbCallExecutor(@ConfigProperty(name = AllowedMethods.KEY) Optional<String> methods) {
    this(methods.orElse(""), ServerNames.ofThisServer());
  }

  EjbCallExecutor(String methods, ServerNames names) {
    this.methods = methods;
    this.names = names;
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(EjbCallSettings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context) throws Exception {
    var call = context.settings().as(EjbCallSettings.class);
    AllowedMethods.parse(methods).check(call.bean(), call.method());
    var bean = names.find(call.bean(), Object.class, "a bean");
    var view =
        BusinessMethod.view(bean.getClass(), call.view())
            .orElseThrow(
                () ->
                    new EjbCallException(
                        "%s is no bean of type %s".formatted(call.bean(), call.view()), null));
    var json = new StrictJson();
    var arguments = new CallArguments(json);
    var elements = arguments.parse(call.arguments());
    var method = BusinessMethod.find(view, call.method(), elements.size());
    var bound = arguments.bind(elements, method);
    var result = result(call, invoke(call, bean, method, bound));
    if (method.method().getReturnType() != void.class) {
      ResultReport.write(result, json, context);
    }
  }

  private static @Nullable Object invoke(
      EjbCallSettings call, Object bean, BusinessMethod method, Object[] arguments)
      throws Exception {
    try {
      return method.method().invoke(bean, arguments);
    } catch (InvocationTargetException failed) {
      throw CallFailure.of(call, failed.getTargetException());
    } catch (IllegalAccessException hidden) {
      throw new EjbCallException(call.shown() + " is not public", hidden);
    }
  }

  /** What a method has returned, or will: an asynchronous one is waited for. */
  private static @Nullable Object result(EjbCallSettings call, @Nullable Object returned)
      throws Exception {
    var future =
        returned instanceof CompletionStage<?> stage ? stage.toCompletableFuture() : returned;
    if (!(future instanceof Future<?> pending)) {
      return returned;
    }
    try {
      return pending.get();
    } catch (InterruptedException canceled) {
      pending.cancel(true);
      throw canceled;
    } catch (ExecutionException failed) {
      throw CallFailure.of(call, failed);
    }
  }
}
