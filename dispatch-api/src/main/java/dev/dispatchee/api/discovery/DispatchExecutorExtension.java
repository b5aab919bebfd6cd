// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchSchedule;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.event.RunEnded;
import dev.dispatchee.api.event.RunStarted;
import dev.dispatchee.api.event.TriggerChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the {@link DispatchExecutor}s of one deployment while the bean container starts, enters
 * them in the {@link ExecutorDirectory} when it has, and takes them out before it stops; with them
 * what the deployment declares of triggers. The same with observers of events and the {@link
 * EventDirectory}. And gives each deployment its {@link dev.dispatchee.api.task.DispatchTasks}.
 *
 * <p>Every fault is a deployment problem, and all of them are reported at once.
 */
public class DispatchExecutorExtension implements Extension {

  private static final Set<?> EVENTS =
      Set.of(RunStarted.class, RunEnded.class, TriggerChanged.class);

  private final List<Bean<?>> found = new ArrayList<>();
  private final List<String> misplaced = new ArrayList<>();
  private final List<DiscoveredExecutor> entered = new ArrayList<>();
  private final List<Class<?>> observers = new ArrayList<>();
  private final List<String> unheard = new ArrayList<>();
  private @Nullable ObservingDeployment observing;
  private final List<DeclaredTriggers> declared = new ArrayList<>();

  void collect(@Observes ProcessBean<?> event) {
    var annotated = event.getAnnotated();
    if (annotated.isAnnotationPresent(DispatchExecutor.class)) {
      found.add(event.getBean());
    } else if (annotated.isAnnotationPresent(DispatchSchedule.class)
        || annotated.isAnnotationPresent(DispatchSchedule.List.class)) {
      misplaced.add(
          "%s has @DispatchSchedule but not @DispatchExecutor"
              .formatted(event.getBean().getBeanClass().getName()));
    }
  }

  void collectObserver(@Observes ProcessObserverMethod<?, ?> event) {
    var observer = event.getObserverMethod();
    if (EVENTS.contains(observer.getObservedType())) {
      observers.add(observer.getBeanClass());
      if (observer.isAsync()) {
        unheard.add(
            "%s observes %s with @ObservesAsync, which is not told: @Observes is"
                .formatted(
                    observer.getBeanClass().getName(), observer.getObservedType().getTypeName()));
      }
    }
  }

  void offerTasks(@Observes AfterBeanDiscovery event, BeanManager beans) {
    TasksBean.add(event, beans, this::ownTypes);
  }

  private Set<String> ownTypes() {
    return entered.stream()
        .map(executor -> executor.description().type())
        .collect(Collectors.toUnmodifiableSet());
  }

  void enter(@Observes AfterDeploymentValidation event, BeanManager beans) {
    var faults = new ArrayList<>(unheard);
    faults.addAll(misplaced);
    var arriving = new ArrayList<DiscoveredExecutor>();
    for (var bean : found) {
      if (bean.getTypes().contains(DispatchTaskExecutor.class)) {
        var description = ExecutorDescription.of(bean.getBeanClass());
        arriving.add(new DiscoveredExecutor(description, bean, beans));
        faults.addAll(ExecutorDescription.settingsFaultsOf(bean.getBeanClass()));
      } else {
        faults.add(
            "%s has @DispatchExecutor but is not a DispatchTaskExecutor"
                .formatted(bean.getBeanClass().getName()));
      }
    }
    var told = enterUnlessFaulty(faults, arriving);
    told.forEach(fault -> refuse(event, fault));
    if (told.isEmpty() && !observers.isEmpty()) {
      observe(observers.get(0), beans);
    }
  }

  private void observe(Class<?> observer, BeanManager beans) {
    observing = new ObservingDeployment(Archives.of(observer), observer.getClassLoader(), beans);
    EventDirectory.shared().enter(observing);
  }

  private List<String> enterUnlessFaulty(List<String> faults, List<DiscoveredExecutor> arriving) {
    var directory = ExecutorDirectory.shared();
    if (faults.isEmpty()) {
      faults.addAll(directory.enter(arriving));
    } else {
      faults.addAll(directory.check(arriving));
    }
    if (faults.isEmpty()) {
      entered.addAll(arriving);
      declared.addAll(DeclarationSearch.of(found.stream().map(Bean::getBeanClass).toList()));
      directory.declare(declared);
    }
    return faults;
  }

  private static void refuse(AfterDeploymentValidation event, String fault) {
    event.addDeploymentProblem(new DeploymentException(fault));
  }

  // Before the beans of the deployment are destroyed, and again at the end for the deployments
  // whose application scope never started.
  void leave(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    leave();
  }

  void leave(@Observes BeforeShutdown event) {
    leave();
  }

  // Its observers last: they may be told of its last runs.
  private void leave() {
    var directory = ExecutorDirectory.shared();
    directory.undeclare(declared);
    directory.leave(entered);
    if (observing != null) {
      try {
        EventDirectory.shared().leave(observing);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
