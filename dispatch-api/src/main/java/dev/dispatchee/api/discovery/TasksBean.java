// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.task.DispatchTasks;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.security.Principal;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes {@link DispatchTasks} a bean of a deployment. */
final class TasksBean {

  private static final String NOBODY = "anonymous";

  private final BeanManager beans;
  private final Supplier<Set<String>> ownTypes;

  private TasksBean(BeanManager beans, Supplier<Set<String>> ownTypes) {
    this.beans = beans;
    this.ownTypes = ownTypes;
  }

  /**
   * Adds it.
   *
   * @param ownTypes the executors that the deployment has entered
   */
  static void add(AfterBeanDiscovery event, BeanManager beans, Supplier<Set<String>> ownTypes) {
    var bean = new TasksBean(beans, ownTypes);
    event
        .<DispatchTasks>addBean()
        .beanClass(DispatchTasks.class)
        .types(DispatchTasks.class, Object.class)
        .scope(Dependent.class)
        .produceWith(bean::create);
  }

  private DispatchTasks create(Instance<Object> instances) {
    var deployment = deployment(instances.select(InjectionPoint.class).get());
    return new TasksOfDeployment(
        TaskDesk.shared(), () -> new TaskOrigin(deployment, user(), ownTypes.get()));
  }

  // By where it is injected: there is one bean for all archives of an application.
  private static String deployment(@Nullable InjectionPoint into) {
    if (into == null) {
      return String.valueOf(Thread.currentThread().getContextClassLoader().getName());
    }
    var bean = into.getBean();
    return Archives.of(bean == null ? into.getMember().getDeclaringClass() : bean.getBeanClass());
  }

  private @Nullable String user() {
    var principals = beans.createInstance().select(Principal.class);
    if (!principals.isResolvable()) {
      return null;
    }
    try {
      var name = principals.get().getName();
      return name == null || name.isBlank() || name.equals(NOBODY) ? null : name;
    } catch (RuntimeException nobody) {
      // What a container throws where a deployment has no security, or a thread no user.
      return null;
    }
  }
}
