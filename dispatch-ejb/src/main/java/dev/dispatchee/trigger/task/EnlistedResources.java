// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import jakarta.transaction.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resources that take part in a transaction. No standard tells them, but the transaction
 * manager of WildFly does: Narayana, behind the server's own transaction client. Its classes are
 * not ours to compile against, so they are asked by the names of their public methods.
 *
 * @param resources what they are: of XA, or what stands for one without it
 */
record EnlistedResources(Collection<?> resources) {

  /** The interface that marks one without XA, by either of its names. */
  private static final Set<String> WITHOUT_XA =
      Set.of(
          "org.jboss.tm.LastResource",
          "com.arjuna.ats.jta.resources.LastResourceCommitOptimisation");

  /** Those of a transaction; empty if its manager does not tell. */
  static Optional<EnlistedResources> of(Transaction transaction) {
    try {
      var inner = called(transaction, "getProviderInterface", Class.class, Transaction.class);
      return called(inner == null ? transaction : inner, "getResources")
              instanceof Map<?, ?> byResource
          ? Optional.of(new EnlistedResources(Set.copyOf(byResource.keySet())))
          : Optional.empty();
    } catch (ReflectiveOperationException otherManager) {
      TaskLog.LOG.resourcesUntold(otherManager.toString());
      return Optional.empty();
    }
  }

  /** Whether a data source, which may be without XA, can be used beside them. */
  boolean allow(String dataSource) {
    for (var resource : resources) {
      if (isWithoutXa(resource) && !dataSource.equals(jndiName(resource))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithoutXa(Object resource) {
    return interfaces(resource.getClass()).stream().anyMatch(WITHOUT_XA::contains);
  }

  private static Set<String> interfaces(Class<?> type) {
    var names = new HashSet<String>();
    for (Class<?> next = type; next != null; next = next.getSuperclass()) {
      for (var one : next.getInterfaces()) {
        names.add(one.getName());
        names.addAll(interfaces(one));
      }
    }
    return names;
  }

  private static String jndiName(Object resource) {
    try {
      return String.valueOf(called(resource, "getJndiName"));
    } catch (ReflectiveOperationException nameless) {
      return "";
    }
  }

  private static Object called(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static Object called(Object target, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    return target.getClass().getMethod(method, type).invoke(target, argument);
  }
}
